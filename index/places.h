#pragma once

#include <string>
#include <string_view>

// Provinces before and after 1 July 2025, from the gazetteer of extractors/places.

namespace rasoat::index {

// What a province's name stands for in a query: the present province of that name, which covers
// those that were merged into it, else the former one.
struct ProvinceName {
  std::string code;
  bool after = false;
};
// Empty code: no province bears that name, with or without marks.
ProvinceName FindProvince(std::string_view name, bool former_only);

// "Thái Nguyên", of a code in use since 1 July 2025; the code itself where there is none.
std::string NameOfProvince(std::string_view code_after);

}  // namespace rasoat::index
