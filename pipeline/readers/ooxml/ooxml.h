#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/readers/markup/tree.h"
#include "pipeline/readers/package/package.h"

// What Word and Excel files have in common (ECMA-376 part 2): parts that name each other through
// relationships. Transitional and strict names lead to the same tree.

namespace rasoat::readers::ooxml {

// Parses a part: elements and attributes get the prefixes w, s, a, r, mc, wps, v, dc, cp, rel.
markup::Tree Parse(std::string_view bytes);

struct Relationship {
  std::string type;    // the last word of its URI: "officeDocument", "styles", "footnotes"
  std::string target;  // the name of a part; for an external one the address
  bool external = false;
};

// The relationships of one part, by id.
using Relationships = std::map<std::string, Relationship>;

class Document {
 public:
  // Throws Error as Package does, and kMalformed without a main part.
  explicit Document(std::string_view bytes);

  const std::string& main_part() const { return main_part_; }
  const Relationships& relationships() const { return relationships_; }

  // The part that the main part relates to in this way; nothing without one. A part that is there
  // and cannot be read is named in `missing`, and counts as not there.
  std::optional<markup::Tree> Related(std::string_view type);

  // Any part by name, as `Related` treats it.
  std::optional<markup::Tree> Part(const std::string& name);

  // The main part. Throws Error kMalformed.
  markup::Tree Main();

  // dc:title and dc:creator, and the other core properties that documents have.
  void ReadProperties(RawDocument& document);

  const std::vector<std::string>& missing() const { return missing_; }

 private:
  Relationships ReadRelationships(const std::string& part);

  Package package_;
  std::string main_part_;
  Relationships root_;
  Relationships relationships_;  // of the main part
  std::vector<std::string> missing_;
};

}  // namespace rasoat::readers::ooxml
