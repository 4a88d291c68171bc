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

void Context::Take(TokenRange range) {
  std::fill(taken_.begin() + static_cast<std::ptrdiff_t>(range.begin),
            taken_.begin() + static_cast<std::ptrdiff_t>(range.end), true);
}

Term Context::Note(Term term) const {
  if (trace_ != nullptr && term) {
    trace_->touched.insert(term.entry->row);
    noted_.push_back(term);
  }
  return term;
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

}  // namespace

std::vector<Mention> RunRules(std::span<const std::span<const Rule>> extractors,
                              const lexer::Lexed& lexed, std::string_view published, Trace* trace) {
  Context context(lexed, published, trace);
  std::vector<Mention> mentions;
  std::vector<std::vector<Term>> terms;
  for (const std::span<const Rule> rules : extractors) {
    for (const std::uint32_t anchor : lexed.anchors()) {
      for (const Rule& rule : rules) {
        if (!context.Free(anchor)) break;
        std::optional<Candidate> found = rule.apply(context, anchor);
        std::vector<Term> noted = context.TakeNoted();
        if (!found || !context.Free(found->range)) continue;
        context.Take(found->range);
        mentions.push_back({lexed.SpanOf(found->range), rule.name, std::move(found->value)});
        if (trace != nullptr) terms.push_back(Inside(std::move(noted), found->range));
      }
    }
  }
  std::vector<std::size_t> order(mentions.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return mentions[a].span.start < mentions[b].span.start;
  });
  std::vector<Mention> sorted;
  sorted.reserve(mentions.size());
  for (const std::size_t i : order) {
    sorted.push_back(std::move(mentions[i]));
    if (trace != nullptr) trace->terms.push_back(std::move(terms[i]));
  }
  return sorted;
}

}  // namespace rasoat
