#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/model/page_box.h"

// What a page is to the stages behind the workers: words and rules with their places, in the frame
// in which its text stands upright. Text layers and recognised pictures give the same.

namespace rasoat::readers::paged {

constexpr std::uint8_t kSure = 100;

struct Word {
  std::string text;  // UTF-8, without blanks
  Box box;
  float size = 0;             // of the font, in points
  std::uint16_t font = 0;     // index into the fonts of the file
  std::uint8_t sure = kSure;  // percent, of recognised text
  std::uint8_t turn = 0;      // quarter turns to the right that it has against the page's text
  bool space_after = true;    // false where the next word of the line touches it
  friend bool operator==(const Word&, const Word&) = default;
};

struct Page {
  int number = 0;   // from 1
  float width = 0;  // of the upright frame
  float height = 0;
  int turn = 0;  // quarter turns to the right from the upright frame to the page as displayed
  float tilt =
      0;  // radians, clockwise, about the middle, that the text leans on the displayed page
  std::vector<Word> words = {};
  std::vector<Box> rules = {};  // straight lines, lying or standing, as drawn
  bool rendered = false;
  float ink = 0;            // of a rendered page: share of its area that is dark outside of words
  std::string hash = {};    // of a rendered page: SHA-256 of its picture
  bool recognised = false;  // its words come from its picture
  friend bool operator==(const Page&, const Page&) = default;
};

// Turns a page whose text runs `turns` quarters to the right of upright, words and rules and all,
// into the frame in which it is upright.
void TurnUpright(Page& page, int turns);

// A box of the upright frame, as its place on the displayed page.
Box Shown(const Page& page, const Box& upright);

}  // namespace rasoat::readers::paged
