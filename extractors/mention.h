#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pipeline/model/decimal.h"
#include "pipeline/model/span.h"

namespace rasoat {

// How a stated figure bounds the true one. None: exactly.
enum class Comparator : std::uint8_t { kNone, kGt, kGe, kLt, kLe, kApprox };

// "gt", "ge", "lt", "le", "approx"; empty for kNone.
std::string_view ComparatorName(Comparator comparator);
std::optional<Comparator> ComparatorFromName(std::string_view name);

// A number with the place where it is written.
struct Figure {
  Decimal value;
  Span written;  // the digits (or number words), without unit and comparator
};

struct Bound {
  Comparator comparator = Comparator::kNone;
  bool from_below = false;  // of kApprox: close and under, as "gần" says
  Span word;                // "trên", "trở lên"; empty for kNone
};

// 77 tổ chức đảng; hơn 1.200 lượt đảng viên; Khiển trách 15
struct Count {
  Figure figure;
  Bound bound;
  std::string unit;      // lower case, abbreviations expanded; may be empty
  std::string category;  // the label, where the figure has one: "khiển trách"
};

// 184/310 chi bộ (đạt 59,3%); 5 trên tổng số 6 cuộc
struct Ratio {
  Figure numerator;
  Figure denominator;
  std::optional<Figure> percent;
  Bound bound;  // of the percent
  std::string unit;
};

// hơn 20% chi bộ trực thuộc
struct Percent {
  Figure figure;
  Bound bound;
  std::string unit;
};

enum class Direction : std::uint8_t { kIncrease, kDecrease };

// tăng 18,1% so với năm 2020; giảm 3 đảng viên
struct Change {
  Direction direction = Direction::kIncrease;
  Figure figure;
  bool is_percent = false;  // else an amount
  Bound bound;
  std::string unit;  // of an amount
  std::string base;  // what it is measured against, as written; may be empty
};

// 13/03/2019; quý I/2024; nhiệm kỳ 2015 - 2020
struct DateMention {
  std::string edtf;  // ISO 8601-2; empty when the calendar does not have it
  bool valid = true;
};

// 2,5 tỷ đồng
struct Money {
  Figure figure;  // in đồng
  Bound bound;
};

// Kết luận số 34-KL/TW
struct DocRef {
  std::string number;  // "34-KL/TW"
  std::string kind;    // "kết luận"; may be empty
  std::string issuer;  // its code as written: "TW", "UBND"; may be empty
  std::string cites;   // of a short form: the full number that the document gives elsewhere
};

// Ban Thường vụ Huyện ủy Cao Lộc
struct Org {
  std::string name;
};

// huyện Cao Lộc
struct AdminUnit {
  std::string name;   // its own: "Cao Lộc"
  std::string level;  // "huyện"; empty where the name leaves it open
  // National codes until 30 June 2025 and since; empty where there is none, or more than one.
  std::string code_before;
  std::string code_after;
  bool ambiguous = false;  // several units bear the name
};

// A number that is no figure: a clock time, a clause of law, an enumeration mark. Kept while
// extraction runs, so that nothing else takes it, and shown by `rasoat explain`; in no record.
struct Other {};

using MentionValue =
    std::variant<Count, Ratio, Percent, Change, DateMention, Money, DocRef, Org, AdminUnit, Other>;

// One thing found in a text.
struct Mention {
  Span span;
  std::string_view rule;  // "ratios/slash": the folder, and the rule in its grammar
  MentionValue value;
};

// "count", "ratio", … as in the record format; "other".
std::string_view MentionTypeName(const MentionValue& value);

// One line for people and tests: `ratio 184/310 "chi bộ" 59.3%`, `count >77 "tổ chức đảng"`.
std::string Describe(const Mention& mention);

}  // namespace rasoat
