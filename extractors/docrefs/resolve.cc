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

// The Party's code QĐ stands for both (Quy định 66-QĐ/TW, 399-QĐ/TW).
bool SameKind(const std::string& a, const std::string& b) {
  const auto decision = [](const std::string& kind) {
    return kind == "quyết định" || kind == "quy định";
  };
  return a == b || (decision(a) && decision(b));
}

}  // namespace

void ResolveShortForms(std::vector<Mention>& mentions) {
  std::vector<DocRef*> references;
  for (Mention& mention : mentions) {
    if (auto* reference = std::get_if<DocRef>(&mention.value)) references.push_back(reference);
  }
  for (auto at = references.begin(); at != references.end(); ++at) {
    DocRef& reference = **at;
    if (IsFull(reference)) continue;
    const auto meant = [&](const DocRef* other) {
      return IsFull(*other) && Serial(other->number) == Serial(reference.number) &&
             SameKind(other->kind, reference.kind);
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
