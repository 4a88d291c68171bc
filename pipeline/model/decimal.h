#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rasoat {

// 128 bits: what products of two 64-bit figures need. A GCC and Clang extension.
__extension__ typedef __int128 Int128;

// An exact decimal number that remembers how many decimals were written: 45,0 is not 45, because
// the written digits give the interval that a stated figure stands for.
//   Decimal(593, 1)      59.3
//   Decimal(450, 1)      45.0, equal in value to Decimal(45, 0) but with another interval
// Figures of up to 18 digits fit (national totals in đồng pass 2^53, the limit of a double).
// A value type; no operation throws. What does not fit is std::nullopt.
class Decimal {
 public:
  static constexpr int kMaxDigits = 18;

  constexpr Decimal() = default;
  // Requires 0 <= places <= kMaxDigits.
  constexpr Decimal(std::int64_t units, int places) : units_(units), places_(places) {}

  // `digits` holds ASCII digits only, the last `places` of them decimals.
  // Fails on an empty string, on another character and on more than kMaxDigits digits.
  static std::optional<Decimal> FromDigits(std::string_view digits, int places);

  // Reads a JSON number without exponent ("-12.50"). Fails on anything else.
  static std::optional<Decimal> Parse(std::string_view literal);

  // The value is units() / 10^places().
  constexpr std::int64_t units() const { return units_; }
  constexpr int places() const { return places_; }

  // The value times 10^power (power >= 0), with decimals used up first: 1,35 triệu is
  // Decimal(135, 2) scaled by 6, that is 1350000.
  std::optional<Decimal> Scaled(int power) const;

  // The same value with the zeros at the end of its decimals dropped.
  Decimal Reduced() const;

  std::optional<Decimal> Plus(Decimal other) const;
  Decimal Negated() const { return {-units_, places_}; }
  bool IsInteger() const { return Reduced().places_ == 0; }

  // The exact literal, written decimals included: "59.3", "45.0", "-3".
  std::string ToString() const;
  // The same in Vietnamese digits: "59,3", "1.286".
  std::string ToVietnamese() const;

  // By value: 45,0 equals 45.
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
  friend bool operator==(const Decimal& a, const Decimal& b) { return (a <=> b) == 0; }
  // Same value and same written decimals.
  bool IdenticalTo(const Decimal& other) const {
    return units_ == other.units_ && places_ == other.places_;
  }

 private:
  std::int64_t units_ = 0;
  int places_ = 0;
};

// 10^power for 0 <= power <= 38.
Int128 PowerOfTen(int power);

// Decimal digits of any 128-bit integer.
std::string ToString(Int128 value);

}  // namespace rasoat
