#include "pipeline/readers/html/hidden.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <utility>

#include "pipeline/readers/html/vocabulary.h"
#include "pipeline/text/ascii.h"

namespace rasoat::readers::html {
namespace {

using markup::NodeId;
using markup::Tree;

constexpr std::size_t kMostSelectors = 500;  // of a page; a real one hides far fewer

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

// ".note", "#ad", "p.note": the parts of one compound selector.
struct Compound {
  std::string tag;
  std::vector<std::string> classes;
  std::string id;
};

// "#body .note" as its compounds from left to right; empty for any other selector.
using Selector = std::vector<Compound>;

bool IsNameChar(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_';
}

Selector ReadSelector(std::string_view text) {
  Selector selector(1);
  bool named = false;
  for (std::size_t at = 0; at < text.size();) {
    const char mark = text[at];
    if (mark == ' ') {
      selector.emplace_back();
      at = std::min(text.find_first_not_of(' ', at), text.size());
      continue;
    }
    const bool marked = mark == '.' || mark == '#';
    std::size_t end = at + marked;
    while (end < text.size() && IsNameChar(text[end])) ++end;
    const std::string name(text.substr(at + marked, end - at - marked));
    if (name.empty()) return {};
    named |= marked;
    Compound& compound = selector.back();
    if (mark == '.') compound.classes.push_back(name);
    if (mark == '#') compound.id = name;
    if (!marked) compound.tag = name;
    at = end;
  }
  return named ? selector : Selector();
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

// Collects the selectors that a style sheet hides.
void CollectHidden(std::string_view commented, std::vector<Selector>& selectors) {
  const std::string sheet = WithoutComments(commented);
  const std::string_view text = sheet;
  int depth = 0;
  std::size_t start = 0;
  std::string_view head;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '{') {
      if (depth++ == 0) head = rasoat::text::TrimAscii(text.substr(start, at - start));
      start = at + 1;
    } else if (text[at] == '}') {
      if (--depth < 0) return;
      const bool plain = depth == 0 && !head.starts_with('@');
      if (plain && Hides(text.substr(start, at - start))) {
        for (std::size_t part = 0; part <= head.size();) {
          const std::size_t comma = std::min(head.find(',', part), head.size());
          Selector selector =
              ReadSelector(rasoat::text::TrimAscii(head.substr(part, comma - part)));
          if (!selector.empty()) selectors.push_back(std::move(selector));
          part = comma + 1;
        }
      }
      start = at + 1;
    }
  }
}

std::vector<Selector> HiddenSelectors(const Tree& page) {
  std::vector<Selector> selectors;
  for (NodeId node = 0; node < page.size(); ++node) {
    if (page[node].name == "style") CollectHidden(page.TextOf(node), selectors);
  }
  if (selectors.size() > kMostSelectors) selectors.resize(kMostSelectors);
  return selectors;
}

bool HasClass(std::string_view classes, std::string_view wanted) {
  for (std::size_t at = classes.find(wanted); at != std::string_view::npos;
       at = classes.find(wanted, at + 1)) {
    const std::size_t end = at + wanted.size();
    const bool starts = at == 0 || std::isspace(static_cast<unsigned char>(classes[at - 1]));
    const bool ends =
        end == classes.size() || std::isspace(static_cast<unsigned char>(classes[end]));
    if (starts && ends) return true;
  }
  return false;
}

bool Matches(const Tree& page, NodeId node, const Compound& compound) {
  if (!compound.tag.empty() && page[node].name != compound.tag) return false;
  if (!compound.id.empty() && page.Attribute(node, "id") != compound.id) return false;
  const std::string_view classes = page.Attribute(node, "class");
  return std::all_of(compound.classes.begin(), compound.classes.end(),
                     [&](const std::string& name) { return HasClass(classes, name); });
}

bool IsSelected(const Tree& page, NodeId node, const Selector& selector) {
  if (!Matches(page, node, selector.back())) return false;
  auto wanted = selector.rbegin() + 1;
  for (NodeId above = page[node].parent; wanted != selector.rend() && above != markup::kNoNode;
       above = page[above].parent) {
    if (Matches(page, above, *wanted)) ++wanted;
  }
  return wanted == selector.rend();
}

bool IsSelected(const Tree& page, NodeId node, const std::vector<Selector>& selectors) {
  if (!page.Has(node, "class") && !page.Has(node, "id")) return false;
  return std::any_of(selectors.begin(), selectors.end(),
                     [&](const Selector& selector) { return IsSelected(page, node, selector); });
}

}  // namespace

std::vector<bool> FindHidden(const Tree& page, Reveal reveal) {
  const auto selectors =
      reveal == Reveal::kNothing ? HiddenSelectors(page) : std::vector<Selector>();
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
