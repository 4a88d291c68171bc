#include "extractors/statements/performers.h"

#include <algorithm>

namespace rasoat::statements {
namespace {

using lexicon::Tag;

class Reader {
 public:
  Reader(const Text& text, const Sentence& sentence, const Home& home)
      : text_(text), sentence_(sentence), home_(home) {}

  std::optional<Actor> Read(std::size_t k) const {
    for (std::size_t i = k + 1; i < sentence_.cues.size(); ++i) {
      if (sentence_.cues[i].range.begin >= sentence_.cues[k].range.end) break;
      if (sentence_.cues[i].kind == CueKind::kCommittee) return Made(i);
    }
    for (std::size_t i = k; i-- > Reach(k);) {
      const Cue& cue = sentence_.cues[i];
      if (cue.kind == CueKind::kSemicolon && HasActBetween(i, k)) return std::nullopt;
      if (cue.Is(Tag::kWhole)) return std::nullopt;
      if (cue.kind != CueKind::kCommittee) continue;
      const bool level_only = At(i).performer.empty() && !At(i).organisation;
      if (Labels(i, k) || (!level_only && Acts(i))) return Made(i);
    }
    return std::nullopt;
  }

 private:
  const Committee& At(std::size_t i) const { return text_.committees[sentence_.cues[i].index]; }

  bool HasActBetween(std::size_t i, std::size_t k) const {
    return std::any_of(sentence_.cues.begin() + static_cast<std::ptrdiff_t>(i),
                       sentence_.cues.begin() + static_cast<std::ptrdiff_t>(k),
                       [](const Cue& cue) { return cue.Is(Tag::kAct); });
  }

  // "đảng ủy cơ sở 11 đồng chí"
  bool Labels(std::size_t i, std::size_t k) const {
    return !Targeted(i) && !At(i).organisation && i + 1 == k && k < sentence_.cues.size() &&
           sentence_.cues[k].range.begin - sentence_.cues[i].range.end <= 1;
  }

  bool Acts(std::size_t i) const {
    const Cue& cue = sentence_.cues[i];
    const lexer::Lexed& lexed = text_.lexed();
    if (lexed.TermBefore(cue.range.begin, Tag::kRole)) return false;
    const std::size_t own = i > 0 && sentence_.cues[i - 1].kind == CueKind::kOrg ? i - 1 : i;
    if (own == 0) return true;
    const Cue& before = sentence_.cues[own - 1];
    const std::size_t gap = cue.range.begin - before.range.end;
    if (Targeted(i)) return false;
    const bool verb = before.Is(Tag::kAct) || before.Is(Tag::kMeasure);
    return !(verb && gap == 0 && !FollowedByAct(i));
  }

  // "đối với Ban Thường vụ …", "tại Đảng ủy …"
  bool Targeted(std::size_t i) const {
    const std::size_t own = i > 0 && sentence_.cues[i - 1].kind == CueKind::kOrg ? i - 1 : i;
    return own > 0 && sentence_.cues[own - 1].Is(Tag::kNotActor) &&
           sentence_.cues[i].range.begin - sentence_.cues[own - 1].range.end <= 1;
  }

  bool FollowedByAct(std::size_t i) const {
    return i + 1 < sentence_.cues.size() && sentence_.cues[i + 1].Is(Tag::kAct);
  }

  // The bodies that are named together, "Đảng ủy Khối và UBKT Đảng ủy Khối", as one.
  std::optional<Actor> Made(std::size_t i) const {
    Actor actor;
    std::size_t first = i;
    while (const auto other = JoinedBefore(first)) first = *other;
    const Committee& committee = At(i);
    actor.performer = PerformerOf(committee);
    if (!committee.organisation) actor.level = LevelHere(committee);
    for (std::size_t k = first; k < i; ++k) {
      if (sentence_.cues[k].kind != CueKind::kCommittee) continue;
      const bool same = LevelHere(At(k)) == actor.level || LevelHere(At(k)).empty();
      actor.performer = Together(actor.performer, PerformerOf(At(k)), same);
      actor.mixed |= actor.performer.empty();
      if (!same) actor.level.clear();
    }
    actor.evidence = {text_.SpanOf(sentence_.cues[first]).start,
                      text_.SpanOf(sentence_.cues[i]).end};
    const bool named = !committee.kind.empty() && !committee.name.empty();
    if (named) {
      actor.org = OrganisationOf(text_, committee, home_);
      if (actor.org.name == home_.org.name) actor.org = {};
    }
    return actor;
  }

  std::optional<std::size_t> JoinedBefore(std::size_t i) const {
    const std::size_t begin = i;
    if (i > 0 && sentence_.cues[i - 1].kind == CueKind::kOrg) --i;
    if (i < 2 || sentence_.cues[i - 2].kind != CueKind::kCommittee) return std::nullopt;
    const Cue& joint = sentence_.cues[i - 1];
    if (joint.kind != CueKind::kAnd && joint.kind != CueKind::kComma) return std::nullopt;
    const std::size_t gap = sentence_.cues[begin].range.begin - sentence_.cues[i - 2].range.end;
    return gap <= 2 ? std::optional(i - 2) : std::nullopt;
  }

  // A committee and its standing board are one body, of one level.
  static std::string Together(const std::string& a, const std::string& b, bool one_level) {
    const bool single = (a == "BTV" || a == "CU") && (b == "BTV" || b == "CU");
    if (single && one_level) return "CU";
    const bool inspects = a.starts_with("UB");
    if (a.empty() || b.empty() || inspects != b.starts_with("UB")) return {};
    if (a == b && a == "CB") return a;
    return inspects ? "UB*" : "CU*";
  }

  bool Several(const Committee& committee) const {
    if (committee.several) return true;
    if (text_.lexed().TermBefore(committee.range.begin, Tag::kSeveral)) return true;
    const std::string level = LevelHere(committee);
    return committee.name.empty() && level != home_.org.level && (level == "CS" || level == "XA");
  }

  std::string PerformerOf(const Committee& committee) const {
    if (committee.performer == "CU" && Several(committee)) return "CU*";
    if (committee.performer == "UBKT" && Several(committee)) return "UB*";
    return committee.performer;
  }

  // "Thành ủy" of the home's own city has its level.
  std::string LevelHere(const Committee& committee) const {
    const bool ours = committee.name.empty() && committee.kind == home_.org.kind;
    if (ours && !committee.kind.empty() && !home_.org.level.empty()) return home_.org.level;
    return LevelOn(committee, home_.date);
  }

  const Text& text_;
  const Sentence& sentence_;
  const Home& home_;
};

}  // namespace

std::optional<Actor> ActorOf(const Text& text, const Sentence& sentence, std::size_t k,
                             const Home& home) {
  return Reader(text, sentence, home).Read(k);
}

}  // namespace rasoat::statements
