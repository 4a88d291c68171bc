#pragma once

#include <string>
#include <string_view>

#include "pipeline/model/offset_map.h"

namespace rasoat::text {

struct Normalized {
  std::string text;
  OffsetMap map;         // from bytes of `text` back to bytes of the raw text
  bool invalid = false;  // some bytes were no UTF-8; each became U+FFFD
};

// Makes any bytes into clean Vietnamese text on one line: valid UTF-8 in NFC with
//   one placement of tone marks       hoà → hòa, uỷ → ủy, thuý → thúy; quý, Huy, khuỷu stay
//   look-alike letters mended         ƣ → ư, Ðảng → Đảng, HÐND → HĐND, full-width digits → digits
//   every kind of space as one blank  no-break, tab, line break; runs collapsed, ends trimmed
//   nothing invisible                 soft hyphens, zero-width and control characters dropped
// Kept as written: quotation marks, dashes, spelling (kỉ luật, tỉ lệ), superscripts (km²), all
// letters of other scripts. Words that are no Vietnamese syllables keep their marks as they are.
//
// Idempotent: Normalize(x.text).text == x.text. Never fails; takes any bytes. Offsets are 32 bits:
// requires raw.size() < 2^31. Thread-safe.
Normalized Normalize(std::string_view raw);

}  // namespace rasoat::text
