#pragma once

#include <string_view>

#include "pipeline/readers/markup/tree.h"

namespace rasoat::readers::docx {

// The w:val of the first child of that name; empty without one, or without a parent.
inline std::string_view Value(const markup::Tree& part, markup::NodeId parent,
                              std::string_view name) {
  const markup::NodeId node =
      parent == markup::kNoNode ? markup::kNoNode : part.Child(parent, name);
  return node == markup::kNoNode ? std::string_view() : part.Attribute(node, "w:val");
}

}  // namespace rasoat::readers::docx
