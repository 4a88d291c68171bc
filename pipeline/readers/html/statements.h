#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/document.h"
#include "pipeline/model/timestamp.h"

namespace rasoat::readers::html {

enum class Field { kTitle, kLead, kAuthor, kOrigin, kPublished, kModified, kPublisher, kUrl };

// From the most to the least trusted. Of one rank the first of the page counts.
enum class Rank { kDisplayed, kJsonLd, kOpenGraph, kMicrodata, kMeta, kVisible, kElement, kLast };

// One thing that the page says of itself.
struct Statement {
  Field field = Field::kTitle;
  Rank rank = Rank::kMeta;
  std::string from;     // "json-ld", "og:title", "h1", "visible-line"
  std::string value;    // of a date: what ToIso(Timestamp) gives
  std::string written;  // as the page has it
  std::string element;  // where people see it; empty for the head
};

// What a page says of itself, gathered from all its places, and which of it holds.
class Statements {
 public:
  // Empty values, and dates that the calendar does not have, say nothing.
  void Add(Statement statement);
  void AddDate(Field field, Rank rank, std::string from, std::string_view iso);

  // Takes the description for machines as the lead: where nothing is displayed.
  void DescriptionIsLead();

  const Statement* Best(Field field) const;
  std::vector<const Statement*> All(Field field) const;

  // "NewsArticle" or the like was claimed by JSON-LD or OpenGraph.
  bool claims_article = false;
  std::string body;  // JSON-LD articleBody: the whole text, for pages that a script fills

  // Fills in the fields and their evidence. Dates: JSON-LD before OpenGraph, microdata, named meta
  // and the visible line; the date of the last change only where there is no other. A time that
  // claims Greenwich but shows the very clock that the page shows its readers is Vietnam's. Where
  // two sources name different days the chosen one stands and a warning "date-conflict" tells both.
  void MoveInto(DocumentInfo& info, std::vector<std::string>& conflicts);

 private:
  void ResolveDate(DocumentInfo& info, std::vector<std::string>& conflicts);
  std::vector<Statement> statements_;
};

}  // namespace rasoat::readers::html
