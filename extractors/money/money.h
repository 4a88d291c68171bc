#pragma once

#include <optional>
#include <span>
#include <string>

#include "extractors/engine.h"

namespace rasoat::money {

// Amounts in đồng.
//   "2,5 tỷ đồng"            2500000000
//   "3 tỷ 200 triệu đồng"    3200000000
//   "35.600.000đ"            35600000
//   "5 đồng chí"             nothing: a count
//   "430 tỷ USD"             nothing: a count of USD
std::span<const Rule> Rules();

struct Reading {
  lexer::TokenRange range;  // with comparator and currency
  Figure figure;            // in đồng
  Bound bound;
  std::string currency;  // "đồng"
};

// Reads an amount whose first number is token i.
std::optional<Reading> ReadMoney(const Context& context, std::size_t i);

}  // namespace rasoat::money
