#pragma once

#include <span>
#include <string_view>

#include "pipeline/readers/markup/tree.h"

namespace rasoat::readers::markup {

// A namespace and the prefix that its names get in the tree, whatever the file calls it.
struct Namespace {
  std::string_view uri;
  std::string_view prefix;
};

// Parses an XML part. Elements and attributes of a known namespace are named "w:p"; others by their
// local name alone. No document type declarations (entity bombs, external entities): Error kUnsafe.
// Throws kMalformed for what is no XML, kTooLarge beyond 256 levels or 8 million nodes.
Tree ParseXml(std::string_view bytes, std::span<const Namespace> namespaces);

}  // namespace rasoat::readers::markup
