#include "extractors/indicators/indicators.h"

#include <algorithm>

namespace rasoat::indicators {
namespace {

constexpr Act kActs[] = {
#include "indicator_acts.inc"
};
constexpr Measure kMeasures[] = {
#include "indicator_measures.inc"
};

constexpr Code kCodes[] = {
#include "indicator_codes.inc"
};

bool Holds(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    if (list.substr(0, end) == word) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

const Measure* Find(std::string_view act, std::string_view object, std::string_view measure) {
  const std::string_view code = measure.empty() ? "-" : measure;
  const auto found =
      std::find_if(std::begin(kMeasures), std::end(kMeasures), [&](const Measure& row) {
        return row.code == code && Holds(row.acts, act) && Holds(row.objects, object);
      });
  return found == std::end(kMeasures) ? nullptr : &*found;
}

Indicator Named(const Act& act, const Code& object, const Measure& measure) {
  Indicator indicator;
  indicator.code = std::string(act.code) + "." + std::string(object.code);
  if (measure.code != "-") indicator.code += "." + std::string(measure.code);
  for (const bool vietnamese : {true, false}) {
    std::string& name = vietnamese ? indicator.vietnamese : indicator.english;
    name += vietnamese ? act.vietnamese : act.english;
    name += " – ";
    name += vietnamese ? object.vietnamese : object.english;
    name += " – ";
    name += vietnamese ? measure.vietnamese : measure.english;
  }
  indicator.valid_from = std::max(act.valid_from, measure.valid_from);
  indicator.valid_to = act.valid_to.empty() ? measure.valid_to : act.valid_to;
  return indicator;
}

}  // namespace

std::span<const Act> Acts() { return kActs; }
std::span<const Measure> Measures() { return kMeasures; }
std::span<const Code> Codes() { return kCodes; }

std::string_view NameOfCode(std::string_view list, std::string_view code) {
  const auto found = std::find_if(std::begin(kCodes), std::end(kCodes), [&](const Code& row) {
    return row.list == list && row.code == code;
  });
  return found == std::end(kCodes) ? code : found->vietnamese;
}

const Act* FindAct(std::string_view code) {
  const auto found = std::find_if(std::begin(kActs), std::end(kActs),
                                  [&](const Act& act) { return act.code == code; });
  return found == std::end(kActs) ? nullptr : &*found;
}

std::string_view FamilyOf(std::string_view act) {
  const Act* found = FindAct(act);
  return found == nullptr ? std::string_view() : found->family;
}

std::string CodeOf(std::string_view act, std::string_view object, std::string_view measure) {
  if (Find(act, object, measure) == nullptr) return {};
  std::string code = std::string(act) + "." + std::string(object);
  if (!measure.empty()) code += "." + std::string(measure);
  return code;
}

std::vector<Indicator> AllIndicators() {
  std::vector<Indicator> all;
  for (const Act& act : kActs) {
    for (const Code& object : kCodes) {
      if (object.list != "object") continue;
      for (const Measure& measure : kMeasures) {
        if (Holds(measure.acts, act.code) && Holds(measure.objects, object.code)) {
          all.push_back(Named(act, object, measure));
        }
      }
    }
  }
  return all;
}

Indicator Describe(std::string_view code) {
  static const std::vector<Indicator> all = AllIndicators();
  const auto found = std::find_if(
      all.begin(), all.end(), [&](const Indicator& indicator) { return indicator.code == code; });
  if (found != all.end()) return *found;
  return {std::string(code), std::string(code), std::string(code), {}, {}};
}

}  // namespace rasoat::indicators
