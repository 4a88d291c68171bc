#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace rasoat::lexicon {

// What a term can mean to the grammars. Each tag belongs to one lexicon.tsv, whose rows give it;
// the second column names it as TagName does ("share-cue").
enum class Tag : std::uint8_t {
  // numbers
  kNumeral,      // value: the number
  kNumeralPart,  // goes on in a number in words: "mươi", "linh"
  kArticle,      // "một": a numeral only where the numeral goes on
  kOrdinal,      // before a numeral that is no number: "thứ", "vài"
  kFraction,     // behind one: "hai phần ba"
  kScale,        // value: the power of ten
  kRoman,        // value: the number
  // comparators, before the figure; value: the comparator
  kComparator,
  kComparatorAfter,  // "trở lên"
  // units
  kUnit,        // value: the unit without abbreviations, where it differs
  kClassifier,  // a unit that takes another one behind it: "lượt đảng viên"
  kModifier,    // may end a unit: "chính thức"
  kQuantifier,  // between figure and unit, no part of it: "các"
  kNoUnit,      // a word that never is what a figure counts
  // counts
  kCategory,      // a label with its figure: "khiển trách 41"
  kLabelOpening,  // a label of more words, from "diện" to "quản lý"
  kLabelClosing,
  kFormCode,       // an abbreviated form of discipline: "KT"
  kNumberedThing,  // "sư đoàn": the number behind it names it
  kYearCue,        // before "năm" that is the year, not five
  kListJoint,      // between listed figures: ",", "và"
  kDistributive,   // before figures that belong to labels in their order: "lần lượt là"
  kCopula,         // between a figure and what it counts: "là"
  kElisionCue,     // before a figure whose unit was said: "trong đó có"
  // ratios
  kOutOf,       // between the two figures: "trên tổng số"
  kShareCue,    // before the percent: "đạt", "chiếm"
  kSamePeriod,  // before this year's figure over last year's
  // percents
  kPercentSign,
  // dates
  kDayWord,
  kMonthWord,
  kYearWord,
  kQuarterWord,
  kEvery,       // "mỗi": what follows is no date
  kDayPart,     // "sáng"
  kWeekday,     // value: 0 Sunday … 6
  kPeriodWord,  // "nhiệm kỳ"
  kFrom,
  kTo,
  kFirstPart,    // "đầu năm"
  kLastPart,     // "cuối năm"
  kBareYearCue,  // "vào 2021"
  kLunar,        // "âm lịch"
  kDateCue,      // before a day and month: "trước 25-8"
  // changes
  kIncrease,
  kDecrease,
  kAgainst,  // before the base: "so với"
  kBaseEnd,
  kTimes,         // "lần"
  kFold,          // "gấp"
  kFoldWord,      // "gấp đôi"; value: how many times
  kAnd,           // between two figures of one change
  kTied,          // before a figure that says the same another way: "tương ứng"
  kPercentPoint,  // "điểm phần trăm"
  // money
  kCurrency,
  kMoneyCue,         // "trị giá": an amount follows
  kImpliedCurrency,  // a scale that amounts go with: "tỷ"; value: the currency
  // docrefs
  kDocumentKind,  // value: the kind, where the term holds more
  kDocumentCode,  // value: the kind
  kNumberWord,    // "số"
  // others: what the figure beside it is instead of a figure; value: on what condition
  kLabelBefore,
  kLabelAfter,
  kStreet,  // "đường": a house's number before it, a day's name behind it
  kHourCue,
  kHourWord,
  kDurationCue,  // "kéo dài": hours that are a length of time
  kMinuteWord,
  // orgs and places
  kOrgHead,    // "Huyện ủy"; value: how the name goes on, see extractors/orgs
  kOrgField,   // a field of work inside a name: "tài nguyên và môi trường"
  kOrgJoint,   // between two fields: "và"
  kOrgLevel,   // "tỉnh" inside a name
  kOrgPlural,  // "các": what follows is a kind
  kOrgKind,    // "cơ sở", "viên": what stands before is a kind, or a member
  kShortFor,   // an abbreviation; value: its full form. Read by the index: a query finds both
  kSurname,
  kRole,          // before an organisation and a person's name: "Bí thư"
  kPlaceHead,     // "huyện"; value: the kind of an abbreviation
  kBelongs,       // between a place and the one it lies in
  kProvinceName,  // a province without its head word
  // passage: how stated figures belong together
  kObject,         // of a unit: the kinds that it counts; value: them
  kPartsCue,       // before parts; value: all, some
  kRestCue,        // of the part that is left
  kSumCue,         // before a total
  kAside,          // ends a list of parts
  kOpenList,       // makes a list an open one
  kGroup,          // a label of a group that covers the whole; value: the group
  kBaseCue,        // what a percent is measured against
  kListNoun,       // what is announced by number and listed
  kItemOrdinal,    // "một là"; value: the number
  kAnaphor,        // "nêu trên"
  kWithin,         // "trong" before a total
  kMultiResponse,  // "nội dung": one thing may come under several
  kPlanCue,        // "kết nạp": what a plan is made for, and may exceed
  // indicators: what a figure is about
  kAct,      // "kiểm tra"; value: its code in acts.tsv; note: "open" where words around narrow it
  kActRest,  // narrows an open act: "khi có dấu hiệu vi phạm"; value: codes
  kActNoun,  // before an act that names no deed: "cán bộ kiểm tra"
  kDeed,     // says which act a sentence is about, where no act is named; value: code
  kMeasure,  // value: a code of measures.tsv
  kCounted,  // of a unit: object and unit codes
  kPerformer,    // who acts; value: code and level
  kCommittee,    // "huyện ủy"; value: level and kind of place
  kCommitteeOf,  // behind "đảng ủy": "xã"; likewise
  kPlan,         // "phấn đấu": a figure still to come
  kNotActor,     // before whom an act is done to: "đối với"
  kThrough,      // before an act that was told: "qua"
  kPassive,      // between a figure and its act: "được"
  kOutlook,      // in a heading: what is to come
  kUntil,        // "tính đến"
  kSince,        // "từ đầu nhiệm kỳ"
  kTier,         // "cấp" before "huyện"
  kSeveral,      // "các" before a kind of committees
  kTogether,     // between two bodies that act as one: "và"
  kHas,          // between an organisation and its base figure: "có"
  kWhole,        // "toàn huyện": the organisation with all below it
};

// A set of tags: those of the terms that begin, or end, with a word.
struct TagSet {
  static constexpr int kMost = 128;

  std::uint64_t low = 0;
  std::uint64_t high = 0;

  constexpr void Add(Tag tag) {
    const auto at = static_cast<unsigned>(tag);
    (at < 64 ? low : high) |= std::uint64_t{1} << (at % 64);
  }
  constexpr bool Has(Tag tag) const {
    const auto at = static_cast<unsigned>(tag);
    return ((at < 64 ? low : high) >> (at % 64) & 1) != 0;
  }
  constexpr bool HasAny(const TagSet& other) const {
    return ((low & other.low) | (high & other.high)) != 0;
  }
};

template <typename... Tags>
constexpr TagSet MakeTagSet(Tags... tags) {
  TagSet set;
  (set.Add(tags), ...);
  return set;
}

std::string_view TagName(Tag tag);
std::optional<Tag> TagFromName(std::string_view name);

}  // namespace rasoat::lexicon
