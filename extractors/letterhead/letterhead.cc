#include "extractors/letterhead/letterhead.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "pipeline/readers/paged/signature.h"
#include "pipeline/text/code_points.h"
#include "pipeline/text/keys.h"
#include "pipeline/text/letters.h"

// Tokens of the head are taken one role after the other: mottos, number, place and date. What is
// left in capitals in front of the kind names the issuer.

namespace rasoat::letterhead {
namespace {

using lexer::Lexed;
using lexer::TokenRange;

constexpr std::size_t kHeadBlocks = 30;
constexpr std::size_t kTailBlocks = 40;
constexpr std::size_t kBodyTokens = 90;       // a paragraph of the body
constexpr std::size_t kLongestSubject = 120;  // tokens
constexpr std::size_t kNumberReach = 4;       // tokens from "số" to the number
constexpr std::size_t kPlaceTokens = 6;
constexpr std::size_t kNameWords = 6;
constexpr std::size_t kSignatureBlocks = 6;

struct Word {
  std::string_view role;
  std::string_view words;
  int line;
};

constexpr Word kWords[] = {
#include "letterhead_words.inc"
};

struct Phrase {
  std::string_view role;
  std::vector<std::string> words;  // keys
};

const std::vector<Phrase>& Phrases() {
  static const std::vector<Phrase> phrases = [] {
    std::vector<Phrase> made;
    for (const Word& row : kWords) {
      made.push_back({row.role, {}});
      for (std::string_view rest = row.words; !rest.empty();) {
        const std::string_view word = rest.substr(0, rest.find(' '));
        made.back().words.push_back(text::TonedKey(word));
        rest.remove_prefix(std::min(word.size() + 1, rest.size()));
      }
    }
    return made;
  }();
  return phrases;
}

// The tokens of blocks that matter, in order.
struct Piece {
  TokenRange range;
  BlockKind kind;
};

bool IsText(BlockKind kind) { return kind != BlockKind::kHeader && kind != BlockKind::kFooter; }

class Head {
 public:
  Head(const Document& document, const Lexed& lexed, std::span<const Mention> mentions)
      : lexed_(lexed), mentions_(mentions) {
    for (const Block& block : document.blocks) {
      if (!IsText(block.kind) || block.span.empty()) continue;
      pieces_.push_back(
          {{lexed.TokenAt(block.span.start), lexed.TokenAt(block.span.end)}, block.kind});
    }
    taken_.resize(lexed.size(), false);
  }

  Letterhead Read() {
    const std::size_t end = std::min(pieces_.size(), kHeadBlocks);
    for (std::size_t i = 0; i < end; ++i) {
      const TokenRange range = pieces_[i].range;
      if (range.end - range.begin > kBodyTokens) break;
      TakeMottos(range);
      const bool numbered = !found_.number.text.empty();
      TakeNumber(range);
      if (!TakePlaceAndDate(range) && !numbered) TakeIssuers(range);
      TakeSubject(range);
      if (TakeKind(i)) break;
    }
    // Capitals alone are any heading.
    if (!motto_ && found_.number.text.empty() && found_.kind.text.empty()) return {};
    NameIssuer();
    ReadSignature();
    return found_;
  }

 private:
  // How many tokens from i on are words of the role, symbols between them passed over.
  std::size_t Matches(std::size_t i, std::string_view role) const {
    const std::string first = text::TonedKey(lexed_.Written(i));
    for (const Phrase& phrase : Phrases()) {
      if (phrase.role != role || phrase.words.front() != first) continue;
      const std::size_t end = EndOf(phrase, i);
      if (end > i) return end - i;
    }
    return 0;
  }

  // Behind the phrase that begins at token i; i where it does not go on so.
  std::size_t EndOf(const Phrase& phrase, std::size_t i) const {
    std::size_t at = i + 1;
    for (std::size_t word = 1; word < phrase.words.size(); ++word, ++at) {
      while (at < lexed_.size() && !lexed_.StartsBlock(at) && !lexed_.IsWord(at)) ++at;
      if (at >= lexed_.size() || lexed_.StartsBlock(at)) return i;
      if (text::TonedKey(lexed_.Written(at)) != phrase.words[word]) return i;
    }
    return at;
  }

