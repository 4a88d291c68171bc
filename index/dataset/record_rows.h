#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "index/dataset/row.h"
#include "index/store/store.h"

// The rows that one record gives: its document, figures, checks and tables.

namespace rasoat::dataset {

struct CopyPlace {
  std::string lead;  // empty: no copies
  std::int64_t size = 0;
};

// "0123…ef#7": of a figure, by its statement; "…!3" of a check.
std::string FigureId(const std::string& document, std::size_t statement);
std::string CheckId(const std::string& document, std::size_t check);

void TakeRecord(const store::StoredDocument& document, const nlohmann::json& record,
                const CopyPlace& copy, RowTaker& taker);

}  // namespace rasoat::dataset
