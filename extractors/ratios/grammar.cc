#include "extractors/checks/rational.h"
#include "extractors/numbers/numbers.h"
#include "extractors/percents/percents.h"
#include "extractors/ratios/ratios.h"
#include "extractors/units/units.h"
#include "pipeline/text/keys.h"

// All rules read the two figures and the unit, and leave the percent to ReadShare: it may stand
// behind words that narrow the unit ("12/80 đảng viên được kiểm tra bị nhắc nhở (chiếm 15%)").

namespace rasoat::ratios {
namespace {

using lexer::Lexed;
using lexer::Term;
using lexer::TokenRange;
using lexicon::Tag;
using numbers::Number;

constexpr std::size_t kLongestNarrowing = 3;  // words between a unit and "trong số"
constexpr std::size_t kFarthestPair = 200;    // tokens back to a pair whose units are told
constexpr std::size_t kFarthestShare = 16;    // tokens between the unit and its percent
constexpr int kFarFromRatio = 5;              // points
constexpr std::size_t kLongestTail = 6;       // tokens between the percent and the closing bracket

struct Share {
  percents::Reading percent;
  bool set_off = false;   // by a bracket or a comma, not in the run of the sentence
  std::size_t begin = 0;  // with the words that tie it to the ratio
  std::size_t end = 0;
};

// Whether the percent that begins at `i` (with its comparator) is said of what stands before it:
// behind a cue ("đạt", "chiếm"), or alone in a bracket.
bool IsTied(const Context& context, std::size_t i, bool cue_allowed) {
  const Lexed& lexed = context.lexed();
  if (i == 0) return false;
  if (lexed.IsSymbol(i - 1, "(")) return true;
  const Term cue = context.Before(i, Tag::kShareCue);
  if (!cue) return false;
  return cue_allowed || (cue.range.begin > 0 && lexed.IsSymbol(cue.range.begin - 1, "("));
}

// The end of the bracket that the percent stands in, if it closes soon and holds no other figure.
std::size_t EndOfBracket(const Lexed& lexed, std::size_t i) {
  for (std::size_t k = i; k < i + kLongestTail && !lexed.StartsBlock(k); ++k) {
    if (lexed.IsNumber(k) || lexed.IsSymbol(k, ";") || lexed.IsSymbol(k, "(")) return i;
    if (lexed.IsSymbol(k, ")")) return k + 1;
  }
  return i;
}

bool EndsClause(const Lexed& lexed, std::size_t i) {
  return lexed.StartsBlock(i) || lexed.IsSymbol(i, ";") || lexed.IsSymbol(i, ".") ||
         lexed.IsSymbol(i, ":") || lexed.IsSymbol(i, ")");
}

// The end of a bracket that opens at token i: "(5 cũ, 3 mới)"; i where none does.
std::size_t EndOfBracketAt(const Lexed& lexed, std::size_t i) {
  if (!lexed.IsSymbol(i, "(") || lexed.StartsBlock(i)) return i;
  for (std::size_t k = i + 1; k < i + kFarthestShare && !lexed.StartsBlock(k); ++k) {
    if (lexed.IsSymbol(k, "(")) return i;
    if (lexed.IsSymbol(k, ")")) return k + 1;
  }
  return i;
}

// A bracket without figures: "(KP)".
bool IsAside(const Lexed& lexed, std::size_t i) {
  const std::size_t end = EndOfBracketAt(lexed, i);
  for (std::size_t k = i; k < end; ++k) {
    if (lexed.IsNumber(k)) return false;
  }
  return end > i;
}

// Looks for the percent of a ratio from `i` on. The first number decides: it is the percent, tied
// to the ratio, or the ratio has none. Behind a comma only a bracket ties, unless the cue follows
// the comma at once: "…, trong đó 60% …" is another matter.
std::optional<Share> ReadShare(const Context& context, std::size_t i) {
  const Lexed& lexed = context.lexed();
  bool cue_allowed = true;
  for (std::size_t k = i; k < i + kFarthestShare && !EndsClause(lexed, k); ++k) {
    if (lexed.IsSymbol(k, ",")) cue_allowed = static_cast<bool>(context.At(k + 1, Tag::kShareCue));
    if (IsAside(lexed, k)) k = EndOfBracketAt(lexed, k);
    // A date's or a document's numbers are not looked at: "theo chương trình năm 2020, đạt 86%".
    if (!lexed.IsNumber(k) || !context.Free(k)) continue;
    const auto percent = percents::ReadPercent(context, k);
    if (!percent || !IsTied(context, percent->range.begin, cue_allowed)) return std::nullopt;
    const std::size_t end = percent->range.end;
    const Term cue = context.Before(percent->range.begin, Tag::kShareCue);
    const std::size_t begin = cue ? cue.range.begin : percent->range.begin;
    const bool bracket = lexed.IsSymbol(begin - 1, "(");
    const bool set_off = bracket || lexed.IsSymbol(begin - 1, ",");
    return Share{*percent, set_off, begin, bracket ? EndOfBracket(lexed, end) : end};
  }
  return std::nullopt;
}

// "11/16 khoản thu đạt trên 75%": in the run of the sentence a percent far from the ratio's own
// says what each of them reached.
bool IsThreshold(const Number& numerator, const Number& denominator, const Share& share) {
  const auto truth = checks::PercentOf(numerator.figure.value, denominator.figure.value);
  const Decimal& stated = share.percent.figure.value;
  const auto low = stated.Plus(Decimal(-kFarFromRatio, 0));
  const auto high = stated.Plus(Decimal(kFarFromRatio, 0));
  if (share.set_off || !truth || !low || !high) return false;
  return *truth < checks::Rational::Of(*low) || *truth > checks::Rational::Of(*high);
}

Candidate MakeRatio(const Number& numerator, const Number& denominator, std::string unit,
                    std::size_t end, std::optional<Share> share) {
  if (share && IsThreshold(numerator, denominator, *share)) share.reset();
  Ratio ratio{numerator.figure, denominator.figure, std::nullopt, {}, std::move(unit)};
  lexer::TokenRange between;
  if (share) {
    between = {end, share->begin};
    ratio.percent = share->percent.figure;
    ratio.bound = share->percent.bound;
    end = share->end;
  }
  return {{numerator.range.begin, end}, std::move(ratio), between};
}

bool CouldBeDate(const Number& day, const Number& month) {
  return day.figure.value <= Decimal(31, 0) && month.figure.value <= Decimal(12, 0);
}

// "bản đồ tỷ lệ 1/25.000", "quy hoạch 1/500".
bool IsScaleOfMap(const Number& numerator, const Number& denominator) {
  return numerator.figure.value == Decimal(1, 0) && denominator.figure.value >= Decimal(100, 0);
}

// "184/310 chi bộ (đạt 59,3%)".
std::optional<Candidate> Slash(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  auto numerator = numbers::ReadNumber(context, anchor);
  if (!numerator || numerator->in_words) return std::nullopt;
  const std::size_t slash = numerator->range.end;
  if (!lexed.IsSymbol(slash, "/") || !lexed.IsNumber(slash + 1)) return std::nullopt;
  if (lexed.StartsBlock(slash) || lexed.StartsBlock(slash + 1)) return std::nullopt;
  auto denominator = numbers::ReadNumber(context, slash + 1);
  if (!denominator || lexed.IsSymbol(denominator->range.end, "/")) return std::nullopt;
  const bool after_slash = anchor > 0 && lexed.IsSymbol(anchor - 1, "/") && lexed.Glued(anchor);
  if (after_slash) return std::nullopt;
  if (PairedUnits(context, slash)) return std::nullopt;
  numbers::SettleThousands(*numerator);
  numbers::SettleThousands(*denominator);
  const bool maybe_date = CouldBeDate(*numerator, *denominator);
  const auto unit = units::ReadUnit(context, denominator->range.end, !maybe_date);
  const std::size_t end = unit ? unit->range.end : denominator->range.end;
  const auto share = ReadShare(context, end);
  // "ngày 10 và 11/6 tổ chức tập huấn": the word is a verb.
  if (maybe_date && !share && unit && unit->action) return std::nullopt;
  if (!unit && !share && IsScaleOfMap(*numerator, *denominator)) return std::nullopt;
  const bool compared = static_cast<bool>(context.Before(anchor, Tag::kSamePeriod));
  if (!unit && !share && maybe_date && !compared) return std::nullopt;
  return MakeRatio(*numerator, *denominator, unit ? unit->name : "", end, share);
}

// One of several figures in front of a shared total: "14, 5 và 2 trên tổng số 21" is a list of
// counts.
bool EndsList(const Lexed& lexed, std::size_t numerator) {
  if (numerator < 2) return false;
  const bool joined = lexed.IsSymbol(numerator - 1, ",") || lexed.IsWord(numerator - 1);
  return joined && lexed.IsNumber(numerator - 2);
}

// "5 trên tổng số 8 đảng ủy xã (62,5%)", "12 đồng chí trong tổng số 30 đồng chí".
std::optional<Candidate> OutOf(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  const auto numerator = numbers::ReadNumber(context, anchor);
  if (!numerator || numerator->in_words || EndsList(lexed, anchor)) return std::nullopt;
  std::size_t at = numerator->range.end;
  const auto first_unit = units::ReadUnit(context, at, false);
  if (first_unit) at = first_unit->range.end;
  Term out_of = context.At(at, Tag::kOutOf);
  const bool narrowed = !out_of;
  // "27 người trúng cử trong số 45 người": words may narrow the unit.
  for (std::size_t k = 0; !out_of && first_unit && k < kLongestNarrowing; ++k) {
    if (!lexed.IsWord(at) || lexed.StartsBlock(at)) return std::nullopt;
    out_of = context.At(++at, Tag::kOutOf);
    if (out_of.value() == "bare") return std::nullopt;
  }
  if (!out_of || lexed.StartsBlock(at)) return std::nullopt;
  const auto denominator = numbers::ReadNumber(context, out_of.range.end);
  if (!denominator || denominator->in_words) return std::nullopt;
  const auto unit = units::ReadUnit(context, denominator->range.end, true);
  if (!unit && !first_unit) return std::nullopt;
  // "35 đại biểu huyện trong số 59 người ứng cử" is no ratio of one thing.
  if (narrowed && !(unit && unit->name.starts_with(first_unit->name))) return std::nullopt;
  // "5 đồng chí trên 3 lĩnh vực" says where, not out of how many.
  if (out_of.value() == "bare" && first_unit && unit && unit->name != first_unit->name) {
    return std::nullopt;
  }
  const std::size_t end = unit ? unit->range.end : denominator->range.end;
  const std::string name = unit ? unit->name : first_unit->name;
  return MakeRatio(*numerator, *denominator, name, end, ReadShare(context, end));
}

// "8 đơn/9 đơn", "8 đơn (5 cũ, 3 mới)/9 đơn": the unit stands twice. Two units would make it two
// counts.
std::optional<Candidate> UnitSlash(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  const auto numerator = numbers::ReadNumber(context, anchor);
  if (!numerator || numerator->in_words) return std::nullopt;
  const auto first_unit = units::ReadUnit(context, numerator->range.end, false);
  if (!first_unit) return std::nullopt;
  const std::size_t open = first_unit->range.end;
  const std::size_t slash = EndOfBracketAt(lexed, open);
  if (!lexed.IsSymbol(slash, "/")) return std::nullopt;
  const auto denominator = numbers::ReadNumber(context, slash + 1);
  if (!denominator || denominator->in_words) return std::nullopt;
  const auto unit = units::ReadUnit(context, denominator->range.end, false);
  // The second may be narrower: "8 đơn/9 đơn khiếu nại".
  if (!unit || !unit->name.starts_with(first_unit->name)) return std::nullopt;
  const std::size_t end = unit->range.end;
  auto ratio = MakeRatio(*numerator, *denominator, unit->name, end, ReadShare(context, end));
  if (slash > open && ratio.hole.empty()) ratio.hole = {open, slash};
  return ratio;
}

// The unit's term at token i, whether or not a mention has it.
Term UnitTermAt(const Context& context, std::size_t i) {
  const Term unit = context.At(i, Tag::kUnit);
  return unit ? unit : context.At(i, Tag::kClassifier);
}

std::string NameOf(const Context& context, const Term& unit) {
  std::string name;
  text::AppendLower(unit.value().empty() ? context.lexed().Written(unit.range) : unit.value(),
                    name);
  return name;
}

}  // namespace

// The units of an earlier "7 lượt/9 người" in the block whose second one stands behind this pair.
std::optional<UnitPair> PairedUnits(const Context& context, std::size_t slash) {
  const Lexed& lexed = context.lexed();
  const Term second_unit = UnitTermAt(context, slash + 2);
  if (!second_unit) return std::nullopt;
  const std::string second = NameOf(context, second_unit);
  for (std::size_t k = slash; k > 2 && k + kFarthestPair > slash && !lexed.StartsBlock(k); --k) {
    const std::size_t at = k - 1;
    if (!lexed.IsSymbol(at, "/") || !lexed.IsNumber(at + 1) || lexed.IsNumber(at - 1)) continue;
    const Term other = UnitTermAt(context, at + 2);
    if (!other || NameOf(context, other) != second) continue;
    for (std::size_t begin = at - 1; begin + 5 > at && begin > 0; --begin) {
      const Term unit = UnitTermAt(context, begin);
      if (!unit || unit.range.end != at || !lexed.IsNumber(begin - 1)) continue;
      const std::string first = NameOf(context, unit);
      if (first != second) return UnitPair{first, second};
    }
  }
  return std::nullopt;
}

namespace {

constexpr Rule kRules[] = {
    {"ratios/slash", Slash},
    {"ratios/unit-slash", UnitSlash},
    {"ratios/out-of", OutOf, Anchor::kDigitsOrWords},
};

}  // namespace

std::span<const Rule> Rules() { return kRules; }

}  // namespace rasoat::ratios
