#include "extractors/statements/cues.h"

#include <algorithm>
#include <array>

#include "extractors/passage/marks.h"

namespace rasoat::statements {
namespace {

using lexer::Lexed;
using lexer::Term;
using lexer::TokenRange;
using lexicon::Tag;

constexpr std::size_t kLongestHeading = 25;  // tokens

// The first tag wins among terms of one length.
constexpr std::array kTags = {
    Tag::kMeasure,  Tag::kAct,   Tag::kActRest, Tag::kDeed,     Tag::kPlan,    Tag::kOutlook,
    Tag::kAgainst,  Tag::kSince, Tag::kUntil,   Tag::kWhole,    Tag::kThrough, Tag::kPassive,
    Tag::kPartsCue, Tag::kAside, Tag::kSumCue,  Tag::kNotActor, Tag::kCounted, Tag::kSamePeriod};
constexpr lexicon::TagSet kTagSet = [] {
  lexicon::TagSet set;
  for (const Tag tag : kTags) set.Add(tag);
  return set;
}();
constexpr lexicon::TagSet kCommitteeSet = lexicon::MakeTagSet(Tag::kPerformer, Tag::kCommittee);

class Reader {
 public:
  Reader(const passage::Passage& passage, const Document* document)
      : text_{passage, {}, {}}, lexed_(passage.lexed()), document_(document) {
    for (const passage::Element& element : passage.elements()) {
      if (element.kind == passage::Kind::kStop) stops_.push_back(element.range.begin);
    }
  }

  Text Read() {
    for (std::size_t i = 0; i < lexed_.size();) i = Step(i);
    Close(lexed_.size());
    return std::move(text_);
  }

 private:
  std::size_t Step(std::size_t i) {
    if (lexed_.StartsBlock(i)) OpenBlock(i);
    if (stop_ < stops_.size() && stops_[stop_] == i) {
      ++stop_;
      Close(i + 1);
      Open(i + 1);
      return i + 1;
    }
    while (stop_ < stops_.size() && stops_[stop_] < i) ++stop_;
    return ReadCue(i);
  }

  void OpenBlock(std::size_t i) {
    Close(i);
    ++block_;
    Open(i);
    block_end_ = i + 1;
    while (block_end_ < lexed_.size() && !lexed_.StartsBlock(block_end_)) ++block_end_;
    sentence_.heading = HeadingAt(i);
  }

  void Open(std::size_t i) {
    sentence_ = {};
    sentence_.range.begin = i;
    sentence_.block = block_;
  }

  void Close(std::size_t end) {
    if (sentence_.range.begin >= end) return;
    sentence_.range.end = end;
    if (sentence_.figures) sentence_.heading = 0;
    text_.sentences.push_back(std::move(sentence_));
    sentence_ = {};
    sentence_.range.begin = end;
  }

  // A block that a reader calls one, or a short one without the end of a sentence.
  int HeadingAt(std::size_t i) {
    const bool stops = lexed_.IsSymbol(block_end_ - 1, ".") || lexed_.IsSymbol(block_end_ - 1, ";");
    const bool heading = IsHeadingBlock(i);
    if (!heading && (stops || block_end_ - i > kLongestHeading)) return 0;
    const passage::Mark mark = passage::MarkAtBreak(lexed_, i);
    if (!heading && tagged_ && mark.marker == passage::Marker::kNone) return 0;
    switch (mark.marker) {
      case passage::Marker::kRoman: return 1;
      case passage::Marker::kNumber: return 2;
      case passage::Marker::kLetter: return lexed_.StartsUpper(i) ? 1 : 3;
      case passage::Marker::kNone: return 4;
      default: return 0;
    }
  }

  bool IsHeadingBlock(std::size_t i) {
    if (document_ == nullptr) return false;
    const std::uint32_t start = lexed_.token(i).start;
    const auto& blocks = document_->blocks;
    while (document_block_ < blocks.size() && blocks[document_block_].span.end <= start) {
      ++document_block_;
    }
    if (document_block_ == blocks.size()) return false;
    sentence_.title = blocks[document_block_].kind == BlockKind::kTitle;
    tagged_ = !blocks[document_block_].element.empty();
    return blocks[document_block_].kind == BlockKind::kHeading ||
           blocks[document_block_].kind == BlockKind::kTitle;
  }

  std::size_t ReadCue(std::size_t i) {
    const std::uint32_t start = lexed_.token(i).start;
    const auto mentions = text_.passage.mentions();
    std::size_t end = i;
    for (; mention_ < mentions.size() && mentions[mention_].span.start <= start; ++mention_) {
      if (mentions[mention_].span.start == start) end = std::max(end, AddMention(i));
    }
    if (end > i) return end;
    return lexed_.IsWord(i) ? ReadWord(i) : ReadSymbol(i);
  }

