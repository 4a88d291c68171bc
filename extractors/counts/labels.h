#pragma once

#include <string>

#include "extractors/engine.h"

// Labels: what a figure without a unit, or with a general one, is the figure of.

namespace rasoat::counts {

struct Label {
  lexer::TokenRange range;  // empty for none
  std::string category;     // lower case, abbreviations expanded
};

// The label that ends before token i: a category of the lexicon ("khiển trách"), or "diện …
// quản lý". An abbreviated form of discipline ("KT", "CC") only beside another one.
Label LabelBefore(const Context& context, std::size_t i);

// The label that begins at token i: "nữ" in "12 nữ".
Label LabelAt(const Context& context, std::size_t i);

// The words before the colon that ends before token i: "Số đơn tiếp nhận" in "Số đơn tiếp nhận:
// 45".
Label WordsBeforeColon(const Context& context, std::size_t i);

// The words of a list's item that end before token i: "tham gia lần đầu" in "tái cử 29, tham gia
// lần đầu 13". They begin behind a mark, a joint or a cue, and end in a word in lower case.
Label WordsOfItem(const Context& context, std::size_t i);

// The k-th of n labels in front of "lần lượt là" at token i; empty where they are not told apart.
std::string DistributedLabel(const Context& context, std::size_t i, std::size_t k, std::size_t n);

}  // namespace rasoat::counts
