#include "extractors/statements/committees.h"

#include <algorithm>

#include "extractors/places/gazetteer.h"
#include "pipeline/text/code_points.h"
#include "pipeline/text/keys.h"
#include "pipeline/text/letters.h"

namespace rasoat::statements {
namespace {

using lexer::Lexed;
using lexer::Term;
using lexicon::Tag;

constexpr std::size_t kLongestName = 6;       // words of a place
constexpr std::size_t kLongestBlockName = 9;  // "Doanh nghiệp tỉnh Bình Phước"

std::string_view First(std::string_view value) { return value.substr(0, value.find(' ')); }
std::string_view Rest(std::string_view value) {
  const std::size_t blank = value.find(' ');
  return blank == std::string_view::npos ? std::string_view() : value.substr(blank + 1);
}
std::string Given(std::string_view code) { return code == "-" ? std::string() : std::string(code); }

bool InCapitals(std::string_view text) {
  bool any = false;
  for (const text::Letter& letter : text::Decompose(text)) {
    if (letter.plain == 0) continue;
    if (!letter.upper) return false;
    any = true;
  }
  return any;
}

std::string Province() { return std::string(places::KindName(places::Kind::kProvince)); }

// "DOANH NGHIỆP TỈNH BÌNH PHƯỚC" as "Doanh nghiệp tỉnh Bình Phước".
std::string AsBlockName(std::string_view written) {
  if (!InCapitals(written)) return std::string(written);
  std::string lower;
  text::AppendLower(written, lower);
  const std::size_t place = lower.find(" " + Province() + " ");
  const std::size_t end = place == std::string::npos ? lower.size() : place + Province().size() + 2;
  const std::size_t first = lower.find(' ');
  return AsName(written.substr(0, std::min(first, written.size()))) +
         lower.substr(std::min(first, lower.size()), end - std::min(first, lower.size())) +
         AsName(written.substr(std::min(end, written.size())));
}

class Reader {
 public:
  Reader(const Lexed& lexed, std::size_t i, std::size_t end) : lexed_(lexed), i_(i), end_(end) {
    committee_.range.begin = i;
  }

  std::optional<Committee> Read() {
    const bool acts = ReadPerformer();
    const bool level = ReadLevel(acts);
    if (!acts && !level) return std::nullopt;
    committee_.range.end = i_;
    return std::move(committee_);
  }

 private:
  Term At(Tag tag) const {
    const Term term = i_ < end_ ? lexed_.TermAt(i_, tag) : Term{};
    return term && term.range.end <= end_ ? term : Term{};
  }

  bool ReadPerformer() {
    const Term term = At(Tag::kPerformer);
    if (!term) return false;
    committee_.performer = Given(First(term.value()));
    committee_.level = Given(Rest(term.value()));
    i_ = term.range.end;
    return true;
  }

  bool ReadLevel(bool acts) {
    // "UBKT các huyện ủy, thành ủy"
    if (acts && At(Tag::kSeveral) && i_ + 1 < end_ && lexed_.TermAt(i_ + 1, Tag::kCommittee)) {
      ++i_;
      committee_.several = true;
    }
    if (const Term term = At(Tag::kCommittee)) {
      const bool body = term.entry->note() != "organisation";
      if (!acts && body) committee_.performer = "CU";
      committee_.organisation = !acts && !body;
      i_ = term.range.end;
      Take(term.value());
      const bool kinds = At(Tag::kSeveral) && i_ + 1 < end_;
      if (kinds) ++i_;
      const bool of_kind = kinds && ReadOf();
      committee_.several |= of_kind;
      if (kinds && !of_kind) --i_;
      if (committee_.level.empty()) ReadOf();
      ReadName();
      return true;
    }
    if (At(Tag::kTier) && i_ + 1 < end_) {
      ++i_;
      if (ReadOf()) return true;
      --i_;
    }
    return false;
  }

  void Take(std::string_view value) {
    const std::string level = Given(First(value));
    if (!level.empty()) committee_.level = level;
    committee_.kind = Rest(value);
  }

  bool ReadOf() {
    const Term term = At(Tag::kCommitteeOf);
    if (!term) return false;
    Take(term.value());
    committee_.block = term.entry->note() == "block";
    i_ = term.range.end;
    return true;
  }

  // Words with capitals; of a block the words up to its place.
  void ReadName() {
    const std::size_t begin = i_;
    const std::size_t most = committee_.block ? kLongestBlockName : kLongestName;
    std::size_t end = begin;
    for (std::size_t k = begin; k < end_ && k - begin < most && !Ends(k); ++k) {
      const auto kind = places::KindFromName(committee_.kind);
      const bool numbered = kind == places::Kind::kWard || kind == places::Kind::kQuarter;
      const bool joins = committee_.block || (numbered && lexed_.IsNumber(k));
      if (!lexed_.StartsUpper(k) && !joins) break;
      end = k + 1;
    }
    if (committee_.block) {
      while (end > begin && !lexed_.StartsUpper(end - 1)) --end;
      if (lexed_.Written(end) == Province() && end < end_) ++end;
    }
    if (end == begin) return;
    const std::string_view written = lexed_.Written({begin, end});
    committee_.name = committee_.block ? AsBlockName(written) : AsName(written);
    i_ = end;
  }

  bool Ends(std::size_t k) const {
    if (k > i_ && lexed_.StartsBlock(k)) return true;
    return (!lexed_.IsWord(k) && !lexed_.IsNumber(k)) || lexed_.TermAt(k, Tag::kTogether) ||
           lexed_.TermAt(k, Tag::kAct);
  }

  const Lexed& lexed_;
  std::size_t i_;
  std::size_t end_;
  Committee committee_;
};

}  // namespace

std::optional<Committee> ReadCommittee(const Lexed& lexed, std::size_t i, std::size_t end) {
  return Reader(lexed, i, end).Read();
}

std::string AsName(std::string_view written) {
  if (!InCapitals(written)) return std::string(written);
  std::string name;
  bool first = true;
  for (std::size_t at = 0; at < written.size();) {
    const char32_t c = text::NextCodePoint(written, at);
    const text::Letter letter = text::Decompose(c);
    const bool lower = !first && letter.upper;
    text::AppendUtf8(lower ? text::Compose(letter.plain, letter.tone, false) : c, name);
    first = letter.plain == 0;
  }
  return name;
}

}  // namespace rasoat::statements
