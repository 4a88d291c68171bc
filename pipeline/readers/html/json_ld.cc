#include <algorithm>
#include <nlohmann/json.hpp>

#include "pipeline/readers/html/head.h"

namespace rasoat::readers::html {
namespace {

// The order of the text is kept: of several objects the first counts.
using json = nlohmann::ordered_json;

constexpr int kDepth = 16;

bool IsArticleType(const std::string& type) {
  static constexpr std::string_view kTypes[] = {
      "Article",     "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle",
      "BlogPosting", "Report",      "OpinionNewsArticle",   "BackgroundNewsArticle"};
  return std::find(std::begin(kTypes), std::end(kTypes), type) != std::end(kTypes);
}

bool IsArticle(const json& object) {
  const auto type = object.find("@type");
  if (type == object.end()) return false;
  if (type->is_string()) return IsArticleType(type->get_ref<const std::string&>());
  return type->is_array() && std::any_of(type->begin(), type->end(), [](const json& one) {
           return one.is_string() && IsArticleType(one.get_ref<const std::string&>());
         });
}

// The article, else the first object with a headline: depth first, in the order of the text.
const json* FindObject(const json& value, bool (*wanted)(const json&), int depth = 0) {
  if (depth > kDepth || !value.is_structured()) return nullptr;
  if (value.is_object() && wanted(value)) return &value;
  for (const json& child : value) {
    if (const json* found = FindObject(child, wanted, depth + 1)) return found;
  }
  return nullptr;
}

bool HasHeadline(const json& object) { return object.contains("headline"); }

std::string Text(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// A person or organisation: its name, or the names of several.
std::string NameOf(const json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) return {};
  if (found->is_string()) return found->get<std::string>();
  if (found->is_object()) return Text(*found, "name");
  std::string names;
  if (!found->is_array()) return {};
  for (const json& one : *found) {
    const std::string name = one.is_string()   ? one.get<std::string>()
                             : one.is_object() ? Text(one, "name")
                                               : std::string();
    if (!name.empty()) names += (names.empty() ? "" : ", ") + name;
  }
  return names;
}

}  // namespace

void ReadJsonLd(std::string_view text, Statements& statements) {
  const json value = json::parse(text, nullptr, false, true);
  if (value.is_discarded()) return;
  const json* article = FindObject(value, IsArticle);
  if (article != nullptr) statements.claims_article = true;
  if (article == nullptr) article = FindObject(value, HasHeadline);
  if (article == nullptr) return;
  const auto say = [&](Field field, std::string said) {
    statements.Add({field, Rank::kJsonLd, "json-ld", std::move(said), {}, {}});
  };
  say(Field::kTitle, Text(*article, "headline"));
  say(Field::kAuthor, NameOf(*article, "author"));
  say(Field::kPublisher, NameOf(*article, "publisher"));
  say(Field::kUrl, Text(*article, "url"));
  statements.Add({Field::kLead, Rank::kLast, "json-ld", Text(*article, "description"), {}, {}});
  statements.AddDate(Field::kPublished, Rank::kJsonLd, "json-ld", Text(*article, "datePublished"));
  statements.AddDate(Field::kModified, Rank::kJsonLd, "json-ld", Text(*article, "dateModified"));
  if (statements.body.empty()) statements.body = Text(*article, "articleBody");
}

}  // namespace rasoat::readers::html
