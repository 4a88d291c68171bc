#include "pipeline/readers/text/front_matter.h"

#include <algorithm>
#include <cctype>

#include "pipeline/model/timestamp.h"

namespace rasoat::readers::text {
namespace {

constexpr int kMostLines = 100;
constexpr std::string_view kFence = "---";

struct Key {
  std::string_view name;
  const char* field;  // as in the record
  std::string DocumentInfo::*member;
};

constexpr Key kKeys[] = {
    {"title", "title", &DocumentInfo::title},
    {"author", "author", &DocumentInfo::author},
    {"authors", "author", &DocumentInfo::author},
    {"source", "origin", &DocumentInfo::origin},
    {"publisher", "publisher", &DocumentInfo::publisher},
    {"site", "publisher", &DocumentInfo::publisher},
    {"url", "url", &DocumentInfo::url},
    {"link", "url", &DocumentInfo::url},
    {"description", "lead", &DocumentInfo::lead},
    {"summary", "lead", &DocumentInfo::lead},
};

std::string_view Trim(std::string_view text) {
  const std::size_t start = std::min(text.find_first_not_of(" \t\r"), text.size());
  text.remove_prefix(start);
  return text.substr(0, text.find_last_not_of(" \t\r") + 1);
}

std::string_view Unquoted(std::string_view value) {
  const bool quoted = value.size() > 1 && (value.front() == '"' || value.front() == '\'') &&
                      value.back() == value.front();
  return quoted ? value.substr(1, value.size() - 2) : value;
}

bool IsDateKey(std::string_view key) {
  return key == "date" || key == "published" || key == "publishdate" || key == "pubdate";
}

void Take(std::string_view key, std::string_view value, RawDocument& document) {
  if (value.empty()) return;
  if (IsDateKey(key)) {
    const auto time = ParseIsoTimestamp(value);
    if (!time) {
      document.warnings.push_back({"bad-date", std::string(key)});
      return;
    }
    const Timestamp local = InVietnam(*time);
    document.published = ToIso(local.date);
    if (local.minute >= 0) document.published_at = ToIso(local);
    document.metadata.push_back({"published", "front-matter", std::string(value), {}});
    return;
  }
  const auto* known = std::find_if(std::begin(kKeys), std::end(kKeys),
                                   [&](const Key& row) { return row.name == key; });
  if (known == std::end(kKeys)) return;
  document.*(known->member) = value;
  document.metadata.push_back({known->field, "front-matter", std::string(value), {}});
}

bool IsKey(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '-';
  });
}

}  // namespace

std::size_t TakeFrontMatter(std::string_view text, RawDocument& document) {
  std::size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  RawDocument found;
  bool any = false;
  for (int number = 0; number < kMostLines && at < text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = std::min(end + 1, text.size());
    const bool fence = Trim(line) == kFence || (number > 0 && Trim(line) == "...");
    if (number == 0 && !fence) return 0;
    if (number > 0 && fence) {
      if (!any) return 0;
      for (RawWarning& warning : found.warnings) document.warnings.push_back(std::move(warning));
      static_cast<DocumentInfo&>(document) = std::move(static_cast<DocumentInfo&>(found));
      return at;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !IsKey(line.substr(0, colon))) continue;
    any = true;
    std::string key(line.substr(0, colon));
    std::transform(key.begin(), key.end(), key.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    Take(key, Unquoted(Trim(line.substr(colon + 1))), found);
  }
  return 0;
}

}  // namespace rasoat::readers::text
