#include "pipeline/readers/html/names.h"

#include <algorithm>
#include <cctype>
#include <span>
#include <unordered_map>
#include <vector>

namespace rasoat::readers::html {
namespace {

struct Row {
  const char* rule;
  const char* match;
  const char* name;
  int line;
};

constexpr Row kClutter[] = {
#include "html_clutter_names.inc"
};

constexpr Row kParts[] = {
#include "html_article_names.inc"
};

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsAlnum(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

// The words of "tin-lien-quan articleTools": at marks, and where capitals begin.
std::vector<std::string> Words(std::string_view names) {
  std::vector<std::string> words(1);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const char c = names[i];
    const bool hump = IsUpper(c) && i > 0 && !IsUpper(names[i - 1]);
    if ((!IsAlnum(c) || hump) && !words.back().empty()) words.emplace_back();
    if (IsAlnum(c)) words.back().push_back(static_cast<char>(std::tolower(c)));
  }
  return words;
}

// Each name without its marks, blanks between them: "tinlienquan articletools".
std::string Squeezed(std::string_view names) {
  std::string out;
  for (const char c : names) {
    if (c == ' ') out.push_back(' ');
    if (IsAlnum(c)) out.push_back(static_cast<char>(std::tolower(c)));
  }
  return out;
}

// One table, so that a name is compared with few of its rows. Of several that match, the first row
// of the table counts.
struct Lookup {
  std::unordered_map<std::string_view, const Row*> words;
  std::vector<const Row*> parts;
};

Lookup MakeLookup(std::span<const Row> rows) {
  Lookup lookup;
  for (const Row& row : rows) {
    if (row.match[0] == 'p') {
      lookup.parts.push_back(&row);
    } else {
      lookup.words.emplace(row.name, &row);
    }
  }
  return lookup;
}

std::string_view Match(const Lookup& lookup, const std::vector<std::string>& words,
                       std::string_view squeezed) {
  const Row* best = nullptr;
  for (const std::string& word : words) {
    const auto found = lookup.words.find(word);
    if (found == lookup.words.end()) continue;
    if (best == nullptr || found->second->line < best->line) best = found->second;
  }
  for (const Row* part : lookup.parts) {
    if (best != nullptr && best->line < part->line) break;
    if (squeezed.find(part->name) != std::string_view::npos) return part->rule;
  }
  return best == nullptr ? std::string_view() : best->rule;
}

}  // namespace

const NameHint& Names::HintOf(markup::NodeId element) {
  std::string key;
  for (const char* attribute : {"class", "id", "itemprop"}) {
    key += page_.Attribute(element, attribute);
    key += ' ';
  }
  const auto known = known_.find(key);
  if (known != known_.end()) return known->second;
  NameHint hint;
  if (key.size() > 3) {
    const std::vector<std::string> words = Words(key);
    const std::string squeezed = Squeezed(key);
    static const Lookup kClutterLookup = MakeLookup(kClutter);
    static const Lookup kPartLookup = MakeLookup(kParts);
    hint = {Match(kClutterLookup, words, squeezed), Match(kPartLookup, words, squeezed)};
  }
  return known_.emplace(std::move(key), hint).first->second;
}

}  // namespace rasoat::readers::html
