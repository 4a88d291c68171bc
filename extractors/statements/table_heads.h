#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "extractors/statements/acts.h"
#include "extractors/statements/home.h"
#include "extractors/statements/objects.h"
#include "extractors/statements/performers.h"
#include "extractors/tables/cells.h"

// What the heads over a cell say its figure is about: "Kiểm tra khi có dấu hiệu vi phạm | Đảng
// viên" in the row, "Năm 2023" in the column.

namespace rasoat::statements {

struct Heads {
  std::vector<Candidate> acts;      // the innermost first
  std::vector<Candidate> measures;  // likewise
  Counted counted;                  // "Đảng viên"
  std::optional<Actor> actor;
  std::string period;  // EDTF
};

// Reads each path once. Keeps views: tables and home must outlive it.
class TableHeads {
 public:
  TableHeads(std::span<const tables::Table> tables, const Home& home);

  // Nothing for a place outside of all tables.
  std::optional<Heads> At(Span span);

 private:
  const Heads& Of(const std::vector<std::string>& path);

  tables::CellIndex cells_;
  const Home& home_;
  std::map<std::string, Heads> known_;
};

}  // namespace rasoat::statements
