#include "extractors/checks/change/pairs.h"

#include <algorithm>

namespace rasoat::checks::change {

using lexicon::Tag;
using passage::Kind;
using passage::Passage;
using passage::Quantity;
using passage::Role;

namespace {

constexpr std::size_t kFarthest = 14;      // elements between "lên" and its figures
constexpr std::size_t kFarthestPair = 40;  // elements between a change and its pair

std::size_t Distance(std::size_t i, const Pair& pair) {
  return pair.to < i ? i - pair.to : pair.from - i;
}

}  // namespace

Pairs::Pairs(const Passage& passage) : passage_(passage), elements_(passage.elements()) {
  for (std::size_t i = 0; i < elements_.size(); ++i) {
    const bool plain = elements_[i].Is(Tag::kTo) && elements_[i].term.value() == "change";
    const bool left = elements_[i].Is(Tag::kRestCue) && elements_[i].term.value() == "before";
    if (!plain && !left) continue;
    const auto before = LevelBefore(i);
    const auto after = LevelBehind(i);
    if (!before || !after) continue;
    const Quantity& a = passage_.At(elements_[*before]);
    const Quantity& b = passage_.At(elements_[*after]);
    if (SameKind(a, b))
      pairs_.push_back({elements_[*before].index, elements_[*after].index, *before, *after, plain});
  }
}

std::optional<std::size_t> Pairs::LevelBefore(std::size_t i) const {
  for (std::size_t k = i; k-- > 0 && i - k <= kFarthest;) {
    if (!passage_.SameSentence(k, i)) break;
    if (elements_[k].kind != Kind::kQuantity || elements_[k].depth > elements_[i].depth) continue;
    if (!IsLevel(passage_.At(elements_[k]))) return std::nullopt;
    return k;
  }
  return std::nullopt;
}

std::optional<std::size_t> Pairs::LevelBehind(std::size_t i) const {
  for (std::size_t k = i + 1; k < elements_.size() && k - i <= 4; ++k) {
    if (!passage_.SameSentence(k, i) || elements_[k].kind == Kind::kComma) break;
    if (elements_[k].kind != Kind::kQuantity) continue;
    if (!IsLevel(passage_.At(elements_[k]))) return std::nullopt;
    return k;
  }
  return std::nullopt;
}

const Pair* Pairs::For(std::size_t i) const {
  const Pair* best = nullptr;
  std::size_t nearest = kFarthestPair;
  const auto near =
      std::lower_bound(pairs_.begin(), pairs_.end(), i > passage::kReach ? i - passage::kReach : 0,
                       [](const Pair& pair, std::size_t place) { return pair.to < place; });
  for (auto it = near; it != pairs_.end() && it->from <= i + passage::kReach; ++it) {
    const Pair& pair = *it;
    if (!passage_.SameSentence(pair.from, i) || !Joined(i, pair)) continue;
    const std::size_t distance = Distance(i, pair);
    if (distance >= nearest || HasNearer(i, pair)) continue;
    best = &pair;
    nearest = distance;
  }
  const bool fits = best != nullptr && Speaks(passage_.At(elements_[i]), passage_.At(best->after));
  return fits ? best : nullptr;
}

bool Pairs::IsSaidOf(std::size_t i, const Pair& pair) const {
  if (pair.to > i) return true;
  const lexer::Lexed& lexed = passage_.lexed();
  const std::size_t begin = lexed.TokenAt(passage_.At(elements_[pair.to]).span.end);
  const std::size_t end = lexed.TokenAt(passage_.At(elements_[i]).span.start);
  std::size_t words = 0;
  int depth = 0;
  for (std::size_t t = begin; t < end;) {
    const lexer::Term tied = lexed.TermAt(t, Tag::kTied);
    if (lexed.IsSymbol(t, "(")) ++depth;
    if (lexed.IsSymbol(t, ")")) --depth;
    words += depth <= 0 && !tied && lexed.IsWord(t);
    t = tied ? tied.range.end : t + 1;
  }
  return words <= 1;
}

bool Pairs::HasNearer(std::size_t i, const Pair& pair) const {
  const Role role = passage_.At(elements_[i]).role;
  const std::size_t distance = Distance(i, pair);
  for (std::size_t k = pair.from > distance ? pair.from - distance : 0;
       k <= pair.to + distance && k < elements_.size(); ++k) {
    if (k == i || elements_[k].kind != Kind::kQuantity || !passage_.SameSentence(k, i)) continue;
    const Quantity& other = passage_.At(elements_[k]);
    if (other.role != role || !Joined(k, pair)) continue;
    const std::size_t there = Distance(k, pair);
    const bool fits =
        JudgeClaim(ClaimOf(passage_, elements_[k].index, pair.before, pair.after, false)).Fits() ||
        JudgeClaim(ClaimOf(passage_, elements_[k].index, pair.before, pair.after, true)).Fits();
    if (there < distance || (there == distance && (fits || k < i))) return true;
  }
  return false;
}

bool Pairs::Joined(std::size_t i, const Pair& pair) const {
  const std::size_t begin = pair.to < i ? pair.to + 1 : i + 1;
  const std::size_t end = pair.to < i ? i : pair.from;
  for (std::size_t k = begin; k < end; ++k) {
    if (elements_[k].kind == Kind::kSemicolon && elements_[k].depth == elements_[i].depth) {
      return false;
    }
    if (elements_[k].kind == Kind::kQuantity && !IsChange(passage_.At(elements_[k]))) return false;
  }
  return true;
}

}  // namespace rasoat::checks::change
