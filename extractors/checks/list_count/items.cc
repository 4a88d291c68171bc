#include "extractors/checks/list_count/items.h"

#include <algorithm>

namespace rasoat::checks::list_count {

using lexer::Lexed;
using lexicon::Tag;
using passage::Element;
using passage::Kind;
using passage::Marker;
using passage::Passage;

namespace {

constexpr std::size_t kFarthestStart = 24;   // tokens from the number to its list
constexpr std::size_t kFarthestCopula = 10;  // tokens from the unit to "là"
constexpr std::size_t kFarthestNext = 14;    // blocks between two numbered items
constexpr std::size_t kLongestInline = 600;  // tokens

class Reader {
 public:
  Reader(const Passage& passage, std::size_t at)
      : passage_(passage), lexed_(passage.lexed()), elements_(passage.elements()), at_(at) {
    begin_ = Token(at);
  }

  std::optional<Items> Read() {
    if (const auto items = Years()) return items;
    if ((passage_.At(elements_[at_]).objects & passage::kTime) != 0) return std::nullopt;
    auto items = Find();
    if (items) items->of_things = IsListNoun();
    return items;
  }

 private:
  std::optional<Items> Find() const {
    if (const auto items = Ordinals()) return items;
    if (const auto items = InnerMarks()) return items;
    if (const auto items = Lines()) return items;
    if (IsOpen()) return std::nullopt;
    if (const auto start = InlineStart()) return Inline(*start);
    if (const auto start = NamesAtOnce()) return Names(*start);
    return std::nullopt;
  }

  std::size_t Token(std::size_t element) const { return elements_[element].range.begin; }

  std::uint32_t Start() const { return passage_.At(elements_[at_]).span.start; }

  Span SpanTo(std::size_t end_token) const {
    return {Start(), lexed_.SpanOf({end_token - 1, end_token}).end};
  }

  // The end of the sentence or block at `element`, as a token: before its full stop.
  std::size_t EndOfSentence(std::size_t element) const {
    std::size_t k = element;
    while (k + 1 < elements_.size() && elements_[k + 1].kind != Kind::kStop &&
           elements_[k + 1].kind != Kind::kBreak) {
      ++k;
    }
    const std::size_t end = k + 1 < elements_.size() ? Token(k + 1) : lexed_.size();
    return std::max(end, elements_[element].range.end);
  }

  // "một là …; hai là …", "thứ nhất, …", in one paragraph or in paragraphs of their own.
  std::optional<Items> Ordinals() const {
    std::size_t first = at_ + 1;
    std::size_t stops = 0;
    while (first < elements_.size() && first < at_ + 12 && !IsOrdinal(first, 1)) {
      stops += elements_[first].kind == Kind::kStop;
      if (stops > 1 || elements_[first].kind == Kind::kQuantity) return std::nullopt;
      ++first;
    }
    if (first >= elements_.size() || !IsOrdinal(first, 1)) return std::nullopt;
    const std::string_view last_word = LastWord(first);
    std::uint32_t count = 1;
    std::size_t last = first;
    std::size_t blocks = 0;
    for (std::size_t k = first + 1; k < elements_.size() && blocks <= kFarthestNext; ++k) {
      blocks += elements_[k].kind == Kind::kBreak;
      if (!IsOrdinal(k, count + 1) || !SameSeries(last_word, k)) continue;
      ++count;
      last = k;
      blocks = 0;
    }
    return Marked(count, EndOfSentence(last));
  }

  bool IsOrdinal(std::size_t k, std::uint32_t number) const {
    const Element& element = elements_[k];
    if (!element.Is(Tag::kItemOrdinal) || element.term.value() != std::to_string(number)) {
      return false;
    }
    // "tại kỳ họp thứ nhất" is no item.
    const std::size_t begin = element.range.begin;
    return lexed_.StartsBlock(begin) || !lexed_.IsWord(begin - 1) ||
           lexed_.TermBefore(begin, Tag::kAnd);
  }

