#include "pipeline/model/decimal.h"

#include <algorithm>

namespace rasoat {
namespace {

constexpr std::int64_t kMaxUnits = 999'999'999'999'999'999;

std::optional<Decimal> FromInt128(Int128 units, int places) {
  if (units > kMaxUnits || units < -kMaxUnits) return std::nullopt;
  return Decimal(static_cast<std::int64_t>(units), places);
}

}  // namespace

Int128 PowerOfTen(int power) {
  Int128 result = 1;
  for (int i = 0; i < power; ++i) result *= 10;
  return result;
}

std::string ToString(Int128 value) {
  const bool negative = value < 0;
  std::string digits;
  do {
    const int digit = static_cast<int>(value % 10);
    digits.push_back(static_cast<char>('0' + (digit < 0 ? -digit : digit)));
    value /= 10;
  } while (value != 0);
  if (negative) digits.push_back('-');
  std::reverse(digits.begin(), digits.end());
  return digits;
}

std::optional<Decimal> Decimal::FromDigits(std::string_view digits, int places) {
  const std::size_t significant = std::min(digits.find_first_not_of('0'), digits.size());
  if (digits.empty() || digits.size() - significant > kMaxDigits) return std::nullopt;
  if (places < 0 || places > kMaxDigits || places > static_cast<int>(digits.size())) {
    return std::nullopt;
  }
  std::int64_t units = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    units = units * 10 + (c - '0');
  }
  return Decimal(units, places);
}

std::optional<Decimal> Decimal::Parse(std::string_view literal) {
  const bool negative = !literal.empty() && literal.front() == '-';
  if (negative) literal.remove_prefix(1);
  const std::size_t point = literal.find('.');
  std::string digits(literal.substr(0, point));
  if (digits.empty()) return std::nullopt;
  int places = 0;
  if (point != std::string_view::npos) {
    const std::string_view decimals = literal.substr(point + 1);
    if (decimals.empty()) return std::nullopt;
    digits += decimals;
    places = static_cast<int>(decimals.size());
  }
  const std::optional<Decimal> value = FromDigits(digits, places);
  if (!value || !negative) return value;
  return value->Negated();
}

std::optional<Decimal> Decimal::Scaled(int power) const {
  const int used = std::min(power, places_);
  if (power - used > kMaxDigits) return std::nullopt;
  return FromInt128(Int128{units_} * PowerOfTen(power - used), places_ - used);
}

Decimal Decimal::Reduced() const {
  Decimal result = *this;
  while (result.places_ > 0 && result.units_ % 10 == 0) {
    result.units_ /= 10;
    --result.places_;
  }
  return result;
}

std::optional<Decimal> Decimal::Plus(Decimal other) const {
  const int places = std::max(places_, other.places_);
  const Int128 sum = Int128{units_} * PowerOfTen(places - places_) +
                     Int128{other.units_} * PowerOfTen(places - other.places_);
  return FromInt128(sum, places);
}

std::string Decimal::ToString() const {
  std::string digits = std::to_string(units_ < 0 ? -units_ : units_);
  if (places_ > 0) {
    if (static_cast<int>(digits.size()) <= places_) {
      digits.insert(0, static_cast<std::size_t>(places_) + 1 - digits.size(), '0');
    }
    digits.insert(digits.size() - static_cast<std::size_t>(places_), 1, '.');
  }
  if (units_ < 0) digits.insert(0, 1, '-');
  return digits;
}

std::string Decimal::ToVietnamese() const {
  std::string text = ToString();
  std::size_t point = text.find('.');
  if (point == std::string::npos) {
    point = text.size();
  } else {
    text[point] = ',';
  }
  const std::size_t first = units_ < 0 ? 1 : 0;
  while (point > first + 3) {
    point -= 3;
    text.insert(point, 1, '.');
  }
  return text;
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  const int places = std::max(a.places_, b.places_);
  const Int128 left = Int128{a.units_} * PowerOfTen(places - a.places_);
  const Int128 right = Int128{b.units_} * PowerOfTen(places - b.places_);
  if (left < right) return std::strong_ordering::less;
  if (left > right) return std::strong_ordering::greater;
  return std::strong_ordering::equal;
}

}  // namespace rasoat
