#include "pipeline/readers/html/hidden.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <string>

#include "pipeline/readers/html/vocabulary.h"

namespace rasoat::readers::html {
namespace {

using markup::NodeId;
using markup::Tree;

// Lower case, without blanks: "Display : NONE" and "display:none" are one.
std::string Squeeze(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!std::isspace(static_cast<unsigned char>(c))) {
      out.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
    }
  }
  return out;
}

bool Hides(std::string_view declarations) {
  const std::string text = Squeeze(declarations);
  return text.find("display:none") != std::string::npos ||
         text.find("visibility:hidden") != std::string::npos;
}

bool IsSimple(std::string_view selector) {
  return selector.size() > 1 && (selector[0] == '.' || selector[0] == '#') &&
         std::all_of(selector.begin() + 1, selector.end(), [](char c) {
           return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_';
         });
}

std::string_view Trim(std::string_view text) {
  const std::size_t start = std::min(text.find_first_not_of(" \t\r\n\f"), text.size());
  text.remove_prefix(start);
  return text.substr(0, text.find_last_not_of(" \t\r\n\f") + 1);
}

std::string WithoutComments(std::string_view sheet) {
  std::string out;
  for (std::size_t at = 0; at < sheet.size();) {
    const std::size_t open = std::min(sheet.find("/*", at), sheet.size());
    out += sheet.substr(at, open - at);
    const std::size_t close = sheet.find("*/", open);
    at = close == std::string_view::npos ? sheet.size() : close + 2;
  }
  return out;
}

// Collects the selectors ".class" and "#id" that a style sheet hides.
void CollectHidden(std::string_view commented, std::set<std::string, std::less<>>& selectors) {
  const std::string sheet = WithoutComments(commented);
  const std::string_view text = sheet;
  int depth = 0;
  std::size_t start = 0;
  std::string_view head;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '{') {
      if (depth++ == 0) head = Trim(text.substr(start, at - start));
      start = at + 1;
    } else if (text[at] == '}') {
      if (--depth < 0) return;
      const bool plain = depth == 0 && !head.starts_with('@');
      if (plain && Hides(text.substr(start, at - start))) {
        for (std::size_t part = 0; part <= head.size();) {
          const std::size_t comma = std::min(head.find(',', part), head.size());
          const std::string_view selector = Trim(head.substr(part, comma - part));
          if (IsSimple(selector)) selectors.emplace(selector);
          part = comma + 1;
        }
      }
      start = at + 1;
    }
  }
}

std::set<std::string, std::less<>> HiddenSelectors(const Tree& page) {
  std::set<std::string, std::less<>> selectors;
  for (NodeId node = 0; node < page.size(); ++node) {
    if (page[node].name == "style") CollectHidden(page.TextOf(node), selectors);
  }
  return selectors;
}

bool IsSelected(const Tree& page, NodeId node,
                const std::set<std::string, std::less<>>& selectors) {
  if (selectors.empty()) return false;
  const std::string_view id = page.Attribute(node, "id");
  if (!id.empty() && selectors.count("#" + std::string(id)) > 0) return true;
  const std::string_view classes = page.Attribute(node, "class");
  for (std::size_t at = 0; at < classes.size();) {
    const std::size_t end = std::min(classes.find_first_of(" \t\r\n", at), classes.size());
    if (end > at && selectors.count("." + std::string(classes.substr(at, end - at))) > 0) {
      return true;
    }
    at = end + 1;
  }
  return false;
}

}  // namespace

std::vector<bool> FindHidden(const Tree& page, Reveal reveal) {
  const auto selectors = reveal == Reveal::kNothing ? HiddenSelectors(page)
                                                    : std::set<std::string, std::less<>>();
  std::vector<bool> hidden(page.size(), false);
  for (NodeId node = 0; node < page.size(); ++node) {
    if (page[node].IsText()) continue;
    const bool noscript = page[node].name == "noscript" && reveal != Reveal::kNothing;
    bool hide = RoleOf(page[node].name) == ElementRole::kSkipped && !noscript;
    hide |= page.Has(node, "hidden");
    if (reveal == Reveal::kNothing) {
      hide = hide || Hides(page.Attribute(node, "style")) || IsSelected(page, node, selectors);
    }
    if (!hide) continue;
    std::fill(hidden.begin() + node, hidden.begin() + page.End(node), true);
    node = page.End(node) - 1;
  }
  return hidden;
}

}  // namespace rasoat::readers::html
