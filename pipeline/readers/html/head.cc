#include "pipeline/readers/html/head.h"

#include <algorithm>
#include <cctype>
#include <functional>
#include <string>

#include "pipeline/text/ascii.h"

namespace rasoat::readers::html {
namespace {

using markup::NodeId;
using markup::Tree;

constexpr std::size_t kLongestTag = 1024;  // bytes between <meta and its charset
constexpr std::size_t kLongestName = 64;
constexpr std::size_t kSavedSearch = 4096;
constexpr std::size_t kLongestUrl = 2048;

struct Property {
  const char* name;  // lower case
  Field field;
  Rank rank;
};

constexpr Property kProperties[] = {
    {"og:title", Field::kTitle, Rank::kOpenGraph},
    {"og:site_name", Field::kPublisher, Rank::kOpenGraph},
    {"og:url", Field::kUrl, Rank::kOpenGraph},
    {"og:description", Field::kLead, Rank::kLast},
    {"article:published_time", Field::kPublished, Rank::kOpenGraph},
    {"article:modified_time", Field::kModified, Rank::kOpenGraph},
    {"og:updated_time", Field::kModified, Rank::kOpenGraph},
    {"article:author", Field::kAuthor, Rank::kOpenGraph},
    {"title", Field::kTitle, Rank::kMeta},
    {"dc.title", Field::kTitle, Rank::kMeta},
    {"headline", Field::kTitle, Rank::kMicrodata},
    {"author", Field::kAuthor, Rank::kMeta},
    {"dc.creator", Field::kAuthor, Rank::kMeta},
    {"datepublished", Field::kPublished, Rank::kMicrodata},
    {"datecreated", Field::kPublished, Rank::kMeta},
    {"datemodified", Field::kModified, Rank::kMicrodata},
    {"pubdate", Field::kPublished, Rank::kMeta},
    {"publishdate", Field::kPublished, Rank::kMeta},
    {"dc.date", Field::kPublished, Rank::kMeta},
    {"dc.date.issued", Field::kPublished, Rank::kMeta},
    {"date", Field::kPublished, Rank::kMeta},
    {"article:published", Field::kPublished, Rank::kMeta},
    {"sailthru.date", Field::kPublished, Rank::kMeta},
};

bool SameLetter(char a, char b) {
  return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
}

// Whether the tag that is open at `offset` is <meta …>. A page may hold the word many times: each
// look is a short one.
bool IsInMeta(std::string_view bytes, std::size_t offset) {
  static constexpr std::string_view kMeta = "<meta";
  const std::size_t start = offset - std::min(offset, kLongestTag);
  const std::string_view before = bytes.substr(start, offset - start);
  const std::size_t tag = before.rfind('<');
  if (tag == std::string_view::npos) return false;
  const std::string_view name = before.substr(tag, kMeta.size());
  return std::equal(name.begin(), name.end(), kMeta.begin(), kMeta.end(), SameLetter);
}

// The name behind `charset`: `="utf-8"`.
std::string NameBehind(std::string_view text) {
  const std::size_t start = std::min(text.find_first_not_of(" =\"'"), text.size());
  std::size_t end = start;
  while (end < text.size() && (std::isalnum(static_cast<unsigned char>(text[end])) ||
                               text[end] == '-' || text[end] == '_')) {
    ++end;
  }
  return std::string(text.substr(start, end - start));
}

class HeadReader {
 public:
  HeadReader(const Tree& page, text::EncodingMender& mender, Statements& statements)
      : page_(page), mender_(mender), statements_(statements) {}

