#include "extractors/passage/passage.h"

#include <algorithm>
#include <array>

#include "extractors/indicators/indicators.h"
#include "extractors/passage/marks.h"
#include "extractors/passage/quantities.h"

namespace rasoat::passage {

using lexer::Lexed;
using lexer::Term;
using lexer::TokenRange;
using lexicon::Tag;

namespace {

// The first tag wins among terms of one length.
constexpr std::array kCueTags = {
    Tag::kPartsCue, Tag::kRestCue,       Tag::kSumCue,      Tag::kAside,
    Tag::kOpenList, Tag::kGroup,         Tag::kItemOrdinal, Tag::kOutOf,
    Tag::kAgainst,  Tag::kBaseCue,       Tag::kAct,         Tag::kShareCue,
    Tag::kTo,       Tag::kFrom,          Tag::kAnaphor,     Tag::kDistributive,
    Tag::kWithin,   Tag::kMultiResponse, Tag::kPlanCue,
};
constexpr lexicon::TagSet kCues = [] {
  lexicon::TagSet set;
  for (const Tag tag : kCueTags) set.Add(tag);
  return set;
}();

Term CueAt(const Lexed& lexed, std::size_t i) {
  return lexed.MayBegin(i, kCues) ? lexed.TermAtOfAny(i, kCueTags) : Term{};
}

constexpr std::size_t kElementsEach = 8;      // about so many stand around a figure
constexpr std::size_t kDeepest = 6;           // mentions that may hold one word
constexpr std::size_t kLongestBracket = 400;  // elements

}  // namespace

// Makes the elements in one pass over the tokens.
class Reader {
 public:
  explicit Reader(Passage& passage) : passage_(passage), lexed_(passage.lexed_) {
    dates_ = DatesOf(lexed_, passage.mentions_);
    passage_.elements_.reserve(passage_.quantities_.size() * kElementsEach);
  }

  void Read() {
    for (std::size_t i = 0; i < lexed_.size();) i = Step(i);
  }

 private:
  std::size_t Step(std::size_t i) {
    if (lexed_.StartsBlock(i) && !broken_) return Break(i);
    broken_ = false;
    const std::uint32_t start = lexed_.token(i).start;
    if (start < next_) return ReadToken(i);
    SkipBefore(start);
    if (quantity_ < passage_.quantities_.size() &&
        passage_.quantities_[quantity_].figure.written.start == start) {
      return AddQuantity(i);
    }
    if (date_ < dates_.size() && dates_[date_].range.begin == i) {
      Element& element = Add(Kind::kDate, dates_[date_].range);
      element.index = dates_[date_].mention;
      return dates_[date_++].range.end;
    }
    return ReadToken(i);
  }

  std::size_t ReadToken(std::size_t i) { return lexed_.IsWord(i) ? AddCue(i) : AddSymbol(i); }

  void SkipBefore(std::uint32_t start) {
    while (quantity_ < passage_.quantities_.size() &&
           passage_.quantities_[quantity_].figure.written.start < start) {
      ++quantity_;
    }
    while (date_ < dates_.size() && StartOf(dates_[date_]) < start) ++date_;
    next_ = ~std::uint32_t{0};
    if (quantity_ < passage_.quantities_.size()) {
      next_ = passage_.quantities_[quantity_].figure.written.start;
    }
    if (date_ < dates_.size()) next_ = std::min(next_, StartOf(dates_[date_]));
  }

  std::uint32_t StartOf(const DateRange& date) const {
    return lexed_.token(date.range.begin).start;
  }

  std::size_t Break(std::size_t i) {
    if (!passage_.elements_.empty()) ++sentence_;
    depth_ = 0;
    const Mark mark = MarkAtBreak(lexed_, i);
    const std::size_t end = mark.marker == Marker::kNone ? i : mark.end;
    Element& element = Add(Kind::kBreak, {i, std::max(end, i + 1)});
    element.marker = mark.marker;
    element.ordinal = mark.ordinal;
    broken_ = end == i;
    return HasFigures(i) ? end : SkipBlock(end);
  }

  // Whether a figure or a date begins in the block that begins with token i.
  bool HasFigures(std::size_t i) {
    const std::uint32_t start = lexed_.SpanOf({i, i + 1}).start;
    SkipBefore(start);
    block_end_ = i + 1;
    while (!lexed_.StartsBlock(block_end_)) ++block_end_;
    const std::uint32_t end = lexed_.SpanOf({block_end_ - 1, block_end_}).end;
    const auto& quantities = passage_.quantities_;
    const bool figure =
        quantity_ < quantities.size() && quantities[quantity_].figure.written.start < end;
    const bool date = date_ < dates_.size() && StartOf(dates_[date_]) < end;
    return figure || date;
  }

