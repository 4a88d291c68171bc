#pragma once

#include <string>
#include <string_view>

#include "pipeline/readers/reader.h"

namespace rasoat::readers::html {

// Gathers what a page says of itself. Of several sources the first in this order that speaks wins:
// OpenGraph and article properties, JSON-LD (schema.org), named <meta>, <time>, then <title>.
class Metadata {
 public:
  // <meta name|property|itemprop=key content=value>.
  void AddMeta(std::string_view key, std::string_view value);
  // The text of <title>.
  void AddTitle(std::string_view title);
  // <time datetime=value>; the first one counts.
  void AddTime(std::string_view value);
  // The text of a <script type="application/ld+json">.
  void AddJsonLd(std::string_view json);

  void MoveInto(RawDocument& document);

 private:
  enum Rank { kOpenGraph, kJsonLd, kMeta, kElement, kNone };
  struct Value {
    std::string text;
    Rank rank = kNone;
  };
  static void Offer(Value& value, std::string_view text, Rank rank);
  void OfferDate(std::string_view text, Rank rank);

  Value title_;
  Value published_;
  Value publisher_;
};

// The charset that the page declares in a <meta> element, wherever it stands; empty without one.
std::string DeclaredCharset(std::string_view bytes);

}  // namespace rasoat::readers::html
