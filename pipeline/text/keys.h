#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rasoat::text {

// The lower case of a normalised word, in one pass: "ĐẢNG" → "đảng". Appends to `out`.
void AppendLower(std::string_view word, std::string& out);

// What a word is looked up as with its marks: lower case, and one spelling where i and y are both
// in use ("Tỉ" → "tỷ", "kỉ" → "kỷ"; table: spelling_variants.tsv). Requires normalised text.
std::string TonedKey(std::string_view word);

// The other spellings that lead to a toned key: "tỷ" → {"tỉ"}.
std::vector<std::string> SpellingsOf(std::string_view toned_key);

// What a word is looked up as without marks: "Đảng" → "dang", "tỉ" → "ty". Letters of other
// scripts lose their combining marks too; none is ever dropped (đ does not decompose and is
// folded by hand).
std::string FoldedKey(std::string_view word);

// What a folded key may stand for: "si" is how "sĩ", which is looked up as "sỹ", is typed without
// marks, so that it gives "sy". Any other key as it is.
std::string FoldedSpelling(std::string folded_key);

}  // namespace rasoat::text
