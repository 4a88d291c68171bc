#pragma once

#include <vector>

#include "extractors/checks/change/levels.h"

namespace rasoat::checks::change {

// The figures of a change: indices of quantities.
struct Pair {
  std::uint32_t before = 0;
  std::uint32_t after = 0;
  std::size_t from = 0;  // element of the first
  std::size_t to = 0;    // element of the second
  bool plain = true;     // "lên", "xuống"; "còn" says it only where it fits
};

// "từ A … lên B": the figures that the text itself sets against each other.
class Pairs {
 public:
  explicit Pairs(const passage::Passage& passage);

  // The nearest pair of the sentence that the change at an element can be of, with no other level
  // between. A pair has one change in percent and one amount, those nearest to it.
  const Pair* For(std::size_t change) const;

  // Whether the change is plainly said of the pair: behind it another thing may begin, as in "…, số
  // đảng viên được kiểm tra tăng 12%".
  bool IsSaidOf(std::size_t change, const Pair& pair) const;

 private:
  std::optional<std::size_t> LevelBefore(std::size_t i) const;
  std::optional<std::size_t> LevelBehind(std::size_t i) const;
  bool HasNearer(std::size_t i, const Pair& pair) const;
  bool Joined(std::size_t i, const Pair& pair) const;

  const passage::Passage& passage_;
  const std::vector<passage::Element>& elements_;
  std::vector<Pair> pairs_;  // in text order
};

}  // namespace rasoat::checks::change
