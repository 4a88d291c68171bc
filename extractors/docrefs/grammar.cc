#include "extractors/docrefs/docrefs.h"
#include "extractors/numbers/numbers.h"
#include "extractors/units/units.h"
#include "pipeline/text/keys.h"

// A number of a document is a number and codes joined by dashes and slashes, at least one slash
// and one code among them: 34-KL/TW, 130/2020/NĐ-CP, 977/QĐ-TTg, 5092/UBND-TH5, 59/2020/QH14.

namespace rasoat::docrefs {
namespace {

using lexer::Lexed;
using lexer::Term;
using lexer::TokenRange;
using lexicon::Tag;

constexpr int kMostParts = 8;  // of a number, codes and years

struct DocumentNumber {
  TokenRange range;
  std::string written;  // without blanks
  std::string kind;     // by its code; empty where no code is known
};

// The joint at token i and the part behind it, with at most one blank on either side of a dash.
std::size_t EndOfPart(const Lexed& lexed, std::size_t i) {
  // "05\QĐ-UBND": a slip of the keyboard.
  const bool slash = lexed.IsSymbol(i, "/") || lexed.IsSymbol(i, "\\");
  if ((!slash && !lexed.IsDash(i)) || lexed.StartsBlock(i) || lexed.StartsBlock(i + 1)) return i;
  if (slash && (!lexed.Glued(i) || !lexed.Glued(i + 1))) return i;
  if (lexed.IsWord(i + 1)) return lexed.StartsUpper(i + 1) ? i + 2 : i;
  return slash && lexed.IsNumber(i + 1) && lexed.Written(i + 1).size() == 4 ? i + 2 : i;
}

std::optional<DocumentNumber> ReadDocumentNumber(const Context& context, std::size_t i) {
  const Lexed& lexed = context.lexed();
  if (!lexed.IsNumber(i)) return std::nullopt;
  DocumentNumber number{{i, i + 1}, std::string(lexed.Written(i)), ""};
  bool slash = false;
  bool code = false;
  if (i > 0 && lexed.IsSymbol(i - 1, "/") && lexed.Glued(i)) return std::nullopt;
  int parts = 0;
  for (std::size_t end = EndOfPart(lexed, i + 1); end != number.range.end && parts < kMostParts;
       end = EndOfPart(lexed, end), ++parts) {
    const std::size_t joint = number.range.end;
    slash |= lexed.IsSymbol(joint, "/") || lexed.IsSymbol(joint, "\\");
    code |= lexed.IsWord(joint + 1);
    number.written += lexed.IsDash(joint) ? "-" : lexed.Written(joint);
    number.written += lexed.Written(joint + 1);
    const Term known = context.At(joint + 1, Tag::kDocumentCode);
    if (known && number.kind.empty()) number.kind = known.value();
    number.range.end = end;
  }
  if (!slash || !code) return std::nullopt;
  return number;
}

// The Party writes 22-QĐ/TW, kind before the slash; the State 30/2020/NĐ-CP and 977/QĐ-TTg, kind
// behind it, or none: 5092/UBND-TH5, 59/2020/QH14.
std::string IssuerOf(const DocumentNumber& number) {
  const std::size_t slash = number.written.find_last_of("/\\");
  std::string issuer = number.written.substr(slash + 1);
  if (number.written.find('-') < slash) return issuer;
  const std::size_t dash = issuer.find('-');
  if (dash == std::string::npos) {
    return issuer.substr(0, issuer.find_last_not_of("0123456789") + 1);
  }
  return number.kind.empty() ? issuer.substr(0, dash) : issuer.substr(dash + 1);
}

struct Head {
  std::size_t begin = 0;
  std::string kind;
};

// "Kết luận số", "Hướng dẫn", "số" in front of token i.
Head ReadHead(const Context& context, std::size_t i) {
  const Term number_word = context.Before(i, Tag::kNumberWord);
  const std::size_t before = number_word ? number_word.range.begin : i;
  Term kind = context.Before(before, Tag::kDocumentKind);
  if (!kind && number_word) kind = context.BeforeWithSlip(before, Tag::kDocumentKind);
  if (!kind) return {before, ""};
  std::string name(kind.value());
  if (name.empty()) name = kind.entry->term();
  return {kind.range.begin, std::move(name)};
}

std::optional<Candidate> FullNumber(const Context& context, std::size_t anchor) {
  const auto number = ReadDocumentNumber(context, anchor);
  if (!number) return std::nullopt;
  const Head head = ReadHead(context, anchor);
  return Candidate{
      {head.begin, number->range.end},
      DocRef{number->written, head.kind.empty() ? number->kind : head.kind, IssuerOf(*number), ""}};
}

// A short form of that kind, with the number's letter: "30a". `begin` is where it begins.
Candidate MakeShort(const Context& context, std::size_t begin, std::size_t anchor,
                    std::string kind) {
  const Lexed& lexed = context.lexed();
  const std::size_t next = anchor + 1;
  const bool letter = lexed.IsWord(next) && lexed.Glued(next) && !lexed.StartsUpper(next) &&
                      lexed.Written(next).size() == 1;
  const TokenRange number{anchor, letter ? next + 1 : next};
  return {{begin, number.end}, DocRef{std::string(lexed.Written(number)), std::move(kind), "", ""}};
}

// "Đề án số 04".
std::optional<Candidate> ShortNumber(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  if (!lexed.IsNumber(anchor) || !context.Before(anchor, Tag::kNumberWord)) return std::nullopt;
  const Head head = ReadHead(context, anchor);
  if (head.kind.empty()) return std::nullopt;
  return MakeShort(context, head.begin, anchor, head.kind);
}

// A number of at most three digits that counts nothing.
bool IsBareNumber(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  if (!lexed.IsNumber(anchor)) return false;
  const std::string_view written = lexed.Written(anchor);
  if (written.size() > 3 || written.find_first_of(".,") != std::string_view::npos) return false;
  const std::size_t next = anchor + 1;
  const Term day = context.At(next, Tag::kDayWord);
  const bool dated = day && lexed.IsNumber(day.range.end);
  if (context.At(next, Tag::kScale)) return false;
  const bool joined = lexed.IsDash(next) && lexed.Glued(next);
  return !lexed.IsSymbol(next, "/") && !lexed.IsSymbol(next, "%") && !joined &&
         (dated || !units::ReadUnit(context, next, false));
}

// "Chỉ thị 05": a kind with a capital and a bare number.
std::optional<Candidate> BareNumber(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  const Term kind = context.Before(anchor, Tag::kDocumentKind);
  if (!kind || !lexed.StartsUpper(kind.range.begin) || !IsBareNumber(context, anchor)) {
    return std::nullopt;
  }
  const Head head = ReadHead(context, anchor);
  return MakeShort(context, head.begin, anchor, head.kind);
}

// "QĐ 15", "NQ 05": the code stands for the kind.
std::optional<Candidate> CodeNumber(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  const Term code = context.Before(anchor, Tag::kDocumentCode);
  if (!code || code.entry->note() != "alone" || lexed.StartsBlock(anchor)) return std::nullopt;
  if (!IsBareNumber(context, anchor)) return std::nullopt;
  return MakeShort(context, code.range.begin, anchor, std::string(code.value()));
}

// "Thông tư 133, [200]": the kind was said before the first.
std::optional<Candidate> ListedNumber(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  const std::size_t first = numbers::FirstOfList(context, anchor);
  if (first == anchor || context.Free(first) || !IsBareNumber(context, anchor)) return std::nullopt;
  const Term number_word = context.Before(first, Tag::kNumberWord);
  const Term kind =
      context.Before(number_word ? number_word.range.begin : first, Tag::kDocumentKind);
  const Term code = context.Before(first, Tag::kDocumentCode);
  if (code && code.entry->note() == "alone") {
    return MakeShort(context, anchor, anchor, std::string(code.value()));
  }
  if (!kind || !lexed.StartsUpper(kind.range.begin)) return std::nullopt;
  return MakeShort(context, anchor, anchor, ReadHead(context, first).kind);
}

// "Nghị quyết Trung ương 4": the kind's term holds the issuer.
std::optional<Candidate> CentralNumber(const Context& context, std::size_t anchor) {
  const Term kind = context.Before(anchor, Tag::kDocumentKind);
  if (!kind || kind.value().empty() || !context.lexed().IsNumber(anchor)) return std::nullopt;
  return MakeShort(context, kind.range.begin, anchor, std::string(kind.value()));
}

constexpr Rule kRules[] = {
    {"docrefs/full-number", FullNumber},       {"docrefs/short-number", ShortNumber},
    {"docrefs/central-number", CentralNumber}, {"docrefs/bare-number", BareNumber},
    {"docrefs/code-number", CodeNumber},       {"docrefs/listed-number", ListedNumber},
};

}  // namespace

std::span<const Rule> Rules() { return kRules; }

}  // namespace rasoat::docrefs
