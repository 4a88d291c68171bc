#include "pipeline/readers/xlsx/number_format.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "pipeline/readers/xlsx/format_section.h"

// A code has up to four sections (positive; negative; zero; text). A section is cut into pieces:
// literals, digit places and date parts. Numbers are rounded as decimal strings: binary arithmetic
// would show 2,675 as 2,67.

namespace rasoat::readers::xlsx {
namespace {

constexpr const char* kPlain = "General";
constexpr int kDigits = 15;           // that the programs show of a number
constexpr int kMostPlaces = 30;       // of a format
constexpr double kLastDay = 2958466;  // 31/12/9999 and a day, in the 1900 system

std::vector<std::string_view> SplitSections(std::string_view code) {
  std::vector<std::string_view> sections;
  bool quoted = false;
  std::size_t start = 0;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (code[i] == '"') quoted = !quoted;
    if (code[i] == '\\' && !quoted) ++i;
    if (i < code.size() && code[i] == ';' && !quoted) {
      sections.push_back(code.substr(start, i - start));
      start = i + 1;
    }
  }
  sections.push_back(code.substr(start));
  return sections;
}

bool IsDateLetter(char c) {
  const char lower = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return std::string_view("ymdhs").find(lower) != std::string_view::npos;
}

class SectionParser {
 public:
  explicit SectionParser(std::string_view code) : code_(code) {}

  Section Parse() {
    while (at_ < code_.size()) Next();
    FinishPlaces();
    return std::move(section_);
  }

 private:
  void Next() {
    const char c = code_[at_];
    if (c == '"') {
      const std::size_t end = std::min(code_.find('"', at_ + 1), code_.size());
      Literal(code_.substr(at_ + 1, end - at_ - 1));
      at_ = end + 1;
    } else if (c == '\\') {
      Literal(code_.substr(std::min(at_ + 1, code_.size()), 1));
      at_ += 2;
    } else if (c == '_') {
      at_ += 2;  // as wide as the next character: nothing to read
    } else if (c == '*') {
      at_ += 2;  // filled up with it
    } else if (c == '[') {
      Bracket();
    } else if (code_.substr(at_).starts_with("General")) {
      section_.pieces.push_back({Piece::Kind::kGeneral, ""});
      at_ += 7;
    } else if (code_.substr(at_).starts_with("AM/PM") || code_.substr(at_).starts_with("am/pm")) {
      section_.half_day = true;
      section_.pieces.push_back({Piece::Kind::kDate, "AM/PM"});
      at_ += 5;
    } else if (c == '0' || c == '#' || c == '?') {
      Place(c);
    } else if (c == '.') {
      section_.pieces.push_back({Piece::Kind::kPoint, "."});
      seen_point_ = section_.has_places || at_ + 1 < code_.size();
      ++at_;
    } else if (c == ',') {
      Comma();
    } else if (c == '%') {
      ++section_.percents;
      section_.pieces.push_back({Piece::Kind::kPercent, "%"});
      ++at_;
    } else if (c == '/' && section_.has_places) {
      section_.understood = false;  // a fraction
      ++at_;
    } else if (c == 'E' && at_ + 1 < code_.size() &&
               (code_[at_ + 1] == '+' || code_[at_ + 1] == '-')) {
      section_.understood = false;  // scientific
      at_ += 2;
    } else if (IsDateLetter(c)) {
      DatePart();
    } else {
      Literal(code_.substr(at_, 1));
      ++at_;
    }
  }

  void Literal(std::string_view text) {
    section_.pieces.push_back({Piece::Kind::kLiteral, std::string(text)});
  }

  // "[Red]", "[$-42A]" say nothing; "[$₫-42A]" is a currency; "[h]" counts on; "[>=100]" a
  // condition.
  void Bracket() {
    const std::size_t end = std::min(code_.find(']', at_), code_.size());
    const std::string_view inside = code_.substr(at_ + 1, end - at_ - 1);
    if (inside.starts_with('$')) {
      Literal(inside.substr(1, inside.find('-') - 1));
    } else if (!inside.empty() &&
               std::string_view("<>=").find(inside[0]) != std::string_view::npos) {
      section_.condition = inside;
    } else if (!inside.empty() && IsDateLetter(inside[0]) && inside.size() <= 2) {
      section_.understood = false;  // elapsed hours
    }
    at_ = end + 1;
  }