  // Of a block without figures only what it begins with matters: "Hai là".
  std::size_t SkipBlock(std::size_t i) {
    broken_ = false;
    if (i < block_end_) AddCue(i);
    return block_end_;
  }

  std::size_t AddQuantity(std::size_t i) {
    const Span written = passage_.quantities_[quantity_].figure.written;
    std::size_t end = i + 1;
    while (end < lexed_.size() && lexed_.SpanOf({end, end + 1}).end <= written.end) ++end;
    Element& element = Add(Kind::kQuantity, {i, end});
    element.index = static_cast<std::uint32_t>(quantity_);
    passage_.quantities_[quantity_].element =
        static_cast<std::uint32_t>(passage_.elements_.size() - 1);
    // The words of its unit and label say what is counted, not how figures belong together.
    const Quantity& quantity = passage_.quantities_[quantity_];
    const bool single = IsAmount(quantity);
    while (single && end < lexed_.size() &&
           lexed_.SpanOf({end, end + 1}).end <= quantity.span.end && !(NextQuantityStartsAt(end))) {
      ++end;
    }
    ++quantity_;
    return end;
  }

  bool NextQuantityIs(std::size_t token) const {
    return quantity_ < passage_.quantities_.size() && token < lexed_.size() &&
           passage_.quantities_[quantity_].figure.written.start ==
               lexed_.SpanOf({token, token + 1}).start;
  }

  bool NextQuantityStartsAt(std::size_t token) const {
    return quantity_ + 1 < passage_.quantities_.size() &&
           passage_.quantities_[quantity_ + 1].figure.written.start ==
               lexed_.SpanOf({token, token + 1}).start;
  }

  std::size_t AddCue(std::size_t i) {
    const Term cue = CueAt(lexed_, i);
    if (!cue) return i + 1;
    if (Means(cue)) Add(Kind::kCue, cue.range).term = cue;
    return cue.range.end;
  }

  // Whether the term says here what its tag says: not inside a name, a document number, the unit of
  // a ratio or the label of a figure; and "trong", "trên" only right before a figure.
  bool Means(const Term& cue) const {
    const std::uint32_t start = lexed_.SpanOf(cue.range).start;
    const Tag tag = cue.entry->tag;
    const bool group = tag == Tag::kGroup;
    if (tag == Tag::kWithin || (tag == Tag::kOutOf && cue.value() == "bare")) {
      return NextQuantityIs(cue.range.end);
    }
    // "33 đơn mới", and not "nông thôn mới".
    const bool word = group && cue.range.end - cue.range.begin == 1 && cue.value() == "novelty";
    if (word && !FollowsFigure(start)) return false;
    for (const Mention* mention : Holding(start)) {
      if (std::holds_alternative<DocRef>(mention->value)) return false;
      if (std::holds_alternative<Ratio>(mention->value) && group) return false;
      const auto* count = std::get_if<Count>(&mention->value);
      if (count != nullptr && !count->category.empty() && tag == Tag::kAct) return false;
      const bool name = std::holds_alternative<Org>(mention->value) ||
                        std::holds_alternative<AdminUnit>(mention->value);
      if (name && !group && tag != Tag::kPartsCue) return false;
    }
    return true;
  }

  bool FollowsFigure(std::uint32_t start) const {
    const auto& elements = passage_.elements_;
    return !elements.empty() && elements.back().kind == Kind::kQuantity &&
           passage_.At(elements.back()).span.end + 1 >= start;
  }

  // The mentions around a place of the text.
  std::vector<const Mention*> Holding(std::uint32_t at) const {
    std::vector<const Mention*> holding;
    const auto& mentions = passage_.mentions_;
    auto behind = std::upper_bound(
        mentions.begin(), mentions.end(), at,
        [](std::uint32_t place, const Mention& mention) { return place < mention.span.start; });
    for (std::size_t looked = 0; behind != mentions.begin() && looked < kDeepest; ++looked) {
      --behind;
      if (behind->span.start <= at && at < behind->span.end) holding.push_back(&*behind);
    }
    return holding;
  }