  std::string_view LastWord(std::size_t k) const {
    return lexed_.Written(elements_[k].range.end - 1);
  }

  // "một là" goes on with "hai là", "thứ nhất" with "thứ hai".
  bool SameSeries(std::string_view first_word, std::size_t k) const {
    return (LastWord(k) == first_word) ==
           (lexed_.Written(elements_[k].range.begin + 1) == first_word);
  }

  // "(1) …; (2) …" within a paragraph.
  std::optional<Items> InnerMarks() const {
    std::uint32_t count = 0;
    std::size_t last = at_;
    for (std::size_t k = at_ + 1; k < elements_.size(); ++k) {
      const Element& element = elements_[k];
      if (element.kind == Kind::kBreak) break;
      if (count == 0 && (element.kind == Kind::kStop || element.range.begin > begin_ + 40)) break;
      if (element.kind != Kind::kMark || element.ordinal != count + 1) continue;
      ++count;
      last = k;
    }
    if (count < 2) return std::nullopt;
    return Marked(count, EndOfSentence(last));
  }

  // Lines with markers behind the announcing paragraph, which ends with a colon.
  std::optional<Items> Lines() const {
    std::size_t k = at_ + 1;
    bool colon = false;
    while (k < elements_.size() && elements_[k].kind != Kind::kBreak) {
      if (elements_[k].kind == Kind::kStop || elements_[k].kind == Kind::kQuantity) {
        return std::nullopt;
      }
      colon = elements_[k].kind == Kind::kColon;
      ++k;
    }
    if (k >= elements_.size() || !colon || elements_[k].marker == Marker::kNone) {
      return std::nullopt;
    }
    if (!IsListNoun() && BearsFigure(k)) return std::nullopt;
    return elements_[k].ordinal > 0 ? NumberedLines(k) : DashedLines(k);
  }

  // "nhiệm vụ", "giải pháp": things that are listed, whatever figures their items name.
  bool IsListNoun() const {
    const Lexed unit(passage_.At(elements_[at_]).unit, lexicon::SharedLexicon());
    return static_cast<bool>(unit.TermAt(0, Tag::kListNoun));
  }

  bool BearsFigure(std::size_t line) const {
    for (std::size_t k = line + 1; k < elements_.size(); ++k) {
      if (elements_[k].kind == Kind::kBreak) return false;
      if (elements_[k].kind == Kind::kQuantity) return true;
    }
    return false;
  }

  std::optional<Items> NumberedLines(std::size_t first) const {
    const Marker marker = elements_[first].marker;
    if (elements_[first].ordinal != 1) return std::nullopt;
    std::uint32_t count = 1;
    std::size_t last = first;
    std::size_t blocks = 0;
    for (std::size_t k = first + 1; k < elements_.size() && blocks <= kFarthestNext; ++k) {
      if (elements_[k].kind != Kind::kBreak) continue;
      ++blocks;
      if (elements_[k].marker != marker) continue;
      if (elements_[k].ordinal != count + 1) break;
      ++count;
      last = k;
      blocks = 0;
    }
    return Marked(count, EndOfSentence(last));
  }

  std::optional<Items> DashedLines(std::size_t first) const {
    const Marker marker = elements_[first].marker;
    std::size_t count = 1;
    std::size_t last = first;
    for (std::size_t k = first + 1; k < elements_.size(); ++k) {
      if (elements_[k].kind != Kind::kBreak) continue;
      if (elements_[k].marker == Marker::kNone) break;
      if (elements_[k].marker != marker) continue;
      ++count;
      last = k;
    }
    return Marked(count, EndOfSentence(last));
  }

  Items Marked(std::size_t count, std::size_t end) const {
    Items items;
    items.fewest = count;
    items.most = count;
    items.marked = true;
    items.closed = true;
    items.announced = true;
    items.span = SpanTo(end);
    return items;
  }

