#pragma once

#include <vector>

#include "extractors/checks/registry.h"

namespace rasoat::checks::date_valid {

// A date that cannot be. Only what fails gives a check.
//   "ngày 31/9/2023"                  no such day
//   "thứ Sáu, ngày 16/8/2023"         it was a Wednesday
//   "nhiệm kỳ 2025 - 2020"            reversed
//   "ngày 18/4//2022"                 malformed
void Apply(const Subject& subject, std::vector<Check>& checks);

}  // namespace rasoat::checks::date_valid
