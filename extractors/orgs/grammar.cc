#include <algorithm>

#include "extractors/numbers/numbers.h"
#include "extractors/orgs/orgs.h"
#include "extractors/places/name.h"

namespace rasoat::orgs {
namespace {

using lexer::Lexed;
using lexer::Term;
using lexicon::Tag;

constexpr std::size_t kLongestName = 4;    // words of a proper name
constexpr std::size_t kLongestPerson = 3;  // of a person's name behind a role, at least
constexpr int kMostParts = 6;

// Reads a name part by part. A head's value says what it needs:
//   "alone"   it names an organisation by itself: "Huyện ủy", "Quốc hội"
//   ""        it needs a part behind it: "Đảng bộ", "UBKT", "Sở"
//   "own"     as "", and the part may be any proper name: "Trường", "Công ty"
class NameReader {
 public:
  NameReader(const Context& context, std::size_t begin)
      : context_(context), lexed_(context.lexed()), begin_(begin) {}

  // The end of the name, or nothing.
  std::optional<std::size_t> Read() {
    const Term head = HeadAt(begin_);
    if (!head) return std::nullopt;
    const std::size_t end = ReadFrom(head);
    if (end == head.range.end && !CompleteAlone(head)) return std::nullopt;
    return end;
  }

 private:
  Term HeadAt(std::size_t i) const {
    const Term head = context_.At(i, Tag::kOrgHead);
    if (!head || !lexed_.StartsUpper(i)) return {};
    // "Phó Bí thư Thường trực Huyện ủy": the word belongs to the post.
    const Term role = context_.Before(head.range.end, Tag::kRole);
    const bool post = head.entry->note() == "post" && role && role.range.begin < i;
    return post ? Term{} : head;
  }

  bool Broken(std::size_t i) const { return lexed_.StartsBlock(i); }

  // "Huyện ủy viên", "Đảng ủy các xã", "Đảng bộ cơ sở": a member, or a kind.
  bool GoesOnAsKind(std::size_t i) const {
    return !Broken(i) && context_.At(i, Tag::kOrgKind) && !context_.At(i, Tag::kOrgField);
  }

  bool CompleteAlone(const Term& head) const {
    return head.value() == "alone" && !GoesOnAsKind(head.range.end);
  }

  // The end of the name whose head is given; the head's own end where nothing goes on.
  std::size_t ReadFrom(const Term& head) {
    std::size_t end = head.range.end;
    for (int part = 0; part < kMostParts && !Broken(end); ++part) {
      const std::size_t next = EndOfPart(end, head);
      if (next == end) break;
      end = next;
      if (closed_) break;
    }
    return end;
  }

  std::size_t EndOfPart(std::size_t i, const Term& head) {
    const bool lower = head.entry->note() == "field" || (i > head.range.end && fields_);
    const Term inner = HeadAt(i);
    const Term field = FieldAt(i, lower);
    // "Phòng chống thiên tai" is no office.
    if (inner && inner.range.end >= field.range.end) {
      const std::size_t end = EndOfInner(inner, i);
      return end == i && HoldsOffice(head, inner) ? inner.range.end : end;
    }
    if (field) return EndOfFields(field);
    if (const std::size_t end = EndOfLevel(i); end != i) return end;
    if (lexed_.IsDash(i) && head.value() != "alone" && HeadAt(i + 1)) {
      return EndOfInner(HeadAt(i + 1), i);  // "Văn phòng HĐND - UBND huyện"
    }
    return EndOfProper(i, head);
  }

  // "UBKT [Huyện ủy Phú Bình]": an inner name ends the outer one. It must be complete itself.
  std::size_t EndOfInner(const Term& inner, std::size_t otherwise) {
    const std::size_t end = ReadFrom(inner);
    if (end == inner.range.end && !CompleteAlone(inner)) {
      const bool joined = lexed_.IsDash(end) && HeadAt(end + 1);
      return joined ? end : otherwise;
    }
    closed_ = true;
    return end;
  }

  // "Chi bộ Hạt Kiểm lâm", "Chi bộ Quân sự": the office is the Party body's own name.
  static bool HoldsOffice(const Term& head, const Term& inner) {
    return head.entry->note() == "committee" && inner.entry->note() != "committee";
  }

  // A field of work; "các KCN" and its like are always in lower case.
  Term FieldAt(std::size_t i, bool lower) const {
    const Term field = context_.At(i, Tag::kOrgField);
    const bool fits = field && (lexed_.StartsUpper(i) || field.value() == "lower" ||
                                (lower && field.value() != "upper"));
    return fits ? field : Term{};
  }

  // "Lao động - Thương binh và Xã hội", "Văn hóa, Thể thao và Du lịch".
  std::size_t EndOfFields(const Term& first) {
    fields_ = true;
    std::size_t end = first.range.end;
    for (;;) {
      const bool joint = lexed_.IsDash(end) || lexed_.IsSymbol(end, ",") || context_.At(end, Tag::kOrgJoint);
      if (Broken(end) || !joint || Broken(end + 1)) return end;
      const Term next = FieldAt(end + 1, false);
      if (!next || HeadAt(end + 1)) return end;
      end = next.range.end;
    }
  }