  std::size_t AddSymbol(std::size_t i) {
    const bool opens = lexed_.Written(i) == "(";
    const Mark mark = opens && !NextQuantityIs(i + 1) ? InnerMark(lexed_, i) : Mark{};
    if (mark.marker != Marker::kNone) {
      Element& element = Add(Kind::kMark, {i, mark.end});
      element.marker = mark.marker;
      element.ordinal = mark.ordinal;
      return mark.end;
    }
    const std::string_view written = lexed_.Written(i);
    const char symbol = written.size() == 1 && !lexed_.IsNumber(i) ? written.front() : '\0';
    const TokenRange range{i, i + 1};
    switch (symbol) {
      case ',': Add(Kind::kComma, range); break;
      case ';': Add(Kind::kSemicolon, range); break;
      case ':': Add(Kind::kColon, range); break;
      case '(':
        ++depth_;
        Add(Kind::kOpen, range);
        break;
      case ')':
        if (depth_ == 0) break;
        Add(Kind::kClose, range);
        --depth_;
        break;
      case '.':
      case '!':
      case '?':
        if (depth_ > 0 || !EndsSentence(lexed_, i)) break;
        Add(Kind::kStop, range);
        ++sentence_;
        break;
      default: break;
    }
    return i + 1;
  }

  Element& Add(Kind kind, TokenRange range) {
    Element element;
    element.kind = kind;
    element.range = range;
    element.sentence = sentence_;
    element.depth = depth_;
    passage_.elements_.push_back(element);
    return passage_.elements_.back();
  }

  Passage& passage_;
  const Lexed& lexed_;
  std::vector<DateRange> dates_;
  std::size_t quantity_ = 0;
  std::size_t date_ = 0;
  std::uint32_t sentence_ = 0;
  std::uint16_t depth_ = 0;
  std::uint32_t next_ = 0;     // where the next figure or date begins: nothing to look for before
  std::size_t block_end_ = 0;  // token behind the block being read
  bool broken_ = false;        // the break before this token stands already
};

Passage::Passage(const Lexed& lexed, std::span<const Mention> mentions)
    : lexed_(lexed), mentions_(mentions), quantities_(QuantitiesOf(mentions)) {
  Reader(*this).Read();
}

std::optional<std::uint32_t> Passage::QuantityAt(Span written) const {
  const auto found = std::lower_bound(quantities_.begin(), quantities_.end(), written.start,
                                      [](const Quantity& quantity, std::uint32_t start) {
                                        return quantity.figure.written.start < start;
                                      });
  if (found == quantities_.end() || !(found->figure.written == written)) return std::nullopt;
  return static_cast<std::uint32_t>(found - quantities_.begin());
}

std::size_t Passage::CloseOf(std::size_t i) const {
  const std::uint16_t depth = elements_[i].depth;
  const std::size_t limit = std::min(elements_.size(), i + kLongestBracket);
  for (std::size_t k = i + 1; k < limit; ++k) {
    const Element& element = elements_[k];
    if (element.kind == Kind::kBreak) return k;
    if (element.kind == Kind::kClose && element.depth == depth) return k;
  }
  return limit;
}

std::string_view ActOf(const Passage& passage, std::uint32_t quantity) {
  const auto& elements = passage.elements();
  const std::size_t at = passage.quantities()[quantity].element;
  for (std::size_t i = at; i-- > 0 && at - i <= kReach;) {
    if (elements[i].sentence != elements[at].sentence) break;
    if (elements[i].Is(Tag::kAct)) return indicators::FamilyOf(elements[i].term.value());
  }
  return {};
}

namespace {

std::string_view SymbolOf(Kind kind) {
  switch (kind) {
    case Kind::kComma: return ",";
    case Kind::kSemicolon: return "semicolon";
    case Kind::kColon: return ":";
    case Kind::kOpen: return "(";
    case Kind::kClose: return ")";
    case Kind::kStop: return ".";
    case Kind::kBreak: return "|";
    case Kind::kMark: return "#";
    case Kind::kDate: return "date";
    case Kind::kQuantity:
    case Kind::kCue: break;
  }
  return "";
}

}  // namespace

std::string Describe(const Passage& passage) {
  std::string text;
  for (const Element& element : passage.elements()) {
    if (!text.empty()) text.push_back(' ');
    if (element.kind == Kind::kCue) {
      text += TagName(element.term.entry->tag);
      const std::string_view value =
          element.Is(Tag::kAct) ? indicators::FamilyOf(element.term.value()) : element.term.value();
      if (!value.empty()) text += "=" + std::string(value);
    } else if (element.kind == Kind::kQuantity) {
      text += passage.At(element).figure.value.ToString();
      const std::string objects = ObjectNames(passage.At(element));
      if (!objects.empty()) text += "/" + objects;
    } else {
      text += SymbolOf(element.kind);
    }
  }
  return text;
}

}  // namespace rasoat::passage
