#pragma once

#include <string>
#include <string_view>

// The encodings of Vietnamese before Unicode, as they are met today: their bytes were read as
// Latin-1, so a text in them consists of ASCII and of characters U+00A1 to U+00FE.

namespace rasoat::text {

enum class Legacy { kNone, kTcvn3, kVni };

// "tcvn3", "vni-windows"; "" for kNone.
std::string_view LegacyName(Legacy encoding);

//   "Kû luËt §¶ng", kTcvn3      "Kỷ luật Đảng"
//   "Kyû luaät Ñaûng", kVni     "Kỷ luật Đảng"
// What has no code in the encoding stays as it is. A mark of VNI belongs to the letter before it.
std::string DecodeLegacy(std::string_view text, Legacy encoding);

// The inverse, for tests and for readers of old systems: capitals with tones become small letters
// in TCVN3, which has none. Letters without a code stay as they are.
std::string EncodeLegacy(std::string_view text, Legacy encoding);

// What the name of a font says of the text set in it.
struct FontEncoding {
  Legacy encoding = Legacy::kNone;
  bool capitals = false;  // small letters are drawn as capitals
};

//   ".VnTime" TCVN3   ".VnTimeH" TCVN3 in capitals   "VNI-Times" VNI   "Times New Roman" none
// Takes a list as CSS and <font face> have it, and the prefix of a font subset ("ABCDEF+.VnTime").
FontEncoding EncodingOfFont(std::string_view font);

// Decodes text set in such a font, and raises it to capitals where the font draws them.
std::string DecodeInFont(std::string_view text, FontEncoding font);

}  // namespace rasoat::text