  Field FieldOf(TokenRange range) const {
    const Span span = lexed_.SpanOf(range);
    std::string text;
    for (const char c : lexed_.text().substr(span.start, span.length())) {
      const bool blank = c == '\n' || c == '\t' || c == ' ';  // of lines and cells
      if (!blank || (!text.empty() && text.back() != ' ')) text += blank ? ' ' : c;
    }
    return {std::move(text), span};
  }

  void Take(TokenRange range) {
    std::fill(taken_.begin() + static_cast<std::ptrdiff_t>(range.begin),
              taken_.begin() + static_cast<std::ptrdiff_t>(range.end), true);
  }

  void TakeMottos(TokenRange range) {
    for (std::size_t i = range.begin; i < range.end; ++i) {
      const std::size_t length = Matches(i, "motto");
      if (length == 0) continue;
      Take({i, i + length});
      motto_ = true;
      i += length - 1;
    }
  }

  // The mention of a type that begins at one of the tokens.
  template <typename Value>
  const Mention* MentionIn(TokenRange range) const {
    for (const Mention& mention : mentions_) {
      if (!std::holds_alternative<Value>(mention.value)) continue;
      const std::size_t token = lexed_.TokenAt(mention.span.start);
      if (token >= range.begin && token < range.end) return &mention;
    }
    return nullptr;
  }

  // Whether token i may begin a line of the head: before it stand capitals and what is taken only.
  bool OpensLine(std::size_t begin, std::size_t i) const {
    for (; begin < i; ++begin) {
      if (lexed_.IsWord(begin) && !taken_[begin] && !IsCapital(begin)) return false;
    }
    return lexed_.StartsUpper(i);
  }

  void TakeNumber(TokenRange range) {
    for (std::size_t i = range.begin; i < range.end && found_.number.text.empty(); ++i) {
      if (taken_[i] || Matches(i, "number") == 0 || !OpensLine(range.begin, i)) continue;
      const TokenRange reach{i, std::min(i + kNumberReach, range.end)};
      const Mention* mention = MentionIn<DocRef>(reach);
      if (mention == nullptr) {
        TakeWrittenNumber({i + 1, range.end});
        continue;
      }
      found_.number = {std::get<DocRef>(mention->value).number, mention->span};
      Take({i, std::max(i + 1, lexed_.TokenAt(mention->span.end))});
    }
  }

  // A number whose code is none that we know: "572 /STTTT-TTBCXB".
  void TakeWrittenNumber(TokenRange range) {
    std::size_t begin = range.begin;
    while (begin < range.end && lexed_.IsSymbol(begin, ":")) ++begin;
    std::size_t end = begin;
    bool divided = false;
    for (; end < range.end && Matches(end, "subject") == 0; ++end) {
      const bool slash = lexed_.IsSymbol(end, "/");
      divided |= slash;
      if (!slash && !lexed_.IsDash(end) && !lexed_.IsNumber(end) && !IsCapital(end)) break;
    }
    if (begin == end || !lexed_.IsNumber(begin) || !divided) return;
    found_.number = FieldOf({begin, end});
    std::erase(found_.number.text, ' ');
    Take({range.begin - 1, end});
  }

