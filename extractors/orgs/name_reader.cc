#include "extractors/orgs/name_reader.h"

#include <algorithm>

#include "extractors/numbers/numbers.h"
#include "extractors/places/name.h"

namespace rasoat::orgs {

using lexer::Term;
using lexicon::Tag;

namespace {

constexpr std::size_t kLongestName = 4;    // words of a proper name
constexpr std::size_t kLongestPerson = 3;  // of a person's name that no role announces, at least
constexpr int kMostParts = 6;
constexpr int kMostInner = 6;  // names within names

bool IsCommittee(const Term& head) { return head.entry->note() == "committee"; }

// "Chi bộ Hạt Kiểm lâm", "Chi bộ Quân sự": the office is the Party body's own name.
bool HoldsOffice(const Term& head, const Term& inner) {
  return IsCommittee(head) && !IsCommittee(inner);
}

}  // namespace

std::optional<std::size_t> NameReader::Read() {
  const Term head = HeadAt(begin_);
  if (!head) return std::nullopt;
  const std::size_t end = ReadFrom(head);
  if (end == head.range.end && !CompleteAlone(head)) return std::nullopt;
  return end;
}

Term NameReader::HeadAt(std::size_t i) const {
  if (!lexed_.StartsUpper(i)) return {};
  const Term head = context_.At(i, Tag::kOrgHead);
  if (!head) return {};
  // "Phó Bí thư Thường trực Huyện ủy": the word belongs to the post.
  const Term role = context_.Before(head.range.end, Tag::kRole);
  const bool post = head.entry->note() == "post" && role && role.range.begin < i;
  return post ? Term{} : head;
}

// "Huyện ủy viên", "Đảng ủy các xã", "Đảng bộ cơ sở": a member, or a kind.
bool NameReader::GoesOnAsKind(std::size_t i) const {
  return !Broken(i) && context_.At(i, Tag::kOrgKind) && !context_.At(i, Tag::kOrgField);
}

bool NameReader::CompleteAlone(const Term& head) const {
  return head.value() == "alone" && !GoesOnAsKind(head.range.end);
}

// "HĐND - UBND", "HĐND và UBND".
bool NameReader::JoinsHeads(std::size_t i) const {
  return !Broken(i) && !Broken(i + 1) && (lexed_.IsDash(i) || context_.At(i, Tag::kOrgJoint)) &&
         HeadAt(i + 1);
}

// "Ủy ban Kiểm tra (UBKT) Tỉnh ủy": past the bracket, where the name goes on behind it.
std::size_t NameReader::SkipAbbreviation(std::size_t i) const {
  const bool bracket = lexed_.IsSymbol(i, "(") && lexed_.IsWord(i + 1) &&
                       lexed_.IsAllCapitals(i + 1) && lexed_.IsSymbol(i + 2, ")") && !Broken(i + 3);
  return bracket && HeadAt(i + 3) ? i + 3 : i;
}

std::size_t NameReader::ReadFrom(const Term& head) {
  std::size_t end = head.range.end;
  for (int part = 0; part < kMostParts && !Broken(end); ++part) {
    const std::size_t from = SkipAbbreviation(end);
    const std::size_t next = EndOfPart(from, head);
    if (next == from) break;
    end = next;
    if (closed_) break;
  }
  return end;
}

std::size_t NameReader::EndOfPart(std::size_t i, const Term& head) {
  const bool lower = head.entry->note() == "field" || (i > head.range.end && fields_);
  const Term inner = HeadAt(i);
  const Term field = FieldAt(i, lower);
  // "Phòng chống thiên tai" is no office.
  if (inner && inner.range.end >= field.range.end) {
    const std::size_t end = EndOfInner(inner, i);
    if (end != i) return end;
    if (HoldsOffice(head, inner)) return inner.range.end;
  }
  if (field) return EndOfFields(field);
  if (const std::size_t end = EndOfLevel(i, head); end != i) return end;
  if (awaits_head_ && JoinsHeads(i)) return EndOfInner(HeadAt(i + 1), i);
  if (lexed_.IsDash(i) && head.value().empty()) {
    if (const Term next = FieldAt(i + 1, false)) return EndOfFields(next);
  }
  return EndOfProper(i, head);
}

// "UBKT [Huyện ủy Phú Bình]": an inner name ends the outer one. It must be complete itself.
std::size_t NameReader::EndOfInner(const Term& inner, std::size_t otherwise) {
  if (depth_ == kMostInner) return otherwise;
  ++depth_;
  const std::size_t end = ReadFrom(inner);
  --depth_;
  if (end == inner.range.end && !CompleteAlone(inner)) {
    awaits_head_ = JoinsHeads(end);  // "Văn phòng HĐND - UBND huyện"
    return awaits_head_ ? end : otherwise;
  }
  closed_ = true;
  return end;
}

// A field of work. Value "upper": only with a capital, it may be a verb; "lower": in lower case
// anywhere ("các KCN"); else in lower case where `lower` allows it.
Term NameReader::FieldAt(std::size_t i, bool lower) const {
  if (Broken(i)) return {};
  const Term field = context_.At(i, Tag::kOrgField);
  const bool fits = field && (lexed_.StartsUpper(i) || field.value() == "lower" ||
                              (lower && field.value() != "upper"));
  return fits ? field : Term{};
}

// "Lao động - Thương binh và Xã hội", "Văn hóa, Thể thao và Du lịch".
std::size_t NameReader::EndOfFields(const Term& first) {
  fields_ = true;
  std::size_t end = first.range.end;
  for (;;) {
    const bool joint =
        lexed_.IsDash(end) || lexed_.IsSymbol(end, ",") || context_.At(end, Tag::kOrgJoint);
    if (Broken(end) || !joint || Broken(end + 1)) return end;
    const Term next = FieldAt(end + 1, false);
    if (!next || HeadAt(end + 1)) return end;
    end = next.range.end;
  }
}

// "tỉnh", "huyện Cao Lộc", "Khu phố 4", "khu vực 3 tỉnh Phú Thọ"; a level ends the name.
std::size_t NameReader::EndOfLevel(std::size_t i, const Term& head) {
  // "Trung tâm huyện": the middle of a town.
  if (head.entry->note() == "no-level" && i == head.range.end) return i;
  if (const auto place = places::ReadPlace(context_, i)) {
    closed_ = true;
    return place->range.end;
  }
  const Term level = context_.At(i, Tag::kOrgLevel);
  if (!level) return i;
  const std::size_t end = level.range.end;
  // "UBKT huyện, thành ủy": kinds.
  const Term next = context_.At(end + 1, Tag::kOrgHead);
  const bool kinds = next && IsCommittee(next) && next.value() == "alone";
  if (lexed_.IsSymbol(end, ",") && kinds && !HeadAt(end + 1)) return i;
  if (level.value() == "number" && Broken(end)) return i;
  closed_ = true;
  if (Broken(end) || level.value() != "number") return end;
  if (const std::size_t number = EndOfNumber(end); number != end) {
    closed_ = !context_.At(number, Tag::kPlaceHead);
    return number;
  }
  const std::size_t named =
      WithoutPerson(end, places::EndOfProperName(context_, end, kLongestName));
  closed_ = named != end;
  return closed_ ? named : i;  // "khu vực nào" is none
}

// "2", "VII", "số 2": the number of an office, not of what follows.
std::size_t NameReader::EndOfNumber(std::size_t i) const {
  if (Broken(i)) return i;
  const Term number_word = context_.At(i, Tag::kNumberWord);
  const std::size_t at = number_word ? number_word.range.end : i;
  if (Broken(at)) return i;
  if (numbers::ReadRoman(context_, at)) return at + 1;
  if (!numbers::ReadSmall(context_, at) || lexed_.IsSymbol(at + 1, "/") ||
      lexed_.IsSymbol(at + 1, "%") || context_.At(at + 1, Tag::kScale)) {
    return i;
  }
  const Term unit = context_.At(at + 1, Tag::kUnit);
  const Term none = context_.At(at + 1, Tag::kNoUnit);  // "giải thể"
  const bool counts = unit && !Broken(at + 1) && none.range.end <= unit.range.end;
  const bool place = context_.At(at + 1, Tag::kPlaceHead) && lexed_.StartsUpper(at + 2);
  return counts && !place ? i : at + 1;
}

// The name of the office's place, or its own: "Cao Lộc", "An Phú", "Vĩnh Lâm Nam 2".
std::size_t NameReader::EndOfProper(std::size_t i, const Term& head) const {
  if (Broken(i)) return i;
  const bool capitals = IsCommittee(head) && lexed_.IsAllCapitals(head.range.begin);
  if (capitals && lexed_.Written(head.range).find(' ') != std::string_view::npos) {
    return places::EndOfHeadingName(context_, i);
  }
  const std::size_t known = places::EndOfKnownName(context_, i);
  if (head.value() == "own") {
    const std::size_t end = EndOfOwnName(i, head);
    return end == i || end > known ? end : known;
  }
  if (!IsCommittee(head)) {
    if (context_.At(i, Tag::kNumberWord)) return EndOfNumber(i);
    if (head.entry->note() == "office" || head.entry->note() == "field") return known;
    const auto province = places::ReadProvince(context_, i);
    return province ? province->range.end : i;
  }
  std::size_t end = places::EndOfProperName(context_, i, kLongestName);
  // "Cao Lộc" begins like a person's name, but the gazetteer knows it; so does "Đinh Văn", of
  // which "Đinh Văn Tài" is none.
  const bool place = known > i && (known >= end || !context_.At(i, Tag::kSurname) ||
                                   context_.At(known, Tag::kSurname));
  end = place ? WithoutPerson(known, end) : WithoutPerson(i, end);
  return end == i ? EndOfNumber(i) : end;
}

// A school's or a firm's name.
std::size_t NameReader::EndOfOwnName(std::size_t i, const Term& head) const {
  std::size_t end = places::EndOfProperName(context_, i, kLongestName);
  const bool heading = lexed_.IsAllCapitals(head.range.begin);
  if (end == i && !heading && lexed_.IsWord(i) && lexed_.IsAllCapitals(i)) {
    return i + 1;  // "FPT"
  }
  // "Hàng hải Việt Nam": the second syllable of a word is in lower case.
  const bool inside = end != i && lexed_.IsWord(end) && !Broken(end) && !Broken(end + 1) &&
                      lexed_.StartsUpper(end + 1) && !context_.At(end, Tag::kNoUnit) &&
                      !HeadAt(end + 1);
  if (inside) return end + 1;
  return end == i && !context_.At(i, Tag::kNumberWord) && !IsCommittee(head) ? end
                                                                             : EndOfNumber(end);
}

// The words [begin, end) without the name of a person at their end: "Huyện ủy [Nguyễn Văn An]"
// behind a role, "Phước Nghĩa [Nguyễn Văn An]" anywhere.
std::size_t NameReader::WithoutPerson(std::size_t begin, std::size_t end) const {
  const bool role = begin_ > 0 && static_cast<bool>(context_.Before(begin_, Tag::kRole));
  for (std::size_t k = begin; k < end; ++k) {
    const bool long_enough = end - k >= (k == begin && !role ? kLongestPerson : 2);
    if (long_enough && context_.At(k, Tag::kSurname)) return k;
  }
  return std::max(begin, end);
}

}  // namespace rasoat::orgs
