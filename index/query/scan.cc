#include "index/query/scan.h"

#include <algorithm>
#include <optional>

#include "index/query/values.h"
#include "index/query/vocabulary.h"
#include "index/words.h"
#include "index/xapian/schema.h"
#include "pipeline/text/code_points.h"
#include "pipeline/text/keys.h"
#include "pipeline/text/syllable.h"
#include "pipeline/text/tokenizer.h"

namespace rasoat::query {
namespace {

using text::Token;
using text::TokenKind;

constexpr std::size_t kMostWords = 64;
constexpr std::size_t kLongestSlack = 3;  // digits
constexpr std::int64_t kMostSlack = xapian::kSentenceGap - 1;
constexpr std::size_t kShortestPrefix = 3;

bool IsQuote(std::string_view sign) {
  return sign == "\"" || sign == "“" || sign == "”" || sign == "«" || sign == "»" || sign == "„";
}

bool HasSmallLetter(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = text::NextCodePoint(word, at);
    const text::Letter letter = text::Decompose(c);
    if (letter.plain != 0 ? !letter.upper : c >= 'a' && c <= 'z') return true;
  }
  return false;
}

// An operator is written in capitals.
std::optional<Item> OperatorOf(std::string_view word) {
  if (HasSmallLetter(word)) return std::nullopt;
  const std::string_view id = FindName("operator", word);
  if (id.empty()) return std::nullopt;
  return id == "and" ? Item::kAnd : id == "or" ? Item::kOr : Item::kNot;
}

class Scanner {
 public:
  explicit Scanner(std::string_view text)
      : text_(text), tokens_(text::Tokenize(text)), shouting_(IsShouting()) {}

  Pieces Run() {
    // What stands behind the limit is left out with its operators.
    while (at_ < tokens_.size() && words_ <= kMostWords) Step();
    if (words_ > kMostWords) Say("too-many-words", std::to_string(kMostWords));
    return std::move(out_);
  }

