#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/span.h"

// A statement is one stated figure with what it is about: who did what to whom, where, when, and
// how it is meant. Code lists: extractors/indicators, docs/datasets.md.

namespace rasoat::statements {

enum class SlotName : std::uint8_t {
  kIndicator,  // "THKL.DV.KT"
  kAct,        // "THKL"
  kObject,     // TCD, DV, CUV, CBQL, DON, TIEN, CUOC
  kUnit,       // to_chuc, dang_vien, luot, cuoc, don, vu, dong, phan_tram
  kPerformer,  // CU, BTV, TT, UBKT, CQTM, DUBP, CB; CU*, UB*: those of several levels
  kLevel,      // TW, TINH, HUYEN, XA, CS, CB: of the performer
  kOrg,        // "Đảng bộ huyện Nà Chí": whose figure it is
  kScope,      // toan_dang_bo, rieng_cap, truc_thuoc
  kPlace,      // "huyện Nà Chí"
  kPeriod,     // EDTF
  kBasis,      // thuc_hien, ke_hoach, cung_ky
  kOutcome,    // KT, CC, CCH, KTR, GT, DCSH: the form of discipline
};
inline constexpr std::size_t kSlots = 12;

std::string_view NameOf(SlotName slot);  // "indicator", the field in records

// Where a value was told, the nearest first.
enum class Origin : std::uint8_t {
  kFigure,    // in the figure's own words
  kClause,    // beside it
  kSentence,  // elsewhere in its sentence
  kFigures,   // by the figure that it is said of
  kCarried,   // in a sentence before
  kSection,   // in the heading over it
  kDocument,  // in the title, the letterhead, the first paragraphs
  kDefault,   // nowhere: what is usual
};
std::string_view NameOf(Origin origin);  // "figure"

// A value of one dimension of a statement; an empty one is not told.
struct Slot {
  std::string value;
  Span evidence;  // the words that tell it; empty where the title apart from the text does
  Origin origin = Origin::kDefault;

  explicit operator bool() const { return !value.empty(); }
};

struct Statement {
  std::uint32_t mention = 0;  // index into the record's mentions
  std::array<Slot, kSlots> slots;
  std::string org_id;           // stable: "dang-bo:huyen-na-chi.ha-giang"
  std::string code_before;      // of the place, until 30 June 2025; empty where there is none
  std::string code_after;       // since
  std::string province_before;  // likewise, of the province that it lies in
  std::string province_after;
  bool cumulative = false;               // a stock, or all since a start
  std::optional<std::uint32_t> part_of;  // index of the statement whose figure this is a part of
  std::optional<std::uint32_t> said_of;  // of the one that a percent or a change is said of

  Slot& operator[](SlotName slot) { return slots[static_cast<std::size_t>(slot)]; }
  const Slot& operator[](SlotName slot) const { return slots[static_cast<std::size_t>(slot)]; }
};

// How often a slot of that origin was right among annotated figures: tests/statements.
double ConfidenceOf(Origin origin);

// `KTDH.DV performer=UBKT level=HUYEN period=2022`, one line for people and tests: what is told of
// the main slots.
std::string Describe(const Statement& statement);

}  // namespace rasoat::statements
