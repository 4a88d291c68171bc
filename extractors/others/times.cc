#include "extractors/numbers/numbers.h"
#include "extractors/others/rules.h"

namespace rasoat::others {

using lexer::Lexed;
using lexer::Term;
using lexicon::Tag;

namespace {

// "h", "h30": the hour's word glued to its number.
bool IsHourMark(std::string_view word) {
  if (word.empty() || word.size() > 3) return false;
  const bool minutes_follow = word[0] == 'g' && word.size() > 1;  // "7g30"; "11g" may be grams
  if ((word[0] | 0x20) != 'h' && !minutes_follow) return false;
  return word.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

// The end of the minutes behind an hour: "8 giờ 00", "7 giờ 30 phút".
std::size_t EndOfMinutes(const Context& context, std::size_t i) {
  if (context.lexed().StartsBlock(i) || !numbers::ReadSmall(context, i)) return i;
  const Term word = context.At(i + 1, Tag::kMinuteWord);
  return word ? word.range.end : i + 1;
}

}  // namespace

// "lúc 14 giờ", "từ 7 giờ", "8 giờ 00", "19 giờ ngày": an hour, not a length of time.
std::optional<Candidate> SpokenTime(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  const Term hour = context.At(anchor + 1, Tag::kHourWord);
  if (!hour || lexed.StartsBlock(anchor + 1) || !numbers::ReadSmall(context, anchor)) {
    return std::nullopt;
  }
  const Term cue = context.Before(anchor, Tag::kHourCue);
  const std::size_t end = EndOfMinutes(context, hour.range.end);
  const bool dated = context.At(end, Tag::kDayWord) || context.At(end, Tag::kDayPart);
  const Term duration = context.Before(anchor, Tag::kDurationCue);
  if (duration && (!dated || duration.value() != "undated")) return std::nullopt;
  if (!cue && end == hour.range.end && !dated) return std::nullopt;
  return Candidate{{cue ? cue.range.begin : anchor, end}, Other{}};
}

// "08:32", "10:22:00", "7h30".
std::optional<Candidate> ClockTime(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  if (!numbers::ReadSmall(context, anchor)) return std::nullopt;
  const std::size_t next = anchor + 1;
  if (!lexed.Glued(next)) return std::nullopt;
  if (lexed.IsWord(next) && IsHourMark(lexed.Written(next))) {
    return Candidate{{anchor, next + 1}, Other{}};
  }
  const bool colon = lexed.IsSymbol(next, ":") && lexed.Glued(next + 1);
  if (!colon || !numbers::ReadSmall(context, next + 1)) return std::nullopt;
  const bool seconds = lexed.IsSymbol(next + 2, ":") && lexed.Glued(next + 2) &&
                       lexed.Glued(next + 3) && numbers::ReadSmall(context, next + 3);
  return Candidate{{anchor, next + (seconds ? 4 : 2)}, Other{}};
}

}  // namespace rasoat::others
