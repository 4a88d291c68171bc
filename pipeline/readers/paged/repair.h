#pragma once

#include <string>

namespace rasoat::readers::paged {

// A recognised word with letters that Vietnamese does not have (foreign_letters.tsv), mended where
// that makes it a Vietnamese syllable; else as it is.
//   "thánø" → "tháng"   "daknong.øov.vn" stays
std::string RepairWord(const std::string& word);

}  // namespace rasoat::readers::paged
