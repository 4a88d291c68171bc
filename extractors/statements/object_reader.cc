#include "extractors/statements/sentence_reader.h"

namespace rasoat::statements {
namespace {

class ObjectReader : SentenceReader {
 public:
  using SentenceReader::SentenceReader;

  void SetObject(std::size_t k, Statement& statement) {
    const Mention& mention = text_.MentionOf(sentence_->cues[k]);
    state_.open = false;
    if (std::holds_alternative<Money>(mention.value)) {
      statement[SlotName::kObject] = {"TIEN", mention.span, Origin::kFigure};
      return;
    }
    const std::string_view unit = UnitOf(mention.value);
    if (unit.empty()) {
      if (!TakeNoun(k, statement)) TakeObjectBefore(mention, statement);
      return;
    }
    const Counted counted = Known(std::string(unit));
    state_.open = counted.open;
    if (counted.open && !state_.party && counted.object != "DON") return;
    if (!counted.object.empty()) {
      statement[SlotName::kObject] = {std::string(counted.object), mention.span, Origin::kFigure};
    }
    if (!counted.unit.empty()) {
      statement[SlotName::kUnit] = {std::string(counted.unit), mention.span, Origin::kFigure};
    }
  }

 private:
  // "Trong số tổ chức đảng được kiểm tra, Ban Thường vụ kiểm tra 14": the thing named behind the
  // last figure.
  bool TakeNoun(std::size_t k, Statement& statement) {
    for (std::size_t i = k; i-- > 0;) {
      const Cue& cue = sentence_->cues[i];
      if (cue.kind == CueKind::kFigure) return false;
      if (!cue.Is(lexicon::Tag::kCounted)) continue;
      const Counted counted = CountedAs(cue.term.entry->term());
      const Span evidence = text_.SpanOf(cue);
      statement[SlotName::kObject] = {std::string(counted.object), evidence, Origin::kSentence};
      statement[SlotName::kUnit] = {std::string(counted.unit), evidence, Origin::kSentence};
      return true;
    }
    return false;
  }

  // "khiển trách 11" counts what the figure before it counts.
  void TakeObjectBefore(const Mention& mention, Statement& statement) {
    const auto* count = std::get_if<Count>(&mention.value);
    const bool change = std::holds_alternative<Change>(mention.value);
    if ((count == nullptr && !change) || found_.empty()) return;
    const Statement* before = nullptr;
    for (std::size_t i = found_.size(); i-- > 0 && found_.size() - i <= 8;) {
      const Statement& other = found_[i];
      if (!other[SlotName::kObject] || other[SlotName::kUnit].value == "phan_tram") continue;
      before = &other;
      break;
    }
    if (before == nullptr || before->mention + 12 < statement.mention) return;
    if (first_ == found_.size() && !SameBlock(*before)) return;
    const Span evidence = subject_.passage.mentions()[before->mention].span;
    for (const SlotName slot : {SlotName::kObject, SlotName::kUnit}) {
      const Slot& taken = (*before)[slot];
      const std::string_view value = ObjectOf(taken.value);
      if (taken) statement[slot] = {std::string(value), evidence, Origin::kFigures};
    }
  }

  bool SameBlock(const Statement& other) const {
    const std::uint32_t start = subject_.passage.mentions()[other.mention].span.start;
    return start >= text_.lexed().SpanOf(sentence_->range).start || discourse_.act;
  }

  Counted Known(const std::string& unit) {
    const auto known = state_.counted.find(unit);
    if (known != state_.counted.end()) return known->second;
    return state_.counted.emplace(unit, CountedAs(unit)).first->second;
  }
};

}  // namespace

std::string_view ObjectOf(std::string_view object) {
  return object == "CUV" || object == "CBQL" ? std::string_view("DV") : object;
}

std::string_view UnitOf(const MentionValue& value) {
  if (const auto* count = std::get_if<Count>(&value)) return count->unit;
  if (const auto* ratio = std::get_if<Ratio>(&value)) return ratio->unit;
  if (const auto* percent = std::get_if<Percent>(&value)) return percent->unit;
  if (const auto* change = std::get_if<Change>(&value)) return change->unit;
  return {};
}

bool IsPercentage(const MentionValue& value) {
  const auto* change = std::get_if<Change>(&value);
  return std::holds_alternative<Percent>(value) || (change != nullptr && change->is_percent);
}

void ReadObject(State& state, std::size_t k, Statement& statement) {
  ObjectReader(state).SetObject(k, statement);
}

void ReadUnit(State& state, std::size_t k, Statement& statement) {
  const Mention& mention = state.MentionAt(k);
  Slot& unit = statement[SlotName::kUnit];
  if (IsPercentage(mention.value)) unit = {"phan_tram", mention.span, Origin::kFigure};
  if (std::holds_alternative<Money>(mention.value)) {
    unit = {"dong", mention.span, Origin::kFigure};
  }
}

}  // namespace rasoat::statements
