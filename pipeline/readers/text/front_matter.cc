#include "pipeline/readers/text/front_matter.h"

#include <algorithm>
#include <cctype>

#include "pipeline/model/timestamp.h"
#include "pipeline/text/ascii.h"

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
    const std::string_view trimmed = rasoat::text::TrimAscii(line);
    const bool fence = trimmed == kFence || (number > 0 && trimmed == "...");
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
    const std::string key = rasoat::text::AsciiLower(line.substr(0, colon));
    Take(key, Unquoted(rasoat::text::TrimAscii(line.substr(colon + 1))), found);
  }
  return 0;
}

}  // namespace rasoat::readers::text
