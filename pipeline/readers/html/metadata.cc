#include "pipeline/readers/html/metadata.h"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>

#include "pipeline/model/calendar.h"

namespace rasoat::readers::html {
namespace {

// The order of the text is kept: of several objects the first counts.
using json = nlohmann::ordered_json;

constexpr std::size_t kLongestTag = 1024;  // bytes between <meta and its charset
constexpr std::size_t kLongestName = 64;
constexpr int kJsonDepth = 16;

std::string_view Trim(std::string_view text) {
  const std::size_t start = text.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos) return {};
  return text.substr(start, text.find_last_not_of(" \t\r\n") - start + 1);
}

bool OneOf(std::string_view key, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), key) != names.end();
}

char Lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

// Finds the first object that has `key` as a string, depth first, in the order of the text.
const std::string* FindString(const json& value, const char* key, int depth = 0) {
  if (depth > kJsonDepth || !value.is_structured()) return nullptr;
  if (value.is_object()) {
    const auto found = value.find(key);
    if (found != value.end() && found->is_string()) return &found->get_ref<const std::string&>();
  }
  for (const json& child : value) {
    if (const std::string* text = FindString(child, key, depth + 1)) return text;
  }
  return nullptr;
}

bool SameLetter(char a, char b) { return Lower(a) == Lower(b); }

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

}  // namespace

void Metadata::Offer(Value& value, std::string_view text, Rank rank) {
  text = Trim(text);
  if (text.empty() || rank >= value.rank) return;
  value = {std::string(text), rank};
}

void Metadata::OfferDate(std::string_view text, Rank rank) {
  if (const auto date = ParseIsoDate(Trim(text))) Offer(published_, ToIso(*date), rank);
}

void Metadata::AddMeta(std::string_view key, std::string_view value) {
  std::string name(key);
  std::transform(name.begin(), name.end(), name.begin(), Lower);
  if (name == "og:title") Offer(title_, value, kOpenGraph);
  if (name == "og:site_name") Offer(publisher_, value, kOpenGraph);
  if (name == "article:published_time") OfferDate(value, kOpenGraph);
  if (OneOf(name, {"title", "dc.title", "headline"})) Offer(title_, value, kMeta);
  if (OneOf(name, {"pubdate", "publishdate", "datepublished", "dc.date", "dc.date.issued", "date",
                   "article:published", "sailthru.date"})) {
    OfferDate(value, kMeta);
  }
}

void Metadata::AddTitle(std::string_view title) { Offer(title_, title, kElement); }

void Metadata::AddTime(std::string_view value) { OfferDate(value, kElement); }

void Metadata::AddJsonLd(std::string_view text) {
  const json value = json::parse(text, nullptr, false, true);
  if (value.is_discarded()) return;
  if (const std::string* headline = FindString(value, "headline")) {
    Offer(title_, *headline, kJsonLd);
  }
  if (const std::string* date = FindString(value, "datePublished")) OfferDate(*date, kJsonLd);
}

void Metadata::MoveInto(RawDocument& document) {
  document.title = std::move(title_.text);
  document.published = std::move(published_.text);
  document.publisher = std::move(publisher_.text);
}

std::string DeclaredCharset(std::string_view bytes) {
  static constexpr std::string_view kKey = "charset";
  for (auto at = bytes.begin();; at += kKey.size()) {
    at = std::search(at, bytes.end(), kKey.begin(), kKey.end(), SameLetter);
    if (at == bytes.end()) return {};
    const auto key = static_cast<std::size_t>(at - bytes.begin());
    if (!IsInMeta(bytes, key)) continue;
    std::string name = NameBehind(bytes.substr(key + kKey.size(), kLongestName));
    if (!name.empty()) return name;
  }
}

}  // namespace rasoat::readers::html
