#include "extractors/statements/home.h"

#include <algorithm>
#include <set>

#include "extractors/places/provinces.h"
#include "extractors/statements/periods.h"
#include "pipeline/text/keys.h"
#include "pipeline/text/normalize.h"

namespace rasoat::statements {
namespace {

constexpr std::size_t kHeadBlocks = 5;
constexpr std::size_t kPeriodBlocks = 2;              // paragraphs that state it
constexpr std::size_t kLongBlock = 12;                // tokens of a paragraph
constexpr std::size_t kOpeningTokens = 10;            // of a sentence, before its period
constexpr std::string_view kTwoTiers = "2025-07-01";  // no districts from then on

std::string Slug(std::string_view words) {
  std::string slug;
  for (const char c : text::FoldedKey(words)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain) slug.push_back(c);
    if (!plain && !slug.empty() && slug.back() != '-') slug.push_back('-');
  }
  while (slug.ends_with('-')) slug.pop_back();
  return slug;
}

bool SameName(std::string_view a, std::string_view b) {
  return text::TonedKey(a) == text::TonedKey(b);
}

const places::Unit* ProvinceByName(std::string_view name, bool after) {
  std::string key;
  const lexer::Lexed lexed(name, lexicon::SharedLexicon());
  for (std::size_t i = 0; i < lexed.size(); ++i) {
    if (lexed.IsWord(i)) places::AppendNameKey(lexed.Written(i), key);
  }
  for (const std::uint16_t number : places::SharedGazetteer().Find(key)) {
    const places::Unit& unit = places::SharedGazetteer().units[number];
    if (unit.tier == places::Tier::kProvince && unit.after == after) return &unit;
  }
  return nullptr;
}

bool IsProvince(std::string_view kind) { return kind == "tỉnh"; }

// The first sentences, with those of the title before them.
std::vector<const Sentence*> HeadOf(const Text& text) {
  std::vector<const Sentence*> head;
  for (const Sentence& sentence : text.sentences) {
    if (sentence.block > kHeadBlocks) break;
    head.push_back(&sentence);
  }
  return head;
}

PlaceFact PlaceOf(const AdminUnit& unit) {
  PlaceFact place;
  place.name = (unit.level.empty() ? "" : unit.level + " ") + AsName(unit.name);
  place.code_before = unit.code_before;
  place.code_after = unit.code_after;
  const places::Provinces provinces = places::ProvincesOf(unit.code_before, unit.code_after);
  place.province_before = provinces.before;
  place.province_after = provinces.after;
  return place;
}

// A name that another province's unit bears is none of ours.
bool InProvince(const PlaceFact& place, const Home& home) {
  const PlaceFact& ours = home.province_place;
  if (home.province.empty()) return true;
  return (!place.province_before.empty() && place.province_before == ours.province_before) ||
         (!place.province_after.empty() && place.province_after == ours.province_after);
}

class Finder {
 public:
  Finder(const Text& text, const Text* title, const letterhead::Letterhead& letterhead,
         std::string_view date)
      : text_(text), title_(title), letterhead_(letterhead) {
    home_.date = date;
  }

  Home Find() {
    FindProvince();
    if (!FromLetterhead() && (title_ == nullptr || !FromText(*title_, true)))
      FromText(text_, false);
    if (!home_.org) FromWholeText();
    FindPlace();
    FindPeriod();
    return std::move(home_);
  }

 private:
  // The province that the head names first; that of its first place; that of the whole text's
  // first.
  void FindProvince() {
    for (const bool whole_text : {false, true}) {
      for (const bool own : {true, false}) {
        for (const Text* text : {title_, &text_}) {
          if (text != nullptr && ProvinceIn(*text, own, whole_text)) return;
        }
      }
    }
  }

  bool ProvinceIn(const Text& text, bool own, bool whole_text) {
    const std::uint32_t end = EndOfHead(text, whole_text);
    for (const Mention& mention : text.passage.mentions()) {
      if (mention.span.start >= end) break;
      const auto* unit = std::get_if<AdminUnit>(&mention.value);
      if (unit == nullptr || (unit->code_before.empty() && unit->code_after.empty())) continue;
      const bool one_era = unit->code_before.empty() != unit->code_after.empty();
      if (home_.date.empty() && one_era && unit->code_before.size() != 2) continue;
      const bool province = unit->code_before.size() == 2 || unit->code_after.size() == 2;
      if (province != own) continue;
      const PlaceFact place = PlaceOf(*unit);
      if (place.province_before.empty() && place.province_after.empty()) continue;
      SetProvince(place);
      return true;
    }
    return false;
  }