  // The token behind what the cue takes; `i` where the words of the mention are read as well.
  std::size_t AddMention(std::size_t i) {
    const Mention& mention = text_.passage.mentions()[mention_];
    const TokenRange range{i, EndOf(mention.span, i)};
    const auto index = static_cast<std::uint32_t>(mention_);
    if (IsFigure(mention)) {
      Add(CueKind::kFigure, range, index);
      sentence_.figures = true;
      figure_end_ = range.end;
      const auto* count = std::get_if<Count>(&mention.value);
      label_ = count != nullptr && count->unit.empty() && !count->category.empty();
      return i;
    }
    if (std::holds_alternative<DateMention>(mention.value)) {
      Add(CueKind::kDate, range, index);
      return range.end;
    }
    if (std::holds_alternative<DocRef>(mention.value)) {
      Add(CueKind::kDocument, range, index);
      return range.end;
    }
    if (std::holds_alternative<AdminUnit>(mention.value)) Add(CueKind::kPlace, range, index);
    if (std::holds_alternative<Org>(mention.value)) {
      Add(CueKind::kOrg, range, index);
      const bool committee = AddCommittee(i, block_end_);
      return committee ? std::max(range.end, text_.committees.back().range.end) : range.end;
    }
    return i;
  }

  std::size_t EndOf(Span span, std::size_t i) const {
    std::size_t end = i;
    while (end < lexed_.size() && lexed_.token(end).start < span.end) ++end;
    return end;
  }

  std::size_t ReadWord(std::size_t i) {
    if (lexed_.MayBegin(i, kTagSet)) {
      const Term term = lexed_.TermAtOfAny(i, kTags);
      const bool committee =
          !InFigure(i) && lexed_.MayBegin(i, kCommitteeSet) && LongerCommittee(i, term);
      if (term && !committee && term.range.end <= block_end_ && !IsMere(i, term)) {
        Add(CueKind::kTerm, term.range, 0).term = term;
        // "toàn Đảng bộ tỉnh" names an organisation as well.
        return term.entry->note() == "named" ? i + 1 : term.range.end;
      }
    }
    const bool tier = static_cast<bool>(lexed_.TermAt(i, Tag::kTier));
    if ((tier || lexed_.MayBegin(i, kCommitteeSet)) && AddCommittee(i, block_end_)) {
      return text_.committees.back().range.end;
    }
    if (lexed_.TermAt(i, Tag::kTogether)) Add(CueKind::kAnd, {i, i + 1}, 0);
    return i + 1;
  }

  // Of the things that are counted only those that name a kind by themselves, outside of figures.
  bool IsMere(std::size_t i, const Term& term) const {
    return term.entry->tag == Tag::kCounted && (term.entry->note() != "kind" || InFigure(i));
  }

  bool LongerCommittee(std::size_t i, const Term& term) const {
    const auto committee = ReadCommittee(lexed_, i, block_end_);
    return committee && (!term || committee->range.end >= term.range.end);
  }

  // A unit of a figure is none: "kiểm tra 44 chi bộ".
  bool AddCommittee(std::size_t i, std::size_t end) {
    if (InFigure(i) && !InLabel()) return false;
    auto committee = ReadCommittee(lexed_, i, end);
    if (!committee) return false;
    Add(CueKind::kCommittee, committee->range, static_cast<std::uint32_t>(text_.committees.size()));
    text_.committees.push_back(std::move(*committee));
    return true;
  }

  // "đảng ủy cơ sở 87": the label of a figure without a unit.
  bool InLabel() const { return label_; }

  bool InFigure(std::size_t i) const { return i < figure_end_; }

  std::size_t ReadSymbol(std::size_t i) {
    const std::string_view written = lexed_.Written(i);
    if (written == ",") Add(CueKind::kComma, {i, i + 1}, 0);
    if (written == ";") Add(CueKind::kSemicolon, {i, i + 1}, 0);
    if (written == ":") Add(CueKind::kColon, {i, i + 1}, 0);
    if (written == "(") Add(CueKind::kOpen, {i, i + 1}, 0);
    if (written == ")") Add(CueKind::kClose, {i, i + 1}, 0);
    return i + 1;
  }

  Cue& Add(CueKind kind, TokenRange range, std::uint32_t index) {
    Cue cue;
    cue.kind = kind;
    cue.range = range;
    cue.index = index;
    sentence_.cues.push_back(cue);
    return sentence_.cues.back();
  }

  Text text_;
  const Lexed& lexed_;
  const Document* document_;
  Sentence sentence_;
  std::vector<std::size_t> stops_;
  std::size_t stop_ = 0;
  std::size_t mention_ = 0;
  std::size_t document_block_ = 0;
  std::size_t block_end_ = 0;
  std::size_t figure_end_ = 0;  // token behind the last figure
  bool label_ = false;          // it has a label instead of a unit
  std::uint32_t block_ = 0;
  bool tagged_ = false;  // the format says which blocks are headings
};

}  // namespace

bool IsFigure(const Mention& mention) {
  return std::holds_alternative<Count>(mention.value) ||
         std::holds_alternative<Ratio>(mention.value) ||
         std::holds_alternative<Percent>(mention.value) ||
         std::holds_alternative<Change>(mention.value) ||
         std::holds_alternative<Money>(mention.value);
}

Text ReadText(const passage::Passage& passage, const Document* document) {
  return Reader(passage, document).Read();
}

}  // namespace rasoat::statements
