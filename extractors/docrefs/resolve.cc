#include "extractors/docrefs/resolve.h"

#include <algorithm>
#include <functional>
#include <map>
#include <string>

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

constexpr std::ptrdiff_t kMostAsked = 50;  // full references of one serial looked at either way

// The number of the nearest earlier reference of the kind, else of the first later one.
std::string Meant(const std::vector<Mention>& mentions, const std::vector<std::size_t>& full,
                  std::size_t short_form, std::string_view quote) {
  const auto& reference = std::get<DocRef>(mentions[short_form].value);
  const auto fits = [&](std::size_t i) {
    const auto& other = std::get<DocRef>(mentions[i].value);
    return other.kind == reference.kind || SharesCode(other, quote);
  };
  const auto here = std::lower_bound(full.begin(), full.end(), short_form);
  const auto first = here - std::min(kMostAsked, here - full.begin());
  const auto before =
      std::find_if(std::make_reverse_iterator(here), std::make_reverse_iterator(first), fits);
  if (before != std::make_reverse_iterator(first)) {
    return std::get<DocRef>(mentions[*before].value).number;
  }
  const auto last = here + std::min(kMostAsked, full.end() - here);
  const auto behind = std::find_if(here, last, fits);
  return behind == last ? "" : std::get<DocRef>(mentions[*behind].value).number;
}

}  // namespace

void ResolveShortForms(std::string_view text, std::vector<Mention>& mentions) {
  std::map<std::string, std::vector<std::size_t>, std::less<>> full;  // by serial, in text order
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const auto* reference = std::get_if<DocRef>(&mentions[i].value);
    if (reference != nullptr && IsFull(*reference)) {
      full[std::string(Serial(reference->number))].push_back(i);
    }
  }
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    auto* reference = std::get_if<DocRef>(&mentions[i].value);
    if (reference == nullptr || IsFull(*reference)) continue;
    const auto found = full.find(Serial(reference->number));
    if (found == full.end()) continue;
    const Span span = mentions[i].span;
    reference->cites = Meant(mentions, found->second, i, text.substr(span.start, span.length()));
  }
}

}  // namespace rasoat::docrefs
