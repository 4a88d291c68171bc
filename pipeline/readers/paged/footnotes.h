#pragma once

#include <vector>

#include "pipeline/readers/paged/line.h"
#include "pipeline/readers/paged/paragraphs.h"

namespace rasoat::readers::paged {

// Takes the footnotes off the end of a page's lines: from the first line in the lower part of the
// page on that begins with a note mark and is set smaller than the text, or stands under a short
// rule. Empty where there are none.
std::vector<Line> TakeFootnotes(const Page& page, std::vector<Line>& lines);

// Takes the raised figures that refer to the notes out of the lines: they would be read as the last
// digits of a number.
void DropNoteMarks(const Page& page, const std::vector<Line>& notes, std::vector<Line>& lines,
                   const std::vector<bool>& bold_fonts);

// One block for each note mark.
std::vector<PageBlock> JoinFootnotes(const Page& page, const std::vector<Line>& notes);

}  // namespace rasoat::readers::paged