  // What separates the items of a sentence from token `start` on.
  struct Separators {
    std::size_t semicolons = 0;
    std::size_t commas = 0;
    std::size_t ands = 0;
    std::size_t end = 0;  // token behind the last item
    bool open = false;
    bool closed = false;  // the last separator is "và": nothing else follows
  };

  Separators CountSeparators(std::size_t start, bool to_semicolon) const {
    Separators found;
    int depth = 0;
    std::size_t t = start;
    const std::size_t limit = std::min(lexed_.size(), t + kLongestInline);
    for (; t < limit && !(lexed_.StartsBlock(t) && t > start); ++t) {
      if (lexed_.IsSymbol(t, "(")) ++depth;
      if (lexed_.IsSymbol(t, ")") && --depth < 0) break;
      if (depth > 0) continue;
      if (EndsAt(t) || (to_semicolon && lexed_.IsSymbol(t, ";"))) break;
      found.semicolons += lexed_.IsSymbol(t, ";") && !EndsAt(t + 1) && !lexed_.StartsBlock(t + 1);
      found.commas += lexed_.IsSymbol(t, ",");
      const bool joint = static_cast<bool>(lexed_.TermAt(t, Tag::kAnd));
      found.ands += joint;
      if (joint || lexed_.IsSymbol(t, ",") || lexed_.IsSymbol(t, ";")) found.closed = joint;
      found.open |= lexed_.TermAt(t, Tag::kOpenList) || lexed_.IsSymbol(t, "…");
    }
    found.end = t;
    return found;
  }

  // Items of one sentence between semicolons or commas, behind a colon, "gồm", "là". One semicolon
  // behind commas ends the list.
  std::optional<Items> Inline(std::size_t start) const {
    Separators found = CountSeparators(start, false);
    const Separators first = CountSeparators(start, true);
    if (found.semicolons == 1 && first.commas + first.ands > 0) found = first;
    if (found.end == start) return std::nullopt;
    Items items;
    items.announced = true;
    items.open = found.open;
    items.span = SpanTo(found.end);
    items.marked = found.semicolons >= 2;
    items.closed = found.closed;
    items.fewest = (found.semicolons > 0 ? found.semicolons : found.commas) + 1;
    items.most = items.marked ? items.fewest : found.semicolons + found.commas + found.ands + 1;
    if (FiguresWithin(start, found.end) * 2 >= items.fewest) return std::nullopt;
    return items;
  }

  // Names at once: "A, B và C, …" ends behind the first "và" at the earliest.
  std::optional<Items> Names(std::size_t start) const {
    Items items;
    items.fewest = 1;
    items.most = 1;
    bool ended = false;
    std::size_t t = start;
    for (; t < lexed_.size() && t < start + kLongestInline && !(lexed_.StartsBlock(t) && t > start);
         ++t) {
      if (EndsAt(t) || lexed_.IsSymbol(t, ";") || lexed_.IsSymbol(t, ":") || lexed_.IsNumber(t)) {
        break;
      }
      const bool joint = static_cast<bool>(lexed_.TermAt(t, Tag::kAnd));
      if (!joint && !lexed_.IsSymbol(t, ",")) continue;
      if (!lexed_.StartsUpper(t + 1)) {
        if (!joint) break;
        continue;
      }
      ++items.most;
      items.fewest += !ended;
      ended |= joint;
    }
    if (items.most < 2) return std::nullopt;
    items.span = SpanTo(t);
    return items;
  }

  // Items with figures of their own are parts of a total.
  std::size_t FiguresWithin(std::size_t begin, std::size_t end) const {
    std::size_t figures = 0;
    for (std::size_t k = at_ + 1; k < elements_.size() && Token(k) < end; ++k) {
      figures += Token(k) >= begin && elements_[k].kind == Kind::kQuantity;
    }
    return figures;
  }

