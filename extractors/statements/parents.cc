#include "extractors/statements/parents.h"

#include <algorithm>

namespace rasoat::statements {
namespace {

using lexicon::Tag;

constexpr std::size_t kCueReach = 3;  // tokens between "trong đó" and its figure

void SetPart(std::vector<Statement>& statements, std::uint32_t total, std::uint32_t part) {
  const auto whole = StatementOf(statements, total);
  const auto piece = StatementOf(statements, part);
  if (!whole || !piece || *whole == *piece || statements[*piece].part_of) return;
  if (statements[*whole].part_of == piece) return;
  statements[*piece].part_of = whole;
}

void FromChecks(std::span<const checks::Check> checks, std::vector<Statement>& statements) {
  for (const checks::Check& check : checks) {
    const bool sum = check.relation == checks::Relation::kSum;
    const bool at_most = check.relation == checks::Relation::kAtMost;
    if ((!sum && !at_most) || check.rule == "table") continue;
    for (std::size_t i = 1; i < check.operands.size(); ++i) {
      SetPart(statements, check.operands[0].mention, check.operands[i].mention);
    }
  }
}

bool SameThing(const Statement& whole, const Statement& part) {
  const auto kind = [](const Statement& statement) {
    const std::string& object = statement[SlotName::kObject].value;
    return object == "CUV" || object == "CBQL" ? std::string("DV") : object;
  };
  return !kind(whole).empty() && kind(whole) == kind(part);
}

// "kiểm tra 42 đảng viên, trong đó có 15 cấp ủy viên"
void FromWords(const Text& text, std::vector<Statement>& statements) {
  for (const Sentence& sentence : text.sentences) {
    for (std::size_t k = 1; k < sentence.cues.size(); ++k) {
      const Cue& cue = sentence.cues[k];
      const Cue& before = sentence.cues[k - 1];
      if (cue.kind != CueKind::kFigure || !before.Is(Tag::kPartsCue)) continue;
      if (cue.range.begin - before.range.end > kCueReach) continue;
      const auto part = StatementOf(statements, cue.index);
      if (!part || statements[*part].part_of) continue;
      for (std::size_t i = k - 1; i-- > Reach(k);) {
        if (sentence.cues[i].kind != CueKind::kFigure) continue;
        const auto whole = StatementOf(statements, sentence.cues[i].index);
        if (!whole || !SameThing(statements[*whole], statements[*part])) continue;
        statements[*part].part_of = whole;
        break;
      }
    }
  }
}

}  // namespace

std::optional<std::uint32_t> StatementOf(std::span<const Statement> statements,
                                         std::uint32_t mention) {
  const auto found = std::lower_bound(
      statements.begin(), statements.end(), mention,
      [](const Statement& statement, std::uint32_t wanted) { return statement.mention < wanted; });
  if (found == statements.end() || found->mention != mention) return std::nullopt;
  return static_cast<std::uint32_t>(found - statements.begin());
}

void SetParents(const Text& text, std::span<const checks::Check> checks,
                std::vector<Statement>& statements) {
  FromChecks(checks, statements);
  FromWords(text, statements);
}

}  // namespace rasoat::statements
