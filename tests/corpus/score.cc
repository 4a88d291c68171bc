#include "tests/corpus/score.h"

#include <algorithm>
#include <set>

#include "extractors/checks/registry.h"
#include "pipeline/text/keys.h"
#include "pipeline/text/normalize.h"

namespace rasoat::test {
namespace {

using nlohmann::json;

// What two mentions must share, as one string: "count|77|gt".
std::string Number(const json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) return "-";
  if (!found->is_number()) return found->dump();
  const auto decimal = Decimal::Parse(found->dump());
  return decimal ? decimal->Reduced().ToString() : found->dump();
}

std::string Text(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "-";
}

const std::vector<const char*>& KeysOf(const std::string& type) {
  static const std::map<std::string, std::vector<const char*>> kKeys = {
      {"count", {"value"}},
      {"percent", {"value"}},
      {"money", {"value"}},
      {"ratio", {"numerator", "denominator", "percent"}},
      {"change", {"percent", "amount"}},
      {"date", {"value"}},
      {"docref", {}},
  };
  static const std::vector<const char*> kNone;
  const auto found = kKeys.find(type);
  return found == kKeys.end() ? kNone : found->second;
}

bool IsScored(const std::string& type) { return type == "docref" || !KeysOf(type).empty(); }

std::string Digits(const std::string& quote) {
  std::string digits;
  std::copy_if(quote.begin(), quote.end(), std::back_inserter(digits),
               [](unsigned char c) { return std::isdigit(c) != 0; });
  return digits;
}

std::string MentionKey(const json& mention) {
  const std::string type = Text(mention, "type");
  std::string key = type;
  for (const char* field : KeysOf(type)) key += "|" + Number(mention, field);
  key += "|" + Text(mention, "comparator") + "|" + Text(mention, "direction");
  if (type == "docref") key += "|" + Text(mention, "number");
  return key;
}

// The same figure, and not one elsewhere with the same value: quotes share their digits, one
// perhaps more than the other.
bool SamePlace(const json& a, const json& b) {
  const std::string left = Digits(Text(a, "quote"));
  const std::string right = Digits(Text(b, "quote"));
  return left.find(right) != std::string::npos || right.find(left) != std::string::npos;
}

void CompareMentions(const std::string& document, const json& record, const json& facts,
                     Scores& scores) {
  std::vector<json> left;
  for (const json& mention : record.at("mentions")) {
    // Cells of bare numbers are not annotated.
    const bool cell = Text(mention, "rule") == "tables/cell";
    if (!cell && IsScored(Text(mention, "type"))) left.push_back(mention);
  }
  for (const json& wanted : facts.at("mentions")) {
    const std::string type = Text(wanted, "type");
    if (!IsScored(type)) continue;
    const auto found = std::find_if(left.begin(), left.end(), [&](const json& mention) {
      return MentionKey(mention) == MentionKey(wanted) && SamePlace(mention, wanted);
    });
    if (found == left.end()) {
      ++scores.by_name[type].missed;
      scores.faults.push_back(document + ": missed " + wanted.dump());
    } else {
      ++scores.by_name[type].hit;
      left.erase(found);
    }
  }
  for (const json& mention : left) {
    ++scores.by_name[Text(mention, "type")].extra;
    scores.faults.push_back(document + ": extra " + mention.dump());
  }
}

// Organisations are scored by name, once a document; a longer or shorter form of the same name
// agrees.
bool SameName(const std::string& a, const std::string& b) {
  return a.starts_with(b) || b.starts_with(a) || a.ends_with(b) || b.ends_with(a);
}

std::set<std::string> NamesIn(const json& mentions) {
  std::set<std::string> names;
  for (const json& mention : mentions) {
    if (Text(mention, "type") != "org") continue;
    std::string name;
    text::AppendLower(text::Normalize(Text(mention, "name")).text, name);
    names.insert(std::move(name));
  }
  return names;
}

void CompareOrganisations(const std::string& document, const json& record, const json& facts,
                          Scores& scores) {
  std::set<std::string> left = NamesIn(record.at("mentions"));
  std::vector<std::string> inexact;
  Score& score = scores.by_name["org"];
  for (const std::string& wanted : NamesIn(facts.at("mentions"))) {
    if (left.erase(wanted) > 0) {
      ++score.hit;
    } else {
      inexact.push_back(wanted);
    }
  }
  for (const std::string& wanted : inexact) {
    const auto found = std::find_if(
        left.begin(), left.end(), [&](const std::string& name) { return SameName(name, wanted); });
    if (found == left.end()) {
      ++score.missed;
      scores.faults.push_back(document + ": missed org " + wanted);
    } else {
      ++score.hit;
      left.erase(found);
    }
  }
  for (const std::string& name : left) {
    ++score.extra;
    scores.faults.push_back(document + ": extra org " + name);
  }
}

// The rule, the verdict, and all figures of the relation, in any order.
std::string CheckKey(const json& check) {
  static constexpr const char* kFields[] = {
      "numerator", "denominator", "percent", "total",  "parts", "part",  "shares",
      "before",    "after",       "amount",  "stated", "found", "values"};
  std::vector<std::string> figures;
  for (const char* field : kFields) {
    const auto found = check.find(field);
    if (found == check.end() || found->is_null()) continue;
    const json values = found->is_array() ? *found : json::array({*found});
    for (const json& value : values) figures.push_back(Number(json{{"value", value}}, "value"));
  }
  std::sort(figures.begin(), figures.end());
  std::string key = Text(check, "rule") + "|" + Text(check, "verdict");
  for (const std::string& figure : figures) key += "|" + figure;
  return key;
}

void CompareChecks(const std::string& document, const json& record, const json& facts,
                   Scores& scores) {
  std::set<std::string> rules;
  for (const checks::CheckRule& rule : checks::Rules()) rules.emplace(rule.id);
  std::multiset<std::string> left;
  for (const json& check : record.at("checks")) {
    if (Text(check, "verdict") != "undetermined") left.insert(CheckKey(check));
  }
  for (const json& wanted : facts.at("checks")) {
    if (!rules.contains(Text(wanted, "rule"))) continue;
    const std::string name = "check:" + Text(wanted, "rule");
    const auto found = left.find(CheckKey(wanted));
    if (found == left.end()) {
      ++scores.by_name[name].missed;
      scores.faults.push_back(document + ": missed " + wanted.dump());
    } else {
      ++scores.by_name[name].hit;
      left.erase(found);
    }
  }
  for (const std::string& key : left) {
    ++scores.by_name["check:" + key.substr(0, key.find('|'))].extra;
    scores.faults.push_back(document + ": extra check " + key);
  }
}

double Share(std::size_t part, std::size_t rest) {
  return part + rest == 0 ? 1.0 : static_cast<double>(part) / static_cast<double>(part + rest);
}

}  // namespace

double Score::precision() const { return Share(hit, extra); }

double Score::recall() const { return Share(hit, missed); }

void Compare(const std::string& document, const Record& record, const json& facts, Scores& scores) {
  const json parsed = json::parse(ToJson(record));
  if (facts.contains("mentions")) {
    CompareMentions(document, parsed, facts, scores);
    CompareOrganisations(document, parsed, facts, scores);
  }
  CompareChecks(document, parsed, facts, scores);
}

}  // namespace rasoat::test
