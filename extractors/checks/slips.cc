#include "extractors/checks/slips.h"

#include <algorithm>
#include <string>

namespace rasoat::checks {
namespace {

// Without leading zeros and separators.
std::string Digits(Decimal value) {
  std::string digits;
  for (const char c : value.ToString()) {
    if (c >= '0' && c <= '9' && !(digits.empty() && c == '0')) digits.push_back(c);
  }
  return digits;
}

bool LookAlike(char a, char b) {
  static constexpr std::string_view kPairs[] = {"17", "38", "56", "08", "06", "69", "49", "35"};
  return std::any_of(std::begin(kPairs), std::end(kPairs), [&](std::string_view pair) {
    return (pair[0] == a && pair[1] == b) || (pair[0] == b && pair[1] == a);
  });
}

Slip SameLength(const std::string& a, const std::string& b) {
  const auto [first, other] = std::mismatch(a.begin(), a.end(), b.begin());
  const auto at = static_cast<std::size_t>(first - a.begin());
  if (a.substr(at + 1) == b.substr(at + 1)) {
    return LookAlike(*first, *other) ? Slip::kConfused : Slip::kOneDigit;
  }
  const bool swapped = at + 1 < a.size() && a[at] == b[at + 1] && a[at + 1] == b[at] &&
                       a.substr(at + 2) == b.substr(at + 2);
  return swapped ? Slip::kTransposed : Slip::kNone;
}

// `longer` has one digit more.
Slip OneMore(const std::string& shorter, const std::string& longer) {
  const auto [first, other] = std::mismatch(shorter.begin(), shorter.end(), longer.begin());
  const auto at = static_cast<std::size_t>(first - shorter.begin());
  if (shorter.substr(at) != longer.substr(at + 1)) return Slip::kNone;
  const bool doubled = at > 0 && longer[at] == longer[at - 1];
  return doubled ? Slip::kDoubled : Slip::kDropped;
}

}  // namespace

Slip SlipBetween(Decimal a, Decimal b) {
  if (a == b) return Slip::kNone;
  const std::string left = Digits(a);
  const std::string right = Digits(b);
  if (left.empty() || right.empty()) return Slip::kNone;
  if (left == right) return Slip::kSeparator;
  if (left.size() == right.size()) return SameLength(left, right);
  if (left.size() + 1 == right.size()) return OneMore(left, right);
  if (right.size() + 1 == left.size()) return OneMore(right, left);
  return Slip::kNone;
}

std::string_view SlipName(Slip slip) {
  switch (slip) {
    case Slip::kNone: return "none";
    case Slip::kTransposed: return "transposed";
    case Slip::kDoubled: return "doubled";
    case Slip::kDropped: return "dropped";
    case Slip::kSeparator: return "separator";
    case Slip::kConfused: return "confused";
    case Slip::kOneDigit: return "one-digit";
  }
  return "none";
}

}  // namespace rasoat::checks
