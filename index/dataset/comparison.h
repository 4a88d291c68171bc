#pragma once

#include <functional>
#include <string>
#include <vector>

#include "index/store/store.h"

// Figures of different documents beside each other: one indicator of one organisation in one
// period, as all documents state it.

namespace rasoat::dataset {

enum class Agreement : std::uint8_t {
  kSingle,     // one source, copies counted as one
  kAgree,      // all can be true together
  kCorrected,  // the latest says that it corrects
  kConflict,
};

std::string_view NameOf(Agreement agreement);  // "single"

struct Observation {
  // Of one key; its periods ascend as EDTF text. A document that states several values of it is
  // left out: what tells them apart is in no slot.
  std::vector<store::StatedRow> rows;
  Agreement agreement = Agreement::kSingle;
  std::int64_t sources = 0;    // independent documents
  std::string value;           // the most exact one; empty where they conflict
  bool begins_series = false;  // another indicator, organisation, … than the one before

  const store::StatedRow& first() const { return rows.front(); }
};

// All of a database, in the order of the store. Memory grows with the documents of one key.
void Compare(store::Store& store, const std::function<void(const Observation&)>& take);

// A province whose units add up to more than it states itself.
struct Rollup {
  store::StatedRow whole;
  std::vector<store::StatedRow> parts;  // one of each unit
  std::string sum;
};
std::vector<Rollup> FindRollups(store::Store& store);

}  // namespace rasoat::dataset