  // "tỉnh", "huyện Cao Lộc", "Khu phố 4"; a bare level ends the name.
  std::size_t EndOfLevel(std::size_t i) {
    if (const auto place = places::ReadPlace(context_, i)) {
      const bool known = !place->units.empty();
      const std::size_t end = known ? place->range.end : WithoutPerson(place->own.begin, place->range.end);
      closed_ = true;
      if (end > place->own.begin) return end;
      return place->own.begin;
    }
    const Term level = context_.At(i, Tag::kOrgLevel);
    if (!level) return i;
    const std::size_t end = level.range.end;
    // "UBKT huyện, thành ủy": kinds.
    const Term next = context_.At(end + 1, Tag::kOrgHead);
    const bool kinds = next && next.entry->note() == "committee" && next.value() == "alone";
    if (lexed_.IsSymbol(end, ",") && kinds && !HeadAt(end + 1)) return i;
    closed_ = true;
    if (Broken(end)) return end;
    if (IsShortNumber(end)) {
      closed_ = !context_.At(end + 1, Tag::kPlaceHead);  // "khu vực 3 tỉnh Phú Thọ"
      return end + 1;
    }
    return std::max(end, WithoutPerson(end, places::EndOfProperName(context_, end, kLongestName)));
  }

  // "Bến tàu", "An Phú", "Vĩnh Lâm Nam 2".
  std::size_t EndOfProper(std::size_t i, const Term& head) {
    std::size_t end = EndOfPlaceName(i);
    if (head.value() == "" && !FollowsCommittee(head)) return end;
    if (end == i) {
      end = places::EndOfProperName(context_, i, kLongestName);
      if (head.value() != "own") end = WithoutPerson(i, end);
    }
    if (head.value() == "own") {
      const bool heading = places::IsAllCapitals(lexed_.Written(head.range.begin));
      if (end == i && !heading && lexed_.IsWord(i) &&
          places::IsAllCapitals(lexed_.Written(i))) {
        return i + 1;  // "THCS", "TNHH"
      }
      // "Hàng hải Việt Nam": the second syllable of a word is in lower case.
      const bool inside = end != i && lexed_.IsWord(end) && !Broken(end) &&
                          lexed_.StartsUpper(end + 1) && !Broken(end + 1) &&
                          !context_.At(end, Tag::kNoUnit) && !HeadAt(end + 1);
      if (inside) return end + 1;
    }
    if (end != i && head.value() == "own" && IsShortNumber(end)) ++end;
    return end;
  }

  // Committees and the Party's bodies carry the bare name of their place: "Huyện ủy Cao Lộc".
  bool FollowsCommittee(const Term& head) const { return head.entry->note() == "committee"; }

  std::size_t EndOfPlaceName(std::size_t i) const {
    if (!lexed_.StartsUpper(i)) return i;
    const auto province = places::ReadProvince(context_, i);
    return province ? province->range.end : i;
  }

  bool IsShortNumber(std::size_t i) const {
    return !Broken(i) && numbers::ReadSmall(context_, i) && !lexed_.IsSymbol(i + 1, "/") &&
           !lexed_.IsSymbol(i + 1, "%") &&
           (!context_.At(i + 1, Tag::kUnit) || context_.At(i + 1, Tag::kPlaceHead));
  }

  // The words [begin, end) without the name of a person at their end: "Huyện ủy [Nguyễn Văn An]"
  // behind a role, "Cao Lộc [Nguyễn Văn An]" anywhere.
  std::size_t WithoutPerson(std::size_t begin, std::size_t end) const {
    const bool role = begin_ > 0 && static_cast<bool>(context_.Before(begin_, Tag::kRole));
    for (std::size_t k = begin; k < end; ++k) {
      const std::size_t words = end - k;
      const bool long_enough = words >= (k == begin && !role ? kLongestPerson : 2);
      if (long_enough && context_.At(k, Tag::kSurname)) return k;
    }
    return end;
  }

  const Context& context_;
  const Lexed& lexed_;
  std::size_t begin_;
  bool closed_ = false;  // nothing goes on behind the last part
  bool fields_ = false;  // a field of work was read
};

// "các Huyện ủy", "12 Đảng ủy", "mỗi Chi bộ": kinds. A year is no figure that counts.
bool IsCounted(const Context& context, std::size_t i) {
  const Lexed& lexed = context.lexed();
  if (i == 0 || lexed.StartsBlock(i)) return false;
  if (context.Before(i, Tag::kOrgPlural) || context.Before(i, Tag::kEvery)) return true;
  if (context.Before(i, Tag::kPercentSign)) return true;
  if (lexed.IsNumber(i - 1)) {
    // "kỳ họp thứ 16 HĐND tỉnh"
    if (context.Before(i - 1, Tag::kLabelBefore)) return false;
    return lexed.Glued(i) || !numbers::ReadYear(context, i - 1);
  }
  return context.Before(i, Tag::kNumeral) && !lexed.IsNumber(i - 1);
}

std::optional<Candidate> HeadAndParts(const Context& context, std::size_t anchor) {
  const auto end = NameReader(context, anchor).Read();
  if (!end || IsCounted(context, anchor)) return std::nullopt;
  // "100% UBKT Đảng ủy": the inner name of a kind is none.
  const Term outer = context.Before(anchor, Tag::kOrgHead);
  if (outer && IsCounted(context, outer.range.begin)) return std::nullopt;
  const lexer::TokenRange range{anchor, *end};
  return Candidate{range, Org{std::string(context.lexed().Written(range))}};
}

constexpr Rule kRules[] = {
    {"orgs/head-parts", HeadAndParts},
};

}  // namespace

std::span<const Rule> Rules() { return kRules; }

}  // namespace rasoat::orgs
