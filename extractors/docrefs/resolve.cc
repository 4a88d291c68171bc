#include "extractors/docrefs/resolve.h"

#include <algorithm>

namespace rasoat::docrefs {
namespace {

bool IsFull(const DocRef& reference) { return reference.number.find('/') != std::string::npos; }

// "05-NQ/TW" and "5": the number itself, without leading zeros.
std::string_view Serial(std::string_view number) {
  const std::size_t end = number.find_first_not_of("0123456789");
  std::string_view serial = number.substr(0, end);
  while (serial.size() > 1 && serial[0] == '0') serial.remove_prefix(1);
  return serial;
}

// The code that a short form begins with ("QĐ 22"): it stands for every kind that has it, as the
// Party's QĐ does for quyết định and quy định.
std::string_view CodeOf(std::string_view quote) { return quote.substr(0, quote.find(' ')); }

bool SharesCode(const DocRef& full, std::string_view quote) {
  const std::size_t at = full.number.find(CodeOf(quote));
  return at != std::string::npos && at > 0 && quote.find(' ') != std::string_view::npos;
}

}  // namespace

void ResolveShortForms(std::string_view text, std::vector<Mention>& mentions) {
  std::vector<DocRef*> references;
  std::vector<std::string_view> quotes;
  for (Mention& mention : mentions) {
    auto* reference = std::get_if<DocRef>(&mention.value);
    if (reference == nullptr) continue;
    references.push_back(reference);
    quotes.push_back(text.substr(mention.span.start, mention.span.length()));
  }
  for (auto at = references.begin(); at != references.end(); ++at) {
    DocRef& reference = **at;
    if (IsFull(reference)) continue;
    const std::string_view quote = quotes[static_cast<std::size_t>(at - references.begin())];
    const auto meant = [&](const DocRef* other) {
      return IsFull(*other) && Serial(other->number) == Serial(reference.number) &&
             (other->kind == reference.kind || SharesCode(*other, quote));
    };
    const auto before = std::find_if(std::make_reverse_iterator(at), references.rend(), meant);
    const auto behind = std::find_if(at, references.end(), meant);
    if (before != references.rend()) {
      reference.cites = (*before)->number;
    } else if (behind != references.end()) {
      reference.cites = (*behind)->number;
    }
  }
}

}  // namespace rasoat::docrefs
