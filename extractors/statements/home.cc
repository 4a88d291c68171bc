#include "extractors/statements/home.h"

#include <algorithm>
#include <set>

#include "extractors/places/provinces.h"
#include "extractors/statements/objects.h"
#include "extractors/statements/periods.h"
#include "pipeline/text/keys.h"
#include "pipeline/text/normalize.h"

namespace rasoat::statements {
namespace {

constexpr std::size_t kHeadBlocks = 5;
constexpr std::size_t kPeriodBlocks = 2;    // paragraphs that state it
constexpr std::size_t kLongBlock = 12;      // tokens of a paragraph
constexpr std::size_t kOpeningTokens = 10;  // of a sentence, before its period

// The first sentences, with those of the title before them.
std::vector<const Sentence*> HeadOf(const Text& text) {
  std::vector<const Sentence*> head;
  for (const Sentence& sentence : text.sentences) {
    if (sentence.block > kHeadBlocks) break;
    head.push_back(&sentence);
  }
  return head;
}

class Finder {
 public:
  Finder(const Text& text, const Text* title, const letterhead::Letterhead& letterhead,
         std::string_view date, std::string_view headline)
      : text_(text), title_(title), letterhead_(letterhead), headline_(headline) {
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
    if (!NamesParty(text) && !SpeaksOfMembers(text)) return false;
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

  static bool NamesParty(const Text& text) {
    return std::any_of(text.committees.begin(), text.committees.end(), [](const Committee& one) {
      return !one.performer.empty() || one.organisation;
    });
  }

  static bool SpeaksOfMembers(const Text& text) {
    return std::any_of(text.passage.quantities().begin(), text.passage.quantities().end(),
                       [](const passage::Quantity& one) {
                         const Counted counted = CountedAs(one.unit);
                         return counted.object == "DV" && !counted.open;
                       });
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
    return IsCity(committee.kind) && home_.province_place.name.starts_with(committee.kind) &&
           LevelOn(committee, home_.date) == "TINH";
  }

  // "Quận Nam Hải", "thành phố Lục Thành": the Party organisation of the place, where the text
  // speaks of the Party at all.
  bool TakePlace(const Text& text, const Cue& cue) {
    const auto& unit = std::get<AdminUnit>(text.MentionOf(cue).value);
    if (unit.level.empty() || !NamesParty(text_)) return false;
    const bool province = unit.code_before.size() == 2 || unit.code_after.size() == 2;
    if (province && !Alone(text)) return false;
    Committee committee;
    committee.kind = unit.level;
    committee.name = AsName(unit.name);
    committee.level = province ? "TINH" : IsCity(unit.level) ? "CITY" : "HUYEN";
    if (IsCommune(unit.level)) {
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
      // "cấp huyện" alone may be of the State.
      const bool party = !committee.performer.empty() || committee.organisation;
      if (committee.kind.empty() || !party) continue;
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
          if (text == &text_ && !InTitle(unit.name)) continue;
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
    if (InTitle(home_.province)) home_.place = home_.province_place;
  }

  // Other places of the head may only be where something happened.
  bool InTitle(std::string_view name) const {
    return !name.empty() &&
           text::TonedKey(headline_).find(text::TonedKey(AsName(name))) != std::string::npos;
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
  std::string_view headline_;
  Home home_;
};

}  // namespace

Home FindHome(const Text& text, const Text* title, const letterhead::Letterhead& letterhead,
              std::string_view date, std::string_view headline) {
  return Finder(text, title, letterhead, date, headline).Find();
}

}  // namespace rasoat::statements