  static std::uint32_t EndOfHead(const Text& text, bool whole_text) {
    if (whole_text) return ~std::uint32_t{0};
    std::uint32_t end = 0;
    for (const Sentence* sentence : HeadOf(text)) {
      end = text.lexed().SpanOf(sentence->range).end;
    }
    return end;
  }

  void SetProvince(const PlaceFact& place) {
    const bool after = place.province_before.empty();
    const places::Unit* unit =
        places::FindByCode(after ? place.province_after : place.province_before, after);
    home_.province = text::Normalize(places::SharedGazetteer().NameOf(*unit)).text;
    home_.province_place = {std::string(places::KindName(unit->kind)) + " " + home_.province,
                            place.province_before, place.province_after, place.province_before,
                            place.province_after};
  }

  // The issuer, or where it has no name of its own the body over it.
  bool FromLetterhead() {
    for (const letterhead::Field* field : {&letterhead_.issuer, &letterhead_.superior}) {
      if (field->text.empty()) continue;
      const lexer::Lexed lexed(field->text, lexicon::SharedLexicon());
      const auto committee =
          lexed.size() == 0 ? std::nullopt : ReadCommittee(lexed, 0, lexed.size());
      if (!committee || committee->kind.empty() || committee->name.empty()) continue;
      home_.org = OrganisationOf(text_, *committee, home_);
      home_.org.evidence = field->span;
      return true;
    }
    return false;
  }

  bool FromText(const Text& text, bool is_title) {
    for (const Sentence* sentence : HeadOf(text)) {
      for (const Cue& cue : sentence->cues) {
        if (cue.kind == CueKind::kCommittee && Take(text, cue, text.committees[cue.index])) {
          if (is_title) home_.org.evidence = {};
          return true;
        }
        if (cue.Is(lexicon::Tag::kWhole) && TakeWhole(text, cue)) return true;
        if (cue.kind == CueKind::kPlace && TakePlace(text, cue)) {
          if (is_title) home_.org.evidence = {};
          return true;
        }
      }
    }
    return false;
  }

  // "toàn huyện": the organisation of the district that the text names, else of one without a name.
  bool TakeWhole(const Text& text, const Cue& cue) {
    const std::string_view term = cue.term.entry->term();
    const std::size_t blank = term.find(' ');
    if (blank == std::string_view::npos) return false;
    const std::string_view kind = term.substr(blank + 1);
    const bool party = std::any_of(text.committees.begin(), text.committees.end(),
                                   [](const Committee& one) { return !one.performer.empty(); });
    if (!party && !SpeaksOfMembers(text)) return false;
    Committee whole;
    for (const Committee& committee : text.committees) {
      if (committee.kind == kind && !committee.name.empty()) whole = committee;
    }
    if (whole.kind.empty()) {
      const lexer::Lexed lexed(kind, lexicon::SharedLexicon());
      const lexer::Term term_of = lexed.TermAt(0, lexicon::Tag::kCommitteeOf);
      if (!term_of) return false;
      whole.level = term_of.value().substr(0, term_of.value().find(' '));
      whole.kind = kind;
    }
    home_.org = OrganisationOf(text, whole, home_);
    home_.org.evidence = text.SpanOf(cue);
    return true;
  }

  static bool SpeaksOfMembers(const Text& text) {
    return std::any_of(text.passage.quantities().begin(), text.passage.quantities().end(),
                       [](const passage::Quantity& one) { return one.unit == "đảng viên"; });
  }

  bool Take(const Text& text, const Cue& cue, const Committee& committee) {
    if (committee.kind.empty() || (committee.name.empty() && !IsOurProvince(committee)))
      return false;
    home_.org = OrganisationOf(text, committee, home_);
    home_.org.evidence = text.SpanOf(cue);
    return true;
  }

