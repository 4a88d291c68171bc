#include "extractors/engine.h"

#include <algorithm>
#include <numeric>

namespace rasoat {

using lexer::Term;
using lexer::TokenRange;

bool Context::Free(TokenRange range) const {
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (!Free(i)) return false;
  }
  return true;
}

namespace {

constexpr std::size_t kFarthest = 120;  // tokens back to a figure that another one leans on

std::string_view UnitOf(const MentionValue& value) {
  if (const auto* count = std::get_if<Count>(&value)) return count->unit;
  if (const auto* ratio = std::get_if<Ratio>(&value)) return ratio->unit;
  if (const auto* change = std::get_if<Change>(&value)) return change->unit;
  return {};
}

}  // namespace

bool Context::Free(const Candidate& candidate) const {
  if (candidate.hole.empty()) return Free(candidate.range);
  return Free(TokenRange{candidate.range.begin, candidate.hole.begin}) &&
         Free(TokenRange{candidate.hole.end, candidate.range.end});
}

void Context::Take(const Candidate& candidate) {
  for (std::size_t i = candidate.range.begin; i < candidate.range.end; ++i) {
    if (i < candidate.hole.begin || i >= candidate.hole.end) taken_[i] = true;
  }
  number_ = {};
  unit_ = {};
  const bool change = std::holds_alternative<Change>(candidate.value);
  if (!change && UnitOf(candidate.value).empty()) return;
  by_begin_[candidate.range.begin] = figures_.size();
  by_end_[candidate.range.end] = figures_.size();
  figures_.push_back(candidate);
}

std::string_view Context::UnitBefore(std::size_t i) const {
  for (std::size_t k = i; k > 0 && k + kFarthest > i && !lexed_.StartsBlock(k); --k) {
    const auto found = by_begin_.find(k - 1);
    if (found == by_begin_.end()) continue;
    const std::string_view unit = UnitOf(figures_[found->second].value);
    if (!unit.empty()) return unit;
  }
  return {};
}

const Change* Context::ChangeBefore(std::size_t i) const {
  const auto found = by_end_.find(i);
  return found == by_end_.end() ? nullptr : std::get_if<Change>(&figures_[found->second].value);
}

const Change* Context::LastChangeBefore(std::size_t i) const {
  for (std::size_t k = i; k > 0 && k + kFarthest > i; --k) {
    if (const Change* change = ChangeBefore(k)) return change;
    const std::size_t last = k - 1;
    const bool ends = lexed_.StartsBlock(k) || lexed_.IsSymbol(last, ";") ||
                      lexed_.IsSymbol(last, ".") || lexed_.StartsBlock(last);
    if (ends) return nullptr;
  }
  return nullptr;
}

void Context::Note(const Term& term) const {
  trace_->touched.insert(term.entry->row());
  noted_.push_back(term);
}

std::vector<Term> Context::TakeNoted() const {
  std::vector<Term> noted;
  noted.swap(noted_);
  return noted;
}

namespace {

// The terms inside the mention, each once.
std::vector<Term> Inside(std::vector<Term> terms, TokenRange range) {
  std::vector<Term> inside;
  for (const Term& term : terms) {
    const bool fits = term.range.begin >= range.begin && term.range.end <= range.end;
    const bool known = std::any_of(inside.begin(), inside.end(),
                                   [&](const Term& other) { return other.entry == term.entry; });
    if (fits && !known) inside.push_back(term);
  }
  return inside;
}

class Run {
 public:
  Run(const lexer::Lexed& lexed, Trace* trace) : lexed_(lexed), trace_(trace) {}

  void Apply(const Extractor& extractor, Context& context) {
    const auto& anchors = extractor.names ? lexed_.name_anchors() : lexed_.figure_anchors();
    for (const std::uint32_t anchor : anchors) {
      if (!context.Free(anchor)) continue;
      const bool digits = lexed_.IsNumber(anchor);
      for (const Rule& rule : extractor.rules) {
        const bool fits = extractor.names || digits || rule.anchor == Anchor::kDigitsOrWords;
        if (fits && ApplyRule(rule, context, anchor)) break;
      }
    }
  }

  std::vector<Mention> Sorted() {
    std::vector<std::size_t> order(mentions_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      const Span x = mentions_[a].span;
      const Span y = mentions_[b].span;
      return x.start != y.start ? x.start < y.start : x.end > y.end;
    });
    std::vector<Mention> sorted;
    sorted.reserve(mentions_.size());
    for (const std::size_t i : order) {
      sorted.push_back(std::move(mentions_[i]));
      if (trace_ != nullptr) trace_->terms.push_back(std::move(terms_[i]));
    }
    return sorted;
  }

 private:
  // Whether the anchor is taken now.
  bool ApplyRule(const Rule& rule, Context& context, std::size_t anchor) {
    std::optional<Candidate> found = rule.apply(context, anchor);
    std::vector<Term> noted = context.TakeNoted();
    if (!found || !context.Free(*found) || CrossesBlocks(found->range)) return false;
    context.Take(*found);
    mentions_.push_back({lexed_.SpanOf(found->range), rule.name, std::move(found->value)});
    if (trace_ != nullptr) terms_.push_back(Inside(std::move(noted), found->range));
    return !context.Free(anchor);
  }

  // No mention goes from one paragraph or cell into the next, whatever a rule thought.
  bool CrossesBlocks(TokenRange range) const {
    for (std::size_t i = range.begin + 1; i < range.end; ++i) {
      if (lexed_.StartsBlock(i)) return true;
    }
    return false;
  }

  const lexer::Lexed& lexed_;
  Trace* trace_;
  std::vector<Mention> mentions_;
  std::vector<std::vector<Term>> terms_;
};

}  // namespace

std::vector<Mention> RunRules(std::span<const Extractor> extractors, const lexer::Lexed& lexed,
                              const DocumentFacts& facts, Trace* trace) {
  Run run(lexed, trace);
  Context figures(lexed, facts, trace);
  for (const Extractor& extractor : extractors) {
    if (extractor.names) {
      Context apart(lexed, facts, trace);
      run.Apply(extractor, apart);
    } else {
      run.Apply(extractor, figures);
    }
  }
  return run.Sorted();
}

}  // namespace rasoat
