#include "pipeline/readers/html/vocabulary.h"

#include <algorithm>

namespace rasoat::readers::html {
namespace {

struct Entry {
  std::string_view name;
  ElementRole role;
};

// Sorted by name.
constexpr Entry kRoles[] = {
    {"address", ElementRole::kBlock},    {"article", ElementRole::kBlock},
    {"aside", ElementRole::kBlock},      {"blockquote", ElementRole::kBlock},
    {"body", ElementRole::kBlock},       {"br", ElementRole::kBlock},
    {"button", ElementRole::kBlock},     {"caption", ElementRole::kCaption},
    {"center", ElementRole::kBlock},     {"dd", ElementRole::kListItem},
    {"details", ElementRole::kBlock},    {"div", ElementRole::kBlock},
    {"dl", ElementRole::kBlock},         {"dt", ElementRole::kListItem},
    {"fieldset", ElementRole::kBlock},   {"figcaption", ElementRole::kCaption},
    {"figure", ElementRole::kBlock},     {"footer", ElementRole::kBlock},
    {"form", ElementRole::kBlock},       {"h1", ElementRole::kHeading},
    {"h2", ElementRole::kHeading},       {"h3", ElementRole::kHeading},
    {"h4", ElementRole::kHeading},       {"h5", ElementRole::kHeading},
    {"h6", ElementRole::kHeading},       {"head", ElementRole::kSkipped},
    {"header", ElementRole::kBlock},     {"hr", ElementRole::kBlock},
    {"html", ElementRole::kBlock},       {"iframe", ElementRole::kSkipped},
    {"legend", ElementRole::kBlock},     {"li", ElementRole::kListItem},
    {"main", ElementRole::kBlock},       {"nav", ElementRole::kBlock},
    {"noscript", ElementRole::kSkipped}, {"object", ElementRole::kSkipped},
    {"ol", ElementRole::kBlock},         {"option", ElementRole::kSkipped},
    {"p", ElementRole::kBlock},          {"pre", ElementRole::kBlock},
    {"script", ElementRole::kSkipped},   {"section", ElementRole::kBlock},
    {"select", ElementRole::kSkipped},   {"style", ElementRole::kSkipped},
    {"summary", ElementRole::kBlock},    {"svg", ElementRole::kSkipped},
    {"table", ElementRole::kTable},      {"td", ElementRole::kCell},
    {"template", ElementRole::kSkipped}, {"textarea", ElementRole::kSkipped},
    {"th", ElementRole::kCell},          {"thead", ElementRole::kTableHead},
    {"title", ElementRole::kSkipped},    {"tr", ElementRole::kRow},
    {"ul", ElementRole::kBlock},
};

static_assert(std::is_sorted(std::begin(kRoles), std::end(kRoles),
                             [](const Entry& a, const Entry& b) { return a.name < b.name; }));

constexpr std::string_view kVoid[] = {"area",  "base", "br",   "col",   "embed",  "hr",    "img",
                                      "input", "link", "meta", "param", "source", "track", "wbr"};

}  // namespace

ElementRole RoleOf(std::string_view name) {
  const auto found =
      std::lower_bound(std::begin(kRoles), std::end(kRoles), name,
                       [](const Entry& entry, std::string_view key) { return entry.name < key; });
  return found != std::end(kRoles) && found->name == name ? found->role : ElementRole::kInline;
}

bool IsVoid(std::string_view name) {
  return std::find(std::begin(kVoid), std::end(kVoid), name) != std::end(kVoid);
}

}  // namespace rasoat::readers::html
