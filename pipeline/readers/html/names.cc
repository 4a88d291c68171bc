#include "pipeline/readers/html/names.h"

#include <algorithm>
#include <cctype>
#include <span>
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

std::string_view Match(std::span<const Row> rows, const std::vector<std::string>& words,
                       std::string_view squeezed) {
  for (const Row& row : rows) {
    const bool part = row.match[0] == 'p';
    const bool found = part ? squeezed.find(row.name) != std::string_view::npos
                            : std::find(words.begin(), words.end(), row.name) != words.end();
    if (found) return row.rule;
  }
  return {};
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
    hint = {Match(kClutter, words, squeezed), Match(kParts, words, squeezed)};
  }
  return known_.emplace(std::move(key), hint).first->second;
}

}  // namespace rasoat::readers::html
