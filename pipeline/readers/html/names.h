#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "pipeline/readers/markup/tree.h"

namespace rasoat::readers::html {

// What the names of an element (class, id, itemprop) say of it, by clutter_names.tsv and
// article_names.tsv. Both empty for names that say nothing.
struct NameHint {
  std::string_view clutter;  // the rule: "related", "share" …
  std::string_view part;     // of an article: "body", "title", "lead" …
};

// Looks the names of one page up; each combination once.
class Names {
 public:
  explicit Names(const markup::Tree& page) : page_(page) {}
  const NameHint& HintOf(markup::NodeId element);

 private:
  const markup::Tree& page_;
  std::unordered_map<std::string, NameHint> known_;
};

}  // namespace rasoat::readers::html