  void Read() {
    for (NodeId node = 0; node < page_.size(); ++node) {
      const std::string_view name = page_[node].name;
      if (name.empty()) continue;
      if (name == "meta") {
        Meta(node);
      } else if (name == "title" && !titled_) {
        titled_ = true;
        Say({Field::kTitle, Rank::kElement, "title", page_.TextOf(node), {}, {}});
      } else if (name == "time") {
        statements_.AddDate(Field::kPublished, Rank::kElement, "time",
                            page_.Attribute(node, "datetime"));
      } else if (name == "link" &&
                 rasoat::text::AsciiLower(page_.Attribute(node, "rel")) == "canonical") {
        const std::string url(page_.Attribute(node, "href"));
        Say({Field::kUrl, Rank::kJsonLd, "canonical", url, {}, {}});
      } else if (name == "script" && page_.Attribute(node, "type") == "application/ld+json") {
        ReadJsonLd(page_.TextOf(node), statements_);
      } else {
        Microdata(node);
      }
    }
  }

 private:
  void Say(Statement statement) {
    statement.value = mender_.Mend(statement.value);
    statements_.Add(std::move(statement));
  }

  void Offer(std::string_view key, std::string_view value) {
    const std::string name = rasoat::text::AsciiLower(key);
    const auto property = std::find_if(std::begin(kProperties), std::end(kProperties),
                                       [&](const Property& row) { return name == row.name; });
    if (name == "og:type" && rasoat::text::AsciiLower(value) == "article")
      statements_.claims_article = true;
    if (property == std::end(kProperties)) return;
    if (property->field == Field::kPublished || property->field == Field::kModified) {
      statements_.AddDate(property->field, property->rank, name, value);
    } else {
      Say({property->field, property->rank, name, std::string(value), {}, {}});
    }
  }

  void Meta(NodeId node) {
    for (const char* key : {"property", "name", "itemprop"}) {
      const std::string_view name = page_.Attribute(node, key);
      if (!name.empty()) Offer(name, page_.Attribute(node, "content"));
    }
  }

  // schema.org in attributes: a date in `datetime` or `content`; texts are read where people see
  // them.
  void Microdata(NodeId node) {
    const std::string_view property = page_.Attribute(node, "itemprop");
    if (property.empty()) return;
    if (property == "author" && page_.End(node) - node <= 8) {
      Say({Field::kAuthor, Rank::kMicrodata, "itemprop", page_.TextOf(node), {}, {}});
    }
    for (const char* attribute : {"datetime", "content"}) {
      const std::string_view value = page_.Attribute(node, attribute);
      if (!value.empty()) Offer(property, value);
    }
  }

  const Tree& page_;
  text::EncodingMender& mender_;
  Statements& statements_;
  bool titled_ = false;
};

}  // namespace

void ReadHead(const Tree& page, text::EncodingMender& mender, Statements& statements) {
  HeadReader(page, mender, statements).Read();
}

std::string SavedFrom(std::string_view bytes) {
  static constexpr std::string_view kMark = "<!-- saved from url=(";
  bytes = bytes.substr(0, kSavedSearch);
  const std::size_t mark = bytes.find(kMark);
  if (mark == std::string_view::npos) return {};
  const std::size_t start = bytes.find(')', mark);
  if (start == std::string_view::npos) return {};
  std::string_view url = bytes.substr(start + 1, kLongestUrl);
  const std::size_t end = url.find(" -->");
  if (end == std::string_view::npos) return {};
  url = url.substr(0, end);
  return url.starts_with("http") ? std::string(url) : std::string();
}

std::string DeclaredCharset(std::string_view bytes) {
  static constexpr std::string_view kKey = "charset";
  const auto letter = [](char c) { return std::tolower(static_cast<unsigned char>(c)); };
  const std::boyer_moore_horspool_searcher key_finder(kKey.begin(), kKey.end(), letter, SameLetter);
  for (auto at = bytes.begin();; at += kKey.size()) {
    at = std::search(at, bytes.end(), key_finder);
    if (at == bytes.end()) return {};
    const auto key = static_cast<std::size_t>(at - bytes.begin());
    if (!IsInMeta(bytes, key)) continue;
    std::string name = NameBehind(bytes.substr(key + kKey.size(), kLongestName));
    if (!name.empty()) return name;
  }
}

}  // namespace rasoat::readers::html
