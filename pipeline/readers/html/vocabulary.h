#pragma once

#include <string_view>

// What HTML elements mean to a reader of visible text (HTML Living Standard, section 15.3).

namespace rasoat::readers::html {

enum class ElementRole {
  kInline,    // its text flows on: a, b, span …
  kBlock,     // its text stands apart: p, div, section …
  kHeading,   // h1 … h6
  kListItem,  // li, dt, dd
  kCaption,   // caption, figcaption
  kTable,
  kTableHead,  // thead
  kRow,
  kCell,
  kSkipped,  // never visible: script, style, template …
};

// Requires a lower-case name.
ElementRole RoleOf(std::string_view name);

// Elements without an end tag: br, img, meta …
bool IsVoid(std::string_view name);

}  // namespace rasoat::readers::html