 private:
  std::string_view Written(std::size_t i) const {
    if (i >= tokens_.size()) return {};
    return text_.substr(tokens_[i].start, tokens_[i].end - tokens_[i].start);
  }
  bool IsSign(std::size_t i, std::string_view sign) const {
    return i < tokens_.size() && tokens_[i].kind == TokenKind::kSymbol && Written(i) == sign;
  }
  bool IsText(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].kind != TokenKind::kSymbol;
  }
  bool IsNumber(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].kind == TokenKind::kNumber;
  }
  bool Glued(std::size_t i) const {
    return i > 0 && i < tokens_.size() && !tokens_[i].space_before && !tokens_[i].block_start;
  }
  bool StartsPiece(std::size_t i) const {
    return i == 0 || !Glued(i) || IsSign(i - 1, "(") || IsSign(i - 1, ":") || i == behind_minus_;
  }

  // Typed with the capitals locked: what looks like an operator is a word. Abbreviations are in
  // capitals in any case.
  bool IsShouting() const {
    bool syllable = false;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].kind != TokenKind::kWord || OperatorOf(Written(i))) continue;
      if (HasSmallLetter(Written(i))) return false;
      syllable |= text::IsSyllable(Written(i));
    }
    return syllable;
  }

  void Say(std::string id, std::string detail = {}, std::string other = {}) {
    Note note{std::move(id), std::move(detail), std::move(other)};
    if (std::find(out_.notes.begin(), out_.notes.end(), note) == out_.notes.end()) {
      out_.notes.push_back(std::move(note));
    }
  }

  void Put(Piece piece) {
    words_ += WeightOf(piece);
    if (words_ > kMostWords) return;
    out_.pieces.push_back(std::move(piece));
  }
  // In words: what it costs to search for.
  static std::size_t WeightOf(const Piece& piece) {
    switch (piece.item) {
      case Item::kField: return std::max<std::size_t>(1, WordsOf(piece.text).size());
      case Item::kCompare:
      case Item::kRange: return 1;
      default: return piece.words.size();
    }
  }

  void Put(Item item, std::size_t tokens, std::string text = {}) {
    Piece piece;
    piece.item = item;
    piece.text = std::move(text);
    at_ += tokens;
    Put(std::move(piece));
  }

  void Step() {
    if (IsText(at_)) {
      TakeTextual();
    } else if (IsQuote(Written(at_))) {
      TakeQuoted();
    } else {
      TakeSign();
    }
  }

  void TakeSign() {
    const std::string_view sign = Written(at_);
    if (sign == "(") return Put(Item::kOpen, 1);
    if (sign == ")") return Put(Item::kClose, 1);
    if (sign == "@" && TakeTogether()) return;
    if (sign == "%" && IsCompare(at_ + 1)) return Put(Item::kPercent, 1);
    if (IsCompare(at_) && TakeCompare()) return;
    if (sign == "-" && StartsPiece(at_) && Glued(at_ + 1)) {
      behind_minus_ = at_ + 1;
      return Put(Item::kNot, 1);
    }
    if (sign == "=" && StartsPiece(at_) && IsText(at_ + 1) && Glued(at_ + 1)) {
      ++at_;
      return TakeWords(true);
    }
    ++at_;
  }

  bool TakeTogether() {
    const std::string_view id = FindName("together", Written(at_ + 1));
    if (id.empty() || !IsSign(at_ + 2, "(")) return false;
    Put(Item::kTogether, 2, std::string(id));
    return true;
  }

  bool IsCompare(std::size_t i) const {
    const std::string_view sign = Written(i);
    return IsText(i) == false &&
           (sign == ">" || sign == "<" || sign == "≥" || sign == "≤" || sign == "=");
  }

  // "> 100", ">=2,5 tỷ"; only where a number follows.
  bool TakeCompare() {
    std::string sign(Written(at_));
    std::size_t next = at_ + 1;
    if (sign == "≥") sign = ">=";
    if (sign == "≤") sign = "<=";
    if ((sign == ">" || sign == "<") && IsSign(next, "=")) {
      sign += '=';
      ++next;
    }
    if (!IsNumber(next)) return false;
    if (sign == "=" && StartsPiece(at_) && Glued(next) && !FollowsSubject()) return false;
    const auto amount = ParseAmount(text_.substr(tokens_[next].start));
    if (!amount) return false;
    Piece piece;
    piece.item = Item::kCompare;
    piece.text = sign;
    piece.amount = text_.substr(tokens_[next].start, amount->length);
    SkipTo(tokens_[next].start + amount->length);
    Put(std::move(piece));
    return true;
  }

  bool FollowsSubject() const {
    return !out_.pieces.empty() && out_.pieces.back().item == Item::kQuoted;
  }

  void SkipTo(std::size_t offset) {
    while (at_ < tokens_.size() && tokens_[at_].start < offset) ++at_;
  }

  // The text between quotes; without a closing one, the rest.
  std::string_view QuotedText() {
    const std::size_t begin = tokens_[at_].end;
    ++at_;
    while (at_ < tokens_.size() && !IsQuote(Written(at_))) ++at_;
    const std::size_t end = at_ < tokens_.size() ? tokens_[at_].start : text_.size();
    if (at_ < tokens_.size()) {
      ++at_;
    } else {
      Say("unbalanced-quote");
    }
    return text_.substr(begin, end - begin);
  }

  void TakeQuoted() {
    Piece piece;
    piece.item = Item::kQuoted;
    piece.text = QuotedText();
    piece.words = WordsOf(piece.text);
    if (IsSign(at_, "~") && IsNumber(at_ + 1) && Glued(at_ + 1) &&
        Written(at_ + 1).size() <= kLongestSlack) {
      if (const auto slack = ParseNumber(Written(at_ + 1))) {
        piece.slack = static_cast<unsigned>(std::min(slack->units(), kMostSlack));
      }
      at_ += 2;
    }
    if (piece.words.empty()) return;
    Put(std::move(piece));
    TakeRange();
  }

  // "50..200" behind what it is a range of.
  void TakeRange() {
    if (!IsNumber(at_)) return;
    const std::string_view rest = text_.substr(tokens_[at_].start);
    const auto from = ParseAmount(rest);
    if (!from || rest.substr(from->length, 2) != "..") return;
    const std::string_view behind = rest.substr(from->length + 2);
    const auto to = ParseAmount(behind);
    if (!to) return;
    Piece piece;
    piece.item = Item::kRange;
    piece.amount = rest.substr(0, from->length);
    piece.amount_to = behind.substr(0, to->length);
    SkipTo(tokens_[at_].start + from->length + 2 + to->length);
    Put(std::move(piece));
  }

  void TakeTextual() {
    const std::string_view written = Written(at_);
    const bool alone = StartsPiece(at_) && (!Glued(at_ + 1) || IsSign(at_ + 1, "("));
    if (const auto found = OperatorOf(written); found && alone && !shouting_) return Put(*found, 1);
    if (StartsPiece(at_) && TakeField()) return;
    TakeWords(false);
  }

  // "tiêu-đề:…": where the name ends, or nothing.
  bool TakeField() {
    std::size_t end = at_ + 1;
    while (IsSign(end, "-") && Glued(end) && IsText(end + 1) && Glued(end + 1)) end += 2;
    if (!IsSign(end, ":") || !Glued(end) || IsNumber(at_)) return false;
    const std::string_view name =
        text_.substr(tokens_[at_].start, tokens_[end].start - tokens_[at_].start);
    const std::string_view id = FindName("field", name);
    if (id.empty()) {
      if (!Glued(end + 1) || IsSign(end + 1, "/")) return false;
      Say("unknown-field", std::string(name), NearestName("field", name));
      return false;
    }
    // "kỷ luật: khiển trách" is no field: behind a blank stands one with a number or quotes only.
    if (!Glued(end + 1) && !IsNumber(end + 1) && !IsQuote(Written(end + 1)) &&
        end + 1 < tokens_.size()) {
      return false;
    }
    at_ = end + 1;
    Piece piece;
    piece.item = Item::kField;
    piece.field = id;
    TakeValue(piece);
    if (piece.text.empty()) {
      Say("empty-field", NameOf("field", id));
      return true;
    }
    Put(std::move(piece));
    return true;
  }

  void TakeValue(Piece& piece) {
    if (at_ >= tokens_.size() || IsSign(at_, ")")) return;
    const bool whole = IsSign(at_, "=") && IsQuote(Written(at_ + 1));
    if (whole) ++at_;
    if (IsQuote(Written(at_))) {
      piece.quoted = true;
      piece.text = (whole ? "=" : "") + std::string(QuotedText());
      return;
    }
    const std::size_t begin = tokens_[at_].start;
    const bool bracket = IsSign(at_, "(");
    std::size_t i = at_ + 1;
    while (i < tokens_.size() && !IsSign(i, ")") && (bracket || Glued(i))) ++i;
    const std::size_t end = tokens_[i - 1].end;
    piece.text = text_.substr(begin + bracket, end - begin - bracket);
    at_ = bracket && IsSign(i, ")") ? i + 1 : i;
  }

  // Up to the next blank: signs between words that no blank parts make a phrase of them.
  void TakeWords(bool verbatim) {
    Piece piece;
    const std::size_t begin = at_;
    while (at_ < tokens_.size() && (at_ == begin || Glued(at_))) {
      if (at_ > begin && (IsQuote(Written(at_)) || IsSign(at_, "(") || IsSign(at_, ")") ||
                          (IsCompare(at_) && IsNumber(at_ + 1)) || IsSign(at_, "≥") ||
                          IsSign(at_, "<") || IsSign(at_, ">") || IsSign(at_, "≤"))) {
        break;
      }
      if (IsText(at_)) {
        piece.words.push_back(MakeWord(Written(at_)));
        piece.words.back().verbatim = verbatim;
      } else if (IsSign(at_, "*")) {
        TakeStar(piece);
      }
      ++at_;
    }
    const std::size_t end = tokens_[at_ - 1].end;
    piece.text = text_.substr(tokens_[begin].start, end - tokens_[begin].start);
    if (!verbatim) piece.number = NumberOf(begin, at_);
    Put(std::move(piece));
    TakeRange();
  }

  void TakeStar(Piece& piece) {
    if (piece.words.size() != 1 || Glued(at_ + 1)) return;
    Word& word = piece.words.back();
    if (text::CountCodePoints(word.folded) < kShortestPrefix) {
      Say("short-wildcard", word.written + "*", std::to_string(kShortestPrefix));
    } else {
      word.prefix = true;
    }
  }

  // "1.090" → "1090", "59,3%" → "59.3%", "184/310".
  std::string NumberOf(std::size_t begin, std::size_t end) const {
    if (!IsNumber(begin)) return {};
    const auto first = ParseNumber(Written(begin));
    if (!first) return {};
    const std::size_t count = end - begin;
    if (count == 1) return first->ToString();
    if (count == 2 && IsSign(begin + 1, "%")) return first->ToString() + "%";
    if (count != 3 || !IsSign(begin + 1, "/") || !IsNumber(begin + 2)) return {};
    const auto second = ParseNumber(Written(begin + 2));
    return second ? first->ToString() + "/" + second->ToString() : std::string();
  }

  std::string_view text_;
  std::vector<Token> tokens_;
  bool shouting_;
  std::size_t at_ = 0;
  std::size_t behind_minus_ = 0;  // the last "-" that excludes
  std::size_t words_ = 0;
  Pieces out_;
};

}  // namespace

Pieces Scan(std::string_view text) { return Scanner(text).Run(); }

Word MakeWord(std::string_view written) {
  index::Keys keys = index::KeysOf(written);
  Word word;
  word.written = written;
  word.marked = keys.marked;
  word.toned = std::move(keys.toned);
  word.folded = std::move(keys.folded);
  return word;
}

std::vector<Word> WordsOf(std::string_view text) {
  std::vector<Word> words;
  for (const Token& token : text::Tokenize(text)) {
    if (token.kind == TokenKind::kSymbol) continue;
    if (words.size() > kMostWords) break;
    words.push_back(MakeWord(text.substr(token.start, token.end - token.start)));
  }
  return words;
}

}  // namespace rasoat::query
