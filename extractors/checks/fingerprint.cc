#include "extractors/checks/fingerprint.h"

#include <map>

#include "pipeline/model/hash.h"

namespace rasoat::checks {
namespace {

constexpr std::size_t kDigits = 16;

std::string UnitOf(const MentionValue& value) {
  if (const auto* count = std::get_if<Count>(&value)) return count->unit + "|" + count->category;
  if (const auto* ratio = std::get_if<Ratio>(&value)) return ratio->unit;
  if (const auto* percent = std::get_if<Percent>(&value)) return percent->unit;
  if (const auto* change = std::get_if<Change>(&value)) return change->unit;
  return "";
}

std::string KeyOf(const passage::Passage& passage, const Check& check) {
  std::string key(check.rule);
  for (const Operand& operand : check.operands) {
    key += "\n" + operand.value.ToString();
    if (operand.written.length() == 0) continue;
    key += " " + UnitOf(passage.mentions()[operand.mention].value);
  }
  return key + "\n" + check.quote;
}

}  // namespace

void SetFingerprints(const passage::Passage& passage, std::vector<Check>& checks) {
  std::map<std::string, int> seen;
  for (Check& check : checks) {
    const std::string key = KeyOf(passage, check);
    const int number = seen[key]++;
    check.fingerprint =
        Sha256(number == 0 ? key : key + "\n#" + std::to_string(number)).substr(0, kDigits);
  }
}

}  // namespace rasoat::checks