  // "Nà Chí, ngày 12 tháng 12 năm 2016": a name in capital letters, a comma, a date.
  // Gives whether it is known by now.
  bool TakePlaceAndDate(TokenRange range) {
    const bool known = !found_.date.text.empty();
    for (std::size_t i = range.begin + 1; i < range.end && found_.date.text.empty(); ++i) {
      if (!lexed_.IsSymbol(i, ",") || Matches(i + 1, "day") == 0) continue;
      const Mention* date = MentionIn<DateMention>({i + 1, std::min(i + 4, range.end)});
      if (date == nullptr || !std::get<DateMention>(date->value).valid) continue;
      std::size_t begin = i;
      while (begin > range.begin && i - begin < kPlaceTokens && !taken_[begin - 1] &&
             (lexed_.StartsUpper(begin - 1) || lexed_.IsSymbol(begin - 1, ".")) &&
             !(lexed_.IsAllCapitals(begin - 1) && lexed_.Written(begin - 1).size() > 3)) {
        --begin;
      }
      if (begin == i) continue;
      found_.place = FieldOf({begin, i});
      found_.date = {std::get<DateMention>(date->value).edtf, date->span};
      Take({begin, std::max(i + 1, lexed_.TokenAt(date->span.end))});
    }
    return known;
  }

  bool IsCapital(std::size_t i) const {
    return lexed_.IsAllCapitals(i) ||
           (lexed_.IsWord(i) && lexed_.StartsUpper(i) && lexed_.Written(i).size() <= 2);
  }

  bool IsKind(std::size_t i) const {
    return lexed_.IsAllCapitals(i) &&
           static_cast<bool>(lexed_.TermAt(i, lexicon::Tag::kDocumentKind));
  }

  // Lines in capitals before the kind.
  void TakeIssuers(TokenRange range) {
    std::size_t i = range.begin;
    while (i < range.end && taken_[i]) ++i;
    if (i >= range.end || IsKind(i)) return;
    const std::size_t begin = i;
    std::size_t words = 0;
    std::size_t end = i;
    for (; i < range.end && !taken_[i]; ++i) {
      if (IsCapital(i)) {
        ++words;
        end = i + 1;
      } else if (lexed_.IsWord(i)) {
        break;
      } else if (lexed_.IsSymbol(i, "*")) {
        break;
      }
    }
    if (words >= 2 && !lexed_.IsSymbol(end, ":")) issuers_.push_back({begin, end});
  }

  void NameIssuer() {
    if (issuers_.empty()) return;
    found_.issuer = FieldOf(issuers_.size() > 1 ? issuers_[1] : issuers_[0]);
    if (issuers_.size() > 1) found_.superior = FieldOf(issuers_[0]);
  }

  // "V/v …" of an official letter, whose head may go on in the next column.
  void TakeSubject(TokenRange range) {
    for (std::size_t i = range.begin; i < range.end; ++i) {
      if (taken_[i] || !OpensLine(range.begin, i)) continue;
      std::size_t begin = i + Matches(i, "subject");
      if (begin == i) continue;
      while (begin < range.end && lexed_.IsSymbol(begin, ":")) ++begin;
      if (begin == range.end) return;
      found_.subject = FieldOf({begin, range.end});
      Take({i, range.end});
      return;
    }
  }

  // "BÁO CÁO", then its subject in the same block or the next.
  bool TakeKind(std::size_t piece) {
    const TokenRange range = pieces_[piece].range;
    std::size_t i = range.begin;
    while (i < range.end && taken_[i]) ++i;
    if (i >= range.end || !IsKind(i)) return false;
    const lexer::Term kind = lexed_.TermAt(i, lexicon::Tag::kDocumentKind);
    found_.kind = FieldOf(kind.range);
    std::string lower;
    text::AppendLower(found_.kind.text, lower);
    found_.kind.text = lower;
    std::size_t rest = kind.range.end;
    while (rest < range.end && !lexed_.IsWord(rest) && !lexed_.IsNumber(rest)) ++rest;
    if (rest < range.end) {
      found_.subject = FieldOf({rest, range.end});
    } else if (piece + 1 < pieces_.size() && found_.subject.text.empty()) {
      TakeNextAsSubject(piece + 1);
    }
    return true;
  }

