#include "index/query/vocabulary.h"

#include <algorithm>
#include <map>
#include <sstream>
#include <vector>

#include "index/query/distance.h"
#include "pipeline/text/keys.h"

namespace rasoat::query {
namespace {

struct Row {
  const char* what;
  const char* id;
  const char* names;
  int line;
};

constexpr Row kRows[] = {
#include "query_vocabulary.inc"
};

// Word by word, because spellings are mended by syllables: "tỉ-lệ" is "tỷ-lệ".
std::string KeyOf(std::string_view name) {
  std::string key;
  while (!name.empty()) {
    const std::size_t end = std::min(name.find_first_of("- _"), name.size());
    key += text::FoldedKey(name.substr(0, end));
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return key;
}

std::vector<std::string> NamesOf(const Row& row) {
  std::istringstream in(row.names);
  std::vector<std::string> names;
  for (std::string name; in >> name;) names.push_back(name);
  return names;
}

using Names = std::map<std::pair<std::string, std::string>, std::string_view>;

Names MakeNames() {
  Names names;
  for (const Row& row : kRows) {
    names.emplace(std::pair(row.what, KeyOf(row.id)), row.id);
    for (const std::string& name : NamesOf(row)) {
      names.emplace(std::pair(row.what, KeyOf(name)), row.id);
    }
  }
  return names;
}

}  // namespace

std::string_view FindName(std::string_view what, std::string_view name) {
  static const Names names = MakeNames();
  const auto found = names.find({std::string(what), KeyOf(name)});
  return found == names.end() ? std::string_view() : found->second;
}

std::string NameOf(std::string_view what, std::string_view id) {
  for (const Row& row : kRows) {
    if (row.what == what && row.id == id) return NamesOf(row).front();
  }
  return std::string(id);
}

std::string NearestName(std::string_view what, std::string_view name) {
  const std::string key = KeyOf(name);
  std::string nearest;
  std::size_t best = key.size() / 2 + 1;
  for (const Row& row : kRows) {
    if (row.what != what) continue;
    const auto names = NamesOf(row);
    for (const std::string& candidate : names) {
      const std::size_t distance = EditDistance(key, KeyOf(candidate));
      if (distance >= best) continue;
      best = distance;
      nearest = names.front();
    }
  }
  return nearest;
}

std::string AllNames(std::string_view what) {
  std::string all;
  for (const Row& row : kRows) {
    if (row.what != what) continue;
    if (!all.empty()) all += ", ";
    all += NamesOf(row).front();
  }
  return all;
}

}  // namespace rasoat::query
