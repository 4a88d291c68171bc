#include "extractors/counts/labels.h"

#include "extractors/numbers/numbers.h"
#include "extractors/places/name.h"
#include "pipeline/text/keys.h"

namespace rasoat::counts {
namespace {

using lexer::Lexed;
using lexer::Term;
using lexer::TokenRange;
using lexicon::Tag;

constexpr std::size_t kLongestLabel = 10;        // words
constexpr std::size_t kNearestForm = 8;          // tokens to another form of discipline
constexpr std::size_t kLongestDistributed = 40;  // tokens back to the first of several labels

std::string Lower(const Context& context, TokenRange range) {
  std::string lower;
  text::AppendLower(context.lexed().Written(range), lower);
  return lower;
}

Label MakeLabel(const Context& context, const Term& term) {
  if (!term.value().empty()) return {term.range, std::string(term.value())};
  return {term.range, Lower(context, term.range)};
}

// Whether an abbreviated form of discipline stands beside another one: "KT 3, CC 2".
bool HasAnotherForm(const Context& context, TokenRange form) {
  const Lexed& lexed = context.lexed();
  const std::size_t begin = form.begin > kNearestForm ? form.begin - kNearestForm : 0;
  for (std::size_t k = begin; k < form.end + kNearestForm && k < lexed.size(); ++k) {
    if (k >= form.begin && k < form.end) continue;
    const Term other = context.At(k, Tag::kFormCode);
    if (other && other.value() != context.At(form.begin, Tag::kFormCode).value()) return true;
  }
  return false;
}

// "diện Ban Thường vụ Tỉnh ủy quản lý".
TokenRange OpenedLabel(const Context& context, std::size_t i) {
  const Term closing = context.Before(i, Tag::kLabelClosing);
  if (!closing) return {};
  const Lexed& lexed = context.lexed();
  std::size_t begin = closing.range.begin;
  for (std::size_t k = 0; k < kLongestLabel && begin > 0 && lexed.IsWord(begin - 1); ++k) {
    if (lexed.StartsBlock(begin)) break;
    --begin;
    if (context.At(begin, Tag::kLabelOpening)) return {begin, i};
  }
  return {};
}

}  // namespace

Label LabelBefore(const Context& context, std::size_t i) {
  if (i == 0 || context.lexed().StartsBlock(i)) return {};
  if (const Term label = context.BeforeWithSlip(i, Tag::kCategory)) {
    return MakeLabel(context, label);
  }
  const Term code = context.Before(i, Tag::kFormCode);
  if (code && HasAnotherForm(context, code.range)) return MakeLabel(context, code);
  const TokenRange opened = OpenedLabel(context, i);
  if (opened.empty()) return {};
  return {opened, Lower(context, opened)};
}

Label LabelAt(const Context& context, std::size_t i) {
  if (context.lexed().StartsBlock(i)) return {};
  const Term label = context.At(i, Tag::kCategory);
  if (label) return MakeLabel(context, label);
  const Term code = context.At(i, Tag::kFormCode);
  if (code && HasAnotherForm(context, code.range)) return MakeLabel(context, code);
  return {};
}

Label WordsBeforeColon(const Context& context, std::size_t i) {
  const Lexed& lexed = context.lexed();
  if (i < 2 || !lexed.IsSymbol(i - 1, ":")) return {};
  if (lexed.StartsBlock(i) || lexed.StartsBlock(i - 1)) return {};
  std::size_t begin = i - 1;
  if (lexed.IsNumber(begin - 1) && numbers::ReadSmall(context, begin - 1)) --begin;  // "mũi 1:"
  const std::size_t words = begin;
  for (std::size_t k = 0; k < kLongestLabel && begin > 0 && !lexed.StartsBlock(begin); ++k) {
    if (!lexed.IsWord(begin - 1)) break;
    --begin;
  }
  if (begin == words) return {};
  return {{begin, i}, Lower(context, {begin, i - 1})};
}

Label WordsOfItem(const Context& context, std::size_t i) {
  const Lexed& lexed = context.lexed();
  if (i == 0 || lexed.StartsBlock(i) || !lexed.IsWord(i - 1)) return {};
  const bool code = !context.facts().MeaningAt(lexed, i - 1).empty() ||
                    context.Before(i, Tag::kUnit) ||
                    (lexed.IsAllCapitals(i - 1) && !numbers::ReadRoman(context, i - 1));
  if (lexed.StartsUpper(i - 1) && !code) return {};
  std::size_t begin = i;
  for (std::size_t k = 0; k < kLongestLabel && begin > 0; ++k) {
    if (!lexed.IsWord(begin - 1) || context.Before(begin, Tag::kElisionCue)) break;
    --begin;
    if (lexed.StartsBlock(begin)) break;
  }
  if (begin == i) return {};
  if (begin + 1 == i) {  // an abbreviation by itself
    const std::string_view meaning = context.facts().MeaningAt(lexed, begin);
    if (!meaning.empty()) return {{begin, i}, std::string(meaning)};
    if (const Term unit = context.At(begin, Tag::kUnit)) return MakeLabel(context, unit);
  }
  return {{begin, i}, Lower(context, {begin, i})};
}

std::string DistributedLabel(const Context& context, std::size_t i, std::size_t k, std::size_t n) {
  const Lexed& lexed = context.lexed();
  std::vector<std::string> labels;
  std::size_t at = i;
  for (std::size_t step = 0; step < kLongestDistributed && at > 0 && labels.size() < n; ++step) {
    if (lexed.StartsBlock(at) || lexed.IsSymbol(at - 1, ";") || lexed.IsSymbol(at - 1, ".")) break;
    --at;
    // A category's term is met at its first word; shorter ones inside it are passed over.
    const Term label = context.At(at, Tag::kCategory);
    if (label && label.range.end <= i) labels.push_back(MakeLabel(context, label).category);
  }
  if (labels.size() != n) return {};
  return labels[n - 1 - k];
}

}  // namespace rasoat::counts