  void TakeNextAsSubject(std::size_t piece) {
    TokenRange range = pieces_[piece].range;
    while (range.end > range.begin && !lexed_.IsWord(range.end - 1) &&
           !lexed_.IsNumber(range.end - 1)) {
      --range.end;
    }
    const bool whole = range.end == pieces_[piece].range.end;
    if (range.empty() || range.end - range.begin > kLongestSubject) return;
    if (Matches(range.begin, "addressee") > 0 || pieces_[piece].kind == BlockKind::kListItem)
      return;
    if (!whole && lexed_.IsSymbol(range.end, ".")) return;  // a sentence of the body
    found_.subject = FieldOf(range);
  }

  void ReadSignature() {
    const std::size_t first = pieces_.size() - std::min(pieces_.size(), kTailBlocks);
    for (std::size_t i = pieces_.size(); i-- > first;) {
      const TokenRange range = pieces_[i].range;
      const Span span = lexed_.SpanOf(range);
      const std::string_view text = lexed_.text().substr(span.start, span.length());
      if (!IsCapital(range.begin) || !readers::paged::OpensSignature(text)) continue;
      ReadSigner(i);
      return;
    }
  }

  // The office is in capitals, over one block or several; behind it stands the name.
  void ReadSigner(std::size_t piece) {
    const bool cell = pieces_[piece].kind == BlockKind::kTableCell;
    const std::size_t last = cell ? piece + 1 : std::min(piece + kSignatureBlocks, pieces_.size());
    const std::size_t begin = pieces_[piece].range.begin;
    std::size_t end = begin;
    for (std::size_t i = piece; i < last; ++i) {
      const TokenRange range = pieces_[i].range;
      const std::size_t capitals = EndOfCapitals(range);
      const bool goes_on = end == begin || end == pieces_[i - 1].range.end;
      if (capitals > range.begin && goes_on) end = capitals;
      ReadName({i == piece ? end : std::max(end, range.begin), range.end}, cell);
    }
    while (end > begin && !lexed_.IsWord(end - 1)) --end;
    found_.signer_office = FieldOf({begin, end});
  }

  std::size_t EndOfCapitals(TokenRange range) const {
    std::size_t i = range.begin;
    if (!lexed_.IsWord(i)) return i;
    while (i < range.end && (IsCapital(i) || lexed_.IsSymbol(i, ".") || lexed_.IsSymbol(i, "/") ||
                             lexed_.IsSymbol(i, ",") || lexed_.IsDash(i))) {
      ++i;
    }
    return i;
  }

  // A person's name: a few words that begin with capitals at the end of a block, the last one wins.
  void ReadName(TokenRange range, bool cell) {
    std::size_t begin = range.end;
    while (begin > range.begin && lexed_.IsWord(begin - 1) && lexed_.StartsUpper(begin - 1) &&
           !lexed_.IsAllCapitals(begin - 1)) {
      --begin;
    }
    const std::size_t words = range.end - begin;
    if (!cell && begin > range.begin) return;
    if (words >= 2 && words <= kNameWords) found_.signer = FieldOf({begin, range.end});
  }

  const Lexed& lexed_;
  std::span<const Mention> mentions_;
  std::vector<Piece> pieces_;
  std::vector<bool> taken_;  // by token
  std::vector<TokenRange> issuers_;
  bool motto_ = false;
  Letterhead found_;
};

}  // namespace

Letterhead Find(const Document& document, const Lexed& lexed, std::span<const Mention> mentions) {
  return Head(document, lexed, mentions).Read();
}

std::string TitleOf(const Letterhead& letterhead) {
  if (letterhead.kind.text.empty() || letterhead.subject.text.empty()) {
    return letterhead.subject.text;
  }
  std::size_t first = 0;
  const char32_t letter = text::NextCodePoint(letterhead.kind.text, first);
  const text::Letter parts = text::Decompose(letter);
  std::string title;
  text::AppendUtf8(parts.plain == 0 ? letter : text::Compose(parts.plain, parts.tone, true), title);
  return title + letterhead.kind.text.substr(first) + " " + letterhead.subject.text;
}

}  // namespace rasoat::letterhead