  bool EndsAt(std::size_t t) const {
    const auto& elements = elements_;
    const auto found = std::lower_bound(
        elements.begin(), elements.end(), t,
        [](const Element& element, std::size_t token) { return element.range.begin < token; });
    return found != elements.end() && found->range.begin == t && found->kind == Kind::kStop;
  }

  // "hai năm 2017, 2018".
  std::optional<Items> Years() const {
    Items items;
    std::size_t last = at_;
    for (std::size_t k = at_ + 1; k < elements_.size(); ++k) {
      const bool comma = elements_[k].kind == Kind::kComma && items.most > 0;
      if (elements_[k].kind != Kind::kDate && !comma) break;
      if (elements_[k].kind == Kind::kDate) last = k;
      items.most += elements_[k].kind == Kind::kDate;
    }
    if (items.most < 2) return std::nullopt;
    items.fewest = items.most;
    items.span = SpanTo(elements_[last].range.end);
    return items;
  }

  // "12 tiêu chí …, chú trọng một số tiêu chí như:" lists some of them only.
  bool IsOpen() const {
    for (std::size_t k = at_ + 1; k < elements_.size(); ++k) {
      if (elements_[k].kind == Kind::kColon || elements_[k].kind == Kind::kStop ||
          elements_[k].kind == Kind::kBreak) {
        return false;
      }
      if (elements_[k].Is(Tag::kOpenList)) return true;
    }
    return false;
  }

  // The token at which an inline list begins.
  std::optional<std::size_t> InlineStart() const {
    for (std::size_t k = at_ + 1; k < elements_.size(); ++k) {
      const Element& element = elements_[k];
      if (element.range.begin > begin_ + kFarthestStart) break;
      if (element.kind == Kind::kColon) return Behind(k);
      if (element.kind == Kind::kDate && k == at_ + 1) return std::nullopt;
      if (element.Is(Tag::kPartsCue) && element.term.value() == "all" &&
          !(k + 1 < elements_.size() && elements_[k + 1].kind == Kind::kColon)) {
        return Behind(k);
      }
      if (element.kind == Kind::kStop || element.kind == Kind::kBreak ||
          element.kind == Kind::kQuantity || element.kind == Kind::kSemicolon ||
          element.kind == Kind::kOpen) {
        break;
      }
    }
    return std::nullopt;
  }

  std::optional<std::size_t> Behind(std::size_t k) const {
    const std::size_t token = elements_[k].range.end;
    if (token >= lexed_.size() || lexed_.StartsBlock(token)) return std::nullopt;
    return token;
  }

  std::size_t BehindUnit() const {
    const std::uint32_t end = passage_.At(elements_[at_]).span.end;
    std::size_t t = elements_[at_].range.end;
    while (t < lexed_.size() && lexed_.SpanOf({t, t + 1}).start < end) ++t;
    return t;
  }

  // "hai đơn vị là A và B", "ba xã A, B, C": names that begin at once.
  std::optional<std::size_t> NamesAtOnce() const {
    const std::size_t behind = BehindUnit();
    for (std::size_t t = behind; t < lexed_.size() && t < behind + kFarthestCopula; ++t) {
      if (lexed_.StartsBlock(t) || (!lexed_.IsWord(t) && !lexed_.IsNumber(t))) break;
      const lexer::Term copula = lexed_.TermAt(t, Tag::kCopula);
      if (copula && lexed_.StartsUpper(copula.range.end)) return copula.range.end;
    }
    const bool bodies =
        (passage_.At(elements_[at_]).objects & (passage::kPlace | passage::kOrganisation)) != 0;
    if (!bodies || lexed_.StartsBlock(behind) || !lexed_.StartsUpper(behind)) return std::nullopt;
    return behind;
  }

  const Passage& passage_;
  const Lexed& lexed_;
  const std::vector<Element>& elements_;
  std::size_t at_;
  std::size_t begin_ = 0;
};

}  // namespace

std::optional<Items> ItemsBehind(const Passage& passage, std::size_t at) {
  return Reader(passage, at).Read();
}

}  // namespace rasoat::checks::list_count
