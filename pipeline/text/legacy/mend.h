#pragma once

#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "pipeline/text/legacy/codes.h"

namespace rasoat::text {

// How Vietnamese a text is: its words with letters beyond ASCII, judged by the structure of the
// Vietnamese syllable (pipeline/text/syllable.h).
struct SyllableScore {
  int valid = 0;
  int broken = 0;
  double Share() const { return valid + broken == 0 ? 0 : double(valid) / (valid + broken); }
};
SyllableScore ScoreSyllables(std::string_view text);

// UTF-8 that was read as windows-1252 and written as UTF-8 again: "Ká»· luáº­t" → "Kỷ luật".
// Proven by its bytes: nothing but valid sequences for at least two Vietnamese letters, and none
// that would have to be broken. Nothing where that does not hold.
std::optional<std::string> MendMojibake(std::string_view text);

// "&#7881;" and "&#x1EC9;" left in the text, which was escaped twice; only Vietnamese letters and
// spaces are resolved.
std::string ResolveReferences(std::string_view text);

// Brings the blocks of one document into Unicode, each by itself, since a page may quote an old
// text in another encoding. First Learn all blocks, then Mend each.
//
// A font that stands for an encoding decides, unless text in such fonts proves to be Unicode.
// Without one the letters decide: a block with a Latin letter at or beyond U+0100 is Unicode; else
// an encoding must make at least 85 in 100 words Vietnamese, and beat the text as it is by 30.
// A block too short to judge (fewer than three such words) follows the document.
class EncodingMender {
 public:
  void Learn(std::string_view text, std::string_view font = {});
  std::string Mend(std::string_view text, std::string_view font = {});

  // What was mended: "tcvn3", "vni-windows", "mojibake", "references".
  const std::set<std::string, std::less<>>& mended() const { return mended_; }

 private:
  Legacy Judge(std::string_view text) const;

  struct Votes {
    SyllableScore as_is;
    SyllableScore tcvn3;
    SyllableScore vni;
  };
  static Votes Count(std::string_view text);
  static Legacy Decide(const Votes& votes);

  Votes votes_;             // of all blocks without a letter that proves Unicode
  bool fonts_lie_ = false;  // Unicode was set in a font of an older encoding
  std::set<std::string, std::less<>> mended_;
};

}  // namespace rasoat::text
