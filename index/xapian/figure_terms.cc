#include "index/xapian/figure_terms.h"

#include "index/xapian/schema.h"

namespace rasoat::xapian {
namespace {

constexpr int kUnitPower = 50;
constexpr int kLowestPower = -Decimal::kMaxDigits;
constexpr int kHighestPower = Decimal::kMaxDigits;

std::string PowerKey(int power) { return std::to_string(kUnitPower + power); }

// Sorts as the value does; without trailing zeros, so that no key has two spellings.
std::string KeyOf(const Decimal& value) {
  std::string digits = std::to_string(value.units());
  if (value.units() == 0) return "00";
  const int power = static_cast<int>(digits.size()) - 1 - value.places();
  digits.erase(digits.find_last_not_of('0') + 1);
  return PowerKey(power) + digits;
}

std::string Stem(std::string_view subject) {
  std::string stem = Term(fields::kFigure, subject);
  stem += ':';
  return stem;
}

// Collects the longest parts that hold no value outside of the range.
class Cover {
 public:
  Cover(std::string stem, const ValueRange& range) : stem_(std::move(stem)), range_(range) {
    if (range.low) low_ = KeyOf(*range.low);
    if (range.high) high_ = KeyOf(*range.high);
  }

  std::vector<std::string> Run() {
    Visit("00");
    for (int power = kLowestPower; power <= kHighestPower; ++power) Visit(PowerKey(power));
    return std::move(terms_);
  }

 private:
  bool AboveLow(std::string_view key) const {
    return !range_.low || key > low_ || (key == low_ && !range_.low_open);
  }
  bool BelowHigh(std::string_view key) const {
    return !range_.high || key < high_ || (key == high_ && !range_.high_open);
  }

  void Visit(const std::string& part) {
    // Keys that begin with `part` reach from it to just below its successor.
    const bool low_inside = range_.low && low_.size() > part.size() && low_.starts_with(part);
    const bool high_inside = range_.high && high_.starts_with(part);
    if (!low_inside && !AboveLow(part) && part != low_) return;
    if (!high_inside && !BelowHigh(part)) return;
    if (!low_inside && !high_inside && AboveLow(part)) {
      terms_.push_back(stem_ + part);
      return;
    }
    if (AboveLow(part) && BelowHigh(part)) terms_.push_back(stem_ + part + ".");
    for (char digit = '0'; digit <= '9'; ++digit) VisitChild(part + digit);
  }

  // Below both bounds or beyond them there is nothing to descend for.
  void VisitChild(const std::string& part) {
    if (part.size() > kLongestKeyOfValue) return;
    Visit(part);
  }

  static constexpr std::size_t kLongestKeyOfValue = 2 + Decimal::kMaxDigits;

  std::string stem_;
  const ValueRange& range_;
  std::string low_;
  std::string high_;
  std::vector<std::string> terms_;
};

}  // namespace

bool ValueRange::Contains(const Decimal& value) const {
  if (low && (value < *low || (low_open && value == *low))) return false;
  return !high || (value < *high || (!high_open && value == *high));
}

std::vector<std::string> FigureTerms(std::string_view subject, const Decimal& value) {
  const std::string stem = Stem(subject);
  const std::string key = KeyOf(value);
  std::vector<std::string> terms;
  for (std::size_t length = 2; length <= key.size(); ++length) {
    terms.push_back(stem + key.substr(0, length));
  }
  terms.push_back(stem + key + ".");
  return terms;
}

std::vector<std::string> RangeTerms(std::string_view subject, const ValueRange& range) {
  return Cover(Stem(subject), range).Run();
}

}  // namespace rasoat::xapian