  // "UBKT Thành ủy" where the only city told is a province's.
  bool IsOurProvince(const Committee& committee) const {
    return committee.kind == "thành phố" && home_.province_place.name.starts_with("thành phố") &&
           LevelOn(committee, home_.date) == "TINH";
  }

  // "Quận Nam Hải", "thành phố Lục Thành": the Party organisation of the place, where the text
  // speaks of the Party at all.
  bool TakePlace(const Text& text, const Cue& cue) {
    const auto& unit = std::get<AdminUnit>(text.MentionOf(cue).value);
    if (unit.level.empty() || text_.committees.empty()) return false;
    const bool province = unit.code_before.size() == 2 || unit.code_after.size() == 2;
    if (province && !Alone(text)) return false;
    Committee committee;
    committee.kind = unit.level;
    committee.name = AsName(unit.name);
    committee.level = province ? "TINH" : unit.level == "thành phố" ? "CITY" : "HUYEN";
    if (unit.level == "xã" || unit.level == "phường" || unit.level == "thị trấn" ||
        unit.level == "đặc khu") {
      committee.level = "XA";
    }
    home_.org = OrganisationOf(text, committee, home_);
    home_.org.evidence = text.SpanOf(cue);
    return true;
  }

  // Whether the province is the only place of the head: else it only says where the others lie.
  bool Alone(const Text& text) const {
    for (const Sentence* sentence : HeadOf(text)) {
      for (const Cue& cue : sentence->cues) {
        if (cue.kind == CueKind::kPlace) {
          const auto& unit = std::get<AdminUnit>(text.MentionOf(cue).value);
          if (unit.code_before.size() != 2 && unit.code_after.size() != 2) return false;
        }
        if (cue.kind == CueKind::kCommittee && !text.committees[cue.index].name.empty())
          return false;
      }
    }
    return true;
  }

  // The first committee of a kind of place, "Đảng bộ huyện", without a name: it has no id.
  void FromWholeText() {
    for (const Committee& committee : text_.committees) {
      if (committee.kind.empty()) continue;
      home_.org = OrganisationOf(text_, committee, home_);
      home_.org.evidence = text_.lexed().SpanOf(committee.range);
      return;
    }
  }

  // The place of the organisation; without one the first that the head names, else the province.
  void FindPlace() {
    if (home_.org && !home_.org.place.name.empty() && !home_.org.id.empty()) {
      home_.place = home_.org.place;
      home_.place_evidence = home_.org.evidence;
      return;
    }
    for (const Text* text : {title_, &text_}) {
      for (const Sentence* sentence :
           text == nullptr ? std::vector<const Sentence*>{} : HeadOf(*text)) {
        for (const Cue& cue : sentence->cues) {
          if (cue.kind != CueKind::kPlace || home_.org) continue;
          const auto& unit = std::get<AdminUnit>(text->MentionOf(cue).value);
          if (unit.level.empty() || unit.code_before.size() == 2 || unit.code_after.size() == 2)
            continue;
          home_.place = PlaceOf(unit);
          if (!InProvince(home_.place, home_)) {
            home_.place = {home_.place.name, "", "", home_.province_place.province_before,
                           home_.province_place.province_after};
          }
          if (text == &text_) home_.place_evidence = text_.SpanOf(cue);
          return;
        }
      }
    }
    home_.place = home_.province_place;
  }

  void FindPeriod() {
    const auto of = [&](const Text& text, bool is_title) {
      std::set<std::uint32_t> long_blocks;  // paragraphs
      for (const Sentence* sentence : HeadOf(text)) {
        if (long_blocks.size() == kPeriodBlocks && !long_blocks.contains(sentence->block)) break;
        if (sentence->range.end - sentence->range.begin > kLongBlock) {
          long_blocks.insert(sentence->block);
        }
        for (const DateCue& date : DatesOf(text, *sentence)) {
          if (!date.Governs() || date.edtf.find('X') != std::string::npos) continue;
          const std::size_t at = sentence->cues[date.cue].range.begin - sentence->range.begin;
          if (!is_title && (at > kOpeningTokens || YearBefore(date.edtf).empty())) continue;
          home_.period = {date.edtf, is_title ? Span{} : text.SpanOf(sentence->cues[date.cue]),
                          Origin::kDocument};
          return true;
        }
      }
      return false;
    };
    if (title_ != nullptr && of(*title_, true)) return;
    for (const Sentence& sentence : text_.sentences) {
      const Span span = text_.lexed().SpanOf(sentence.range);
      if (!letterhead_.subject.span.Overlaps(span)) continue;
      for (const DateCue& date : DatesOf(text_, sentence)) {
        if (!date.Governs() || date.edtf.find('X') != std::string::npos) continue;
        home_.period = {date.edtf, text_.SpanOf(sentence.cues[date.cue]), Origin::kDocument};
        return;
      }
    }
    of(text_, false);
  }