  void Place(char c) {
    section_.has_places = true;
    section_.pieces.push_back({Piece::Kind::kPlace, std::string(1, c)});
    if (seen_point_) {
      ++section_.fraction_places;
      if (c != '#') section_.fraction_zeros = section_.fraction_places;
    } else if (c == '0') {
      ++section_.integer_places;
    }
    commas_ = 0;
    ++at_;
  }

  // Between places it groups; behind the last it divides by a thousand.
  void Comma() {
    if (section_.has_places) {
      ++commas_;
    } else {
      Literal(",");
    }
    ++at_;
    const bool place =
        at_ < code_.size() && std::string_view("0#?").find(code_[at_]) != std::string_view::npos;
    if (place && commas_ > 0) section_.grouped = true;
  }

  void FinishPlaces() { section_.thousands_scale = commas_; }

  void DatePart() {
    const char letter = static_cast<char>(std::tolower(static_cast<unsigned char>(code_[at_])));
    std::string part;
    while (at_ < code_.size() && std::tolower(static_cast<unsigned char>(code_[at_])) == letter) {
      part.push_back(letter);
      ++at_;
    }
    section_.date = true;
    section_.pieces.push_back({Piece::Kind::kDate, part});
  }

  std::string_view code_;
  std::size_t at_ = 0;
  Section section_;
  bool seen_point_ = false;
  int commas_ = 0;  // since the last place
};

// A number as its digits: |value| = 0.d1d2d3… × 10^exponent.
struct Digits {
  std::string digits;
  int exponent = 0;
  bool negative = false;
};

Digits ToDigits(double value) {
  Digits result;
  result.negative = value < 0;
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%.*e", kDigits - 1, std::fabs(value));
  const std::string_view text = buffer;
  const std::size_t e = text.find('e');
  for (const char c : text.substr(0, e)) {
    if (c != '.') result.digits.push_back(c);
  }
  result.exponent = std::atoi(buffer + e + 1) + 1;
  return result;
}

// Rounds half up to `places` behind the point; gives integer and fraction digits.
std::pair<std::string, std::string> Round(Digits number, int places) {
  int keep = number.exponent + places;  // digits that stay
  std::string digits = number.digits;
  if (keep < 0) return {"0", std::string(static_cast<std::size_t>(places), '0')};
  if (keep < static_cast<int>(digits.size())) {
    const bool up = digits[static_cast<std::size_t>(keep)] >= '5';
    digits.resize(static_cast<std::size_t>(keep));
    if (up) {
      int i = keep - 1;
      while (i >= 0 && digits[static_cast<std::size_t>(i)] == '9')
        digits[static_cast<std::size_t>(i--)] = '0';
      if (i >= 0) {
        ++digits[static_cast<std::size_t>(i)];
      } else {
        digits.insert(digits.begin(), '1');
        ++number.exponent;
      }
    }
  } else {
    digits.append(static_cast<std::size_t>(keep) - digits.size(), '0');
  }
  const int whole = std::max(number.exponent, 0);
  if (number.exponent < 0) digits.insert(0, static_cast<std::size_t>(-number.exponent), '0');
  std::string integer = digits.substr(0, static_cast<std::size_t>(whole));
  std::string fraction = digits.substr(static_cast<std::size_t>(whole));
  fraction.resize(static_cast<std::size_t>(places), '0');
  return {integer.empty() ? "0" : integer, fraction};
}

std::string Grouped(const std::string& integer) {
  std::string out;
  for (std::size_t i = 0; i < integer.size(); ++i) {
    if (i > 0 && (integer.size() - i) % 3 == 0) out.push_back('.');
    out.push_back(integer[i]);
  }
  return out;
}

std::string General(double value) {
  const Digits digits = ToDigits(value);
  if (digits.exponent > 20 || digits.exponent < -9) {
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "%.10g", value);
    std::string text = buffer;
    std::replace(text.begin(), text.end(), '.', ',');
    return text;
  }
  const int places = std::clamp(kDigits - std::max(digits.exponent, 0), 0, 10);
  auto [integer, fraction] = Round(digits, places);
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  const bool zero = integer == "0" && fraction.empty();
  return (digits.negative && !zero ? "-" : "") + integer + (fraction.empty() ? "" : "," + fraction);
}

