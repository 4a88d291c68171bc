#include "extractors/coverage.h"

#include "extractors/registry.h"
#include "pipeline/text/tokenizer.h"

namespace rasoat {
namespace {

bool IsName(const Mention& mention) {
  return std::holds_alternative<Org>(mention.value) ||
         std::holds_alternative<AdminUnit>(mention.value);
}

std::string_view WithoutFolder(std::string_view rule) { return rule.substr(rule.find('/') + 1); }

constexpr std::string_view kPartOfName = "part-of-name";

// Mentions of one kind in text order, asked for by spans that ascend.
class Sweep {
 public:
  void Add(const Mention& mention) { mentions_.push_back(&mention); }

  const Mention* Holding(Span span) {
    while (at_ < mentions_.size() && mentions_[at_]->span.end <= span.start) ++at_;
    for (std::size_t i = at_; i < mentions_.size() && mentions_[i]->span.start <= span.start; ++i) {
      if (mentions_[i]->span.Contains(span)) return mentions_[i];
    }
    return nullptr;
  }

 private:
  std::vector<const Mention*> mentions_;
  std::size_t at_ = 0;
};

}  // namespace

Coverage Cover(const Document& document) {
  const std::vector<Mention> mentions = FindMentions(document.text, document.published);
  Sweep figures;
  Sweep names;
  for (const Mention& mention : mentions) (IsName(mention) ? names : figures).Add(mention);
  Coverage coverage;
  for (const text::Token& token : text::Tokenize(document.text)) {
    if (token.kind != text::TokenKind::kNumber) continue;
    ++coverage.numbers;
    const Span span{token.start, token.end};
    const Mention* figure = figures.Holding(span);
    if (figure != nullptr && std::holds_alternative<Other>(figure->value)) {
      ++coverage.others[WithoutFolder(figure->rule)];
    } else if (figure != nullptr) {
      ++coverage.figures;
    } else if (names.Holding(span) != nullptr) {
      ++coverage.others[kPartOfName];
    } else {
      coverage.unknown.push_back(span);
    }
  }
  return coverage;
}

}  // namespace rasoat
