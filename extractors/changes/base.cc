#include "extractors/changes/base.h"

namespace rasoat::changes {
namespace {

using lexer::Lexed;
using lexer::Term;
using lexer::TokenRange;
using lexicon::Tag;

constexpr std::size_t kLongestBase = 10;      // tokens
constexpr std::size_t kLongestSentence = 60;  // tokens looked back over

constexpr lexicon::TagSet kLeads =
    lexicon::MakeTagSet(Tag::kAgainst, Tag::kIncrease, Tag::kDecrease);

bool GoesOn(const Lexed& lexed, std::size_t i) {
  return !lexed.StartsBlock(i) && (lexed.IsWord(i) || lexed.IsNumber(i) || lexed.IsDash(i) ||
                                   (lexed.IsSymbol(i, "/") && lexed.IsNumber(i + 1)));
}

// The words behind "so với" at token i, up to the next mark.
TokenRange ReadBase(const Context& context, std::size_t i) {
  const Lexed& lexed = context.lexed();
  Term against = context.At(i, Tag::kAgainst);
  if (lexed.StartsBlock(i)) return {i, i};
  if (!against) {  // "gấp 2,5 lần cùng kỳ"
    if (!context.At(i, Tag::kSamePeriod)) return {i, i};
    against.range = {i, i};
  }
  std::size_t end = against.range.end;
  while (end < against.range.end + kLongestBase && GoesOn(lexed, end) &&
         !context.At(end, Tag::kBaseEnd)) {
    ++end;
  }
  return {against.range.end, end};
}

}  // namespace

// In a bracket, too, and behind what the figure is part of: "giảm 3 vụ (so với năm 2020)".
TokenRange BaseBehind(const Context& context, std::size_t i) {
  if (context.lexed().IsSymbol(i, "(")) return ReadBase(context, i + 1);
  return ReadBase(context, i);
}

// "So với tháng trước, số vụ giảm …", "so với cùng kỳ tăng …".
TokenRange BaseInFront(const Context& context, std::size_t i) {
  const Lexed& lexed = context.lexed();
  std::size_t start = i;
  for (std::size_t k = 0; k < kLongestSentence && start > 0 && !lexed.StartsBlock(start); ++k) {
    if (lexed.IsSymbol(start - 1, ".") || lexed.IsSymbol(start - 1, ";")) break;
    --start;
  }
  // At the start of a block ReadBase would see a break: the words follow the cue all the same.
  const Term against = context.At(start, Tag::kAgainst);
  if (!against) return {i, i};
  std::size_t end = against.range.end;
  const auto cue_at = [&](std::size_t k) {
    return context.At(k, Tag::kIncrease) || context.At(k, Tag::kDecrease);
  };
  while (end < against.range.end + kLongestBase && GoesOn(lexed, end) && !cue_at(end)) ++end;
  const bool closed = lexed.IsSymbol(end, ",") || (end < i && cue_at(end));
  return closed ? TokenRange{against.range.end, end} : TokenRange{i, i};
}

TokenRange BaseEndingAt(const Context& context, std::size_t i) {
  const Lexed& lexed = context.lexed();
  for (std::size_t length = 1; length <= kLongestBase && length < i; ++length) {
    const std::size_t begin = i - length;
    if (!GoesOn(lexed, begin) || lexed.StartsBlock(begin + 1)) return {};
    if (begin == 0 || !lexed.MayEnd(begin - 1, kLeads)) continue;
    if (context.Before(begin, Tag::kAgainst)) return {begin, i};
    // "cao hơn tháng 11 15 điểm"
    for (const Tag tag : {Tag::kIncrease, Tag::kDecrease}) {
      const Term cue = context.Before(begin, tag);
      if (cue && cue.entry->note() == "than") return {begin, i};
    }
  }
  return {};
}

std::string BaseText(const Context& context, TokenRange base) {
  return std::string(context.lexed().Written(base));
}

}  // namespace rasoat::changes