std::string ShowNumber(double value, const Section& section) {
  for (int i = 0; i < section.percents; ++i) value *= 100;
  for (int i = 0; i < section.thousands_scale; ++i) value /= 1000;
  auto [integer, fraction] = Round(ToDigits(value), std::min(section.fraction_places, kMostPlaces));
  while (static_cast<int>(fraction.size()) > section.fraction_zeros && fraction.back() == '0') {
    fraction.pop_back();
  }
  if (integer == "0" && section.integer_places == 0) integer.clear();
  const auto places = static_cast<std::size_t>(std::min(section.integer_places, kMostPlaces));
  if (integer.size() < places) integer.insert(0, places - integer.size(), '0');
  if (section.grouped) integer = Grouped(integer);
  const std::string number = integer + (fraction.empty() ? "" : "," + fraction);
  std::string out;
  bool shown = false;
  for (const Piece& piece : section.pieces) {
    const bool place = piece.kind == Piece::Kind::kPlace || piece.kind == Piece::Kind::kPoint;
    if (place && !shown) out += number;
    shown |= place;
    if (piece.kind == Piece::Kind::kLiteral || piece.kind == Piece::Kind::kPercent)
      out += piece.text;
    if (piece.kind == Piece::Kind::kGeneral) out += General(value);
  }
  return out;
}

bool Holds(std::string_view condition, double value) {
  const std::size_t digits = condition.find_first_of("-.0123456789");
  if (digits == std::string_view::npos) return false;
  double limit = 0;
  std::from_chars(condition.data() + digits, condition.data() + condition.size(), limit);
  const std::string_view sign = condition.substr(0, digits);
  if (sign == "<") return value < limit;
  if (sign == "<=") return value <= limit;
  if (sign == ">") return value > limit;
  if (sign == ">=") return value >= limit;
  if (sign == "=") return value == limit;
  return sign == "<>" && value != limit;
}

// Which section of a format shows a value: by their conditions, else by its sign.
std::size_t ChooseSection(const std::vector<Section>& sections, double value) {
  const bool conditions = std::any_of(sections.begin(), sections.end(), [](const Section& section) {
    return !section.condition.empty();
  });
  for (std::size_t i = 0; conditions && i < sections.size(); ++i) {
    if (sections[i].condition.empty() || Holds(sections[i].condition, value)) return i;
  }
  if (value < 0 && sections.size() >= 2) return 1;
  return value == 0 && sections.size() >= 3 ? 2 : 0;
}

}  // namespace

std::string FormatNumber(std::string_view text, std::string_view code, bool since_1904) {
  double value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) {
    return std::string(text);
  }
  const std::vector<std::string_view> codes = SplitSections(code);
  std::vector<Section> sections;
  for (const std::string_view part : codes) sections.push_back(SectionParser(part).Parse());
  const std::size_t chosen = ChooseSection(sections, value);
  const Section& section = sections[chosen];
  if (code.empty() || codes[chosen] == kPlain || !section.understood) return General(value);
  if (section.date) {
    const bool possible = value >= 0 && value < kLastDay;
    return possible ? ShowDate(value, section, since_1904) : General(value);
  }
  // A section of its own for negative numbers shows their sign itself.
  const std::string shown = ShowNumber(std::fabs(value), section);
  const bool sign =
      value < 0 && chosen == 0 && shown.find_first_of("123456789") != std::string::npos;
  return sign ? "-" + shown : shown;
}

std::string_view BuiltInFormat(int id) {
  switch (id) {
    case 1: return "0";
    case 2: return "0.00";
    case 3: return "#,##0";
    case 4: return "#,##0.00";
    case 9: return "0%";
    case 10: return "0.00%";
    case 14: return "d/m/yyyy";
    case 15: return "d-mm-yy";
    case 16: return "d-mm";
    case 17: return "mm-yy";
    case 18: return "h:mm AM/PM";
    case 19: return "h:mm:ss AM/PM";
    case 20: return "h:mm";
    case 21: return "h:mm:ss";
    case 22: return "d/m/yyyy h:mm";
    case 37:
    case 38: return "#,##0;(#,##0)";
    case 39:
    case 40: return "#,##0.00;(#,##0.00)";
    case 41: return "#,##0;-#,##0;\"-\"";
    case 42: return "#,##0;-#,##0;\"-\"";
    case 43: return "#,##0.00;-#,##0.00;\"-\"";
    case 44: return "#,##0.00;-#,##0.00;\"-\"";
    case 45: return "mm:ss";
    case 47: return "mm:ss.0";
    default: return kPlain;
  }
}

}  // namespace rasoat::readers::xlsx
