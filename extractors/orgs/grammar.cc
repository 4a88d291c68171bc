#include "extractors/numbers/numbers.h"
#include "extractors/orgs/name_reader.h"
#include "extractors/orgs/orgs.h"
#include "extractors/places/name.h"

namespace rasoat::orgs {
namespace {

using lexer::Lexed;
using lexer::Term;
using lexicon::Tag;

constexpr std::size_t kLongestHead = 4;  // tokens of a head looked back over

// "các Huyện ủy", "12 Đảng ủy", "mỗi Chi bộ": kinds. A year is no figure that counts.
bool IsCounted(const Context& context, std::size_t i) {
  const Lexed& lexed = context.lexed();
  if (i == 0 || lexed.StartsBlock(i)) return false;
  if (context.Before(i, Tag::kOrgPlural) || context.Before(i, Tag::kEvery)) return true;
  if (context.Before(i, Tag::kPercentSign)) return true;
  if (lexed.IsNumber(i - 1)) {
    // "kỳ họp thứ 16 HĐND tỉnh"
    if (context.Before(i - 1, Tag::kLabelBefore)) return false;
    return lexed.Glued(i) || !numbers::ReadYear(context, i - 1);
  }
  return static_cast<bool>(context.Before(i, Tag::kNumeral));
}

// "BAN KIỂM TRA" in "ỦY BAN KIỂM TRA", the inner name of a kind ("100% UBKT Đảng ủy"): no name of
// its own.
bool IsInsideHead(const Context& context, const NameReader& reader, std::size_t i) {
  const Term outer = context.Before(i, Tag::kOrgHead);
  if (outer && IsCounted(context, outer.range.begin)) return true;
  for (std::size_t back = 1; back < kLongestHead && back <= i; ++back) {
    if (context.lexed().StartsBlock(i - back + 1)) return false;
    const Term head = reader.HeadAt(i - back);
    if (head && head.range.end > i) return true;
  }
  return false;
}

std::optional<Candidate> HeadAndParts(const Context& context, std::size_t anchor) {
  NameReader reader(context, anchor);
  const Term head = reader.HeadAt(anchor);
  if (!head || IsCounted(context, anchor) || IsInsideHead(context, reader, anchor)) {
    return std::nullopt;
  }
  const auto end = reader.Read();
  if (!end) return std::nullopt;
  // "Trường Sa": a place.
  const bool proper = head.value() == "own" && *end == head.range.end + 1;
  if (proper && places::EndOfKnownName(context, anchor) >= *end) return std::nullopt;
  const lexer::TokenRange range{anchor, *end};
  return Candidate{range, Org{std::string(context.lexed().Written(range))}};
}

constexpr Rule kRules[] = {
    {"orgs/head-parts", HeadAndParts},
};

}  // namespace

std::span<const Rule> Rules() { return kRules; }

}  // namespace rasoat::orgs
