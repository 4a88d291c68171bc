#include "extractors/comparators/comparators.h"

namespace rasoat::comparators {
namespace {

using lexer::Term;
using lexicon::Tag;

// "gần" is close to the figure and under it; "khoảng" may be over it.
Bound BoundOf(const Context& context, const Term& term) {
  static constexpr std::string_view kBelow = "approx-below";
  const bool below = term.value() == kBelow;
  const auto comparator = below ? Comparator::kApprox : ComparatorFromName(term.value());
  return {comparator.value_or(Comparator::kNone), below, context.lexed().SpanOf(term.range)};
}

}  // namespace

Bounded ReadBound(const Context& context, lexer::TokenRange range) {
  if (const Term after = context.At(range.end, Tag::kComparatorAfter)) {
    Bounded bounded{{range.begin, after.range.end}, BoundOf(context, after)};
    if (const Term from = context.Before(range.begin, Tag::kFrom)) {
      bounded.range.begin = from.range.begin;
    }
    return bounded;
  }
  const Term before = context.Before(range.begin, Tag::kComparator);
  if (!before || before.value() == "none" || !context.Free(before.range)) return {range, {}};
  return {{before.range.begin, range.end}, BoundOf(context, before)};
}

}  // namespace rasoat::comparators