  const Text& text_;
  const Text* title_;
  const letterhead::Letterhead& letterhead_;
  Home home_;
};

// The codes of the place: by a mention of that name, else by the gazetteer within the province.
void SetPlace(const Text& text, const Committee& committee, const Home& home, Organisation& org) {
  org.place = {committee.kind + " " + committee.name, "", "", home.province_place.province_before,
               home.province_place.province_after};
  for (const Mention& mention : text.passage.mentions()) {
    const auto* unit = std::get_if<AdminUnit>(&mention.value);
    if (unit == nullptr || unit->level != committee.kind) continue;
    if (!SameName(unit->name, committee.name)) continue;
    const PlaceFact found = PlaceOf(*unit);
    const bool told = !found.province_before.empty() || !found.province_after.empty();
    if (told && InProvince(found, home)) {
      org.place = found;
      org.place.name = committee.kind + " " + committee.name;
      return;
    }
  }
  if (!IsProvince(committee.kind) && committee.kind != "thành phố") return;
  const places::Unit* before = ProvinceByName(committee.name, false);
  const places::Unit* after = ProvinceByName(committee.name, true);
  if (before == nullptr && after == nullptr) return;
  org.place.code_before = before == nullptr ? "" : places::CodeOf(*before);
  org.place.code_after = after == nullptr ? "" : places::CodeOf(*after);
  const places::Provinces provinces =
      places::ProvincesOf(org.place.code_before, org.place.code_after);
  org.place.province_before = provinces.before;
  org.place.province_after = provinces.after;
  if (org.place.code_after.empty()) org.place.code_after = provinces.after;
}

std::string IdOf(const Committee& committee, const Home& home, const Organisation& org) {
  std::string id = "dang-bo:" + Slug(committee.kind + " " + committee.name);
  if (org.level != "TINH") return home.province.empty() ? id : id + "." + Slug(home.province);
  const places::Unit* unit = places::FindByCode(org.place.province_after, true);
  const bool later = home.date >= kTwoTiers;
  return later && unit != nullptr && places::WasEnlarged(*unit) ? id + ".2025" : id;
}

}  // namespace

Home FindHome(const Text& text, const Text* title, const letterhead::Letterhead& letterhead,
              std::string_view date) {
  return Finder(text, title, letterhead, date).Find();
}

std::string LevelOn(const Committee& committee, std::string_view date) {
  if (committee.level == "XA" && !date.empty() && date < kTwoTiers) return "CS";
  if (committee.level != "CITY") return committee.level;
  if (!date.empty() && date >= kTwoTiers) return "TINH";
  if (committee.name.empty()) return "HUYEN";
  const places::Unit* unit = ProvinceByName(committee.name, false);
  return unit != nullptr && unit->kind == places::Kind::kCity ? "TINH" : "HUYEN";
}

Organisation OrganisationOf(const Text& text, const Committee& committee, const Home& home) {
  Organisation org;
  Committee named = committee;
  if (named.name.empty() && !home.province.empty()) {
    const bool city =
        named.kind == "thành phố" && home.province_place.name == "thành phố " + home.province;
    if (IsProvince(named.kind) || city) named.name = home.province;
  }
  org.level = LevelOn(named, home.date);
  org.kind = named.kind;
  const std::string kind = named.kind == "khối" ? "Khối" : named.kind;
  org.name = "Đảng bộ " + kind + (named.name.empty() ? "" : " " + named.name);
  if (named.name.empty()) return org;
  if (named.kind == "khối") {
    org.place = home.province_place;
  } else {
    SetPlace(text, named, home, org);
  }
  org.id = IdOf(named, home, org);
  return org;
}

}  // namespace rasoat::statements
