#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/model/document.h"
#include "pipeline/readers/paged/page.h"

namespace rasoat::readers::paged {

// Words of a page that stand at one height, from the left.
struct Line {
  std::vector<std::uint32_t> words;  // indices into Page::words
  Box box;
  float size = 0;  // of most of its words, in points
  bool bold = false;
  std::string text;
};

// Text with the places of its words in it.
struct PlacedText {
  std::string text;
  std::vector<WordPlace> words;

  // Appends with a blank between, unless the word touches the one before.
  void Append(const Page& page, const Word& word, bool touches);
  void Append(const Page& page, const Line& line);
  void Append(const PlacedText& rest);
};

// Whether a line that ends so was cut inside a written word: behind the hyphen or stroke of
// "2025-2030", "12-HD/BTCTW".
bool EndsInsideWord(std::string_view line);

// Whether the next word of a line belongs to the same written word: no blank was typed, or the gap
// is none.
bool Touches(const Word& word, const Word& next);

// The lines that the words make: those of one height, whatever the gaps between them.
std::vector<Line> MakeLines(const Page& page, std::vector<std::uint32_t> words,
                            const std::vector<bool>& bold_fonts);

// A line of the words given, in their order.
Line MakeLine(const Page& page, std::vector<std::uint32_t> words,
              const std::vector<bool>& bold_fonts);

// The middle one of the values, of an even number the upper; 0 without any.
float Median(std::vector<float> values);

// Which of the fonts are bold by their names.
std::vector<bool> BoldFonts(const std::vector<std::string>& fonts);

}  // namespace rasoat::readers::paged
