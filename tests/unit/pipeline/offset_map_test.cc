#include "pipeline/model/offset_map.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

namespace rasoat {
namespace {

using Edit = OffsetMap::Edit;

struct Step {
  bool keep = false;
  std::uint32_t source = 0;
  std::uint32_t target = 0;
};

OffsetMap Build(const std::vector<Step>& steps) {
  OffsetMap map;
  for (const Step& step : steps) {
    if (step.keep) {
      map.Keep(step.source);
    } else {
      map.Replace(step.source, step.target);
    }
  }
  return map;
}

// Random steps over a text of `length` bytes: the source or the target, the other one follows.
std::vector<Step> AnySteps(std::uint32_t length, bool length_of_source) {
  std::vector<Step> steps;
  while (length > 0 || *rc::gen::inRange(0, 3) > 0) {
    // The first choice, to which RapidCheck shrinks, makes progress: the loop always ends.
    const int choice = length == 0 ? 2 : *rc::gen::inRange(0, 3);
    const auto given = choice == 2 ? 0 : *rc::gen::inRange(1u, std::min(length, 3u) + 1);
    const auto other = choice == 0 ? given : *rc::gen::inRange(0u, 4u);
    length -= given;
    steps.push_back(
        {choice == 0, length_of_source ? given : other, length_of_source ? other : given});
  }
  return steps;
}

OffsetMap AnyMap() { return Build(AnySteps(*rc::gen::inRange(0u, 24u), false)); }

// Where a gap between bytes of one text lies in the other, by adding up the edits in front of it.
// Of an edit that only inserts at the gap, `past` tells whether it is in front.
std::uint32_t MoveGap(const std::vector<Edit>& edits, std::uint32_t gap, bool to_source,
                      bool past) {
  std::int64_t shift = 0;
  for (const Edit& edit : edits) {
    const Span here = to_source ? edit.target : edit.source;
    const Span there = to_source ? edit.source : edit.target;
    const bool in_front = here.end < gap || (here.end == gap && (past || here.start < gap));
    if (in_front) shift += std::int64_t{there.length()} - here.length();
  }
  return static_cast<std::uint32_t>(gap + shift);
}

// The composition gap by gap of the middle text: gaps and bytes that an edit of either map covers
// are painted, and every painted stretch is one edit of the result.
std::vector<Edit> ComposeSlowly(const OffsetMap& later, const OffsetMap& earlier) {
  const std::uint32_t size = earlier.target_length();
  std::vector<bool> painted(2 * size + 1);  // gap i at 2 i, byte i at 2 i + 1
  const auto paint = [&](Span range) {
    for (std::uint32_t i = 2 * range.start; i <= 2 * range.end; ++i) painted[i] = true;
  };
  for (const Edit& edit : later.edits()) paint(edit.source);
  for (const Edit& edit : earlier.edits()) paint(edit.target);
  std::vector<Edit> edits;
  for (std::uint32_t i = 0; i < painted.size(); ++i) {
    if (!painted[i]) continue;
    const std::uint32_t start = i / 2;
    while (i + 1 < painted.size() && painted[i + 1]) ++i;
    const std::uint32_t end = i / 2;
    const Edit edit{
        {MoveGap(earlier.edits(), start, true, false), MoveGap(earlier.edits(), end, true, true)},
        {MoveGap(later.edits(), start, false, false), MoveGap(later.edits(), end, false, true)}};
    // An insertion that the later map deletes again leaves nothing.
    if (!edit.source.empty() || !edit.target.empty()) edits.push_back(edit);
  }
  return edits;
}

std::string Print(const std::vector<Edit>& edits) {
  std::string text;
  for (const Edit& edit : edits) {
    for (const Span span : {edit.source, edit.target}) {
      text += "[" + std::to_string(span.start) + "," + std::to_string(span.end) + ")";
    }
    text += ' ';
  }
  return text;
}

TEST(OffsetMap, WithoutEditsEveryOffsetIsItself) {
  OffsetMap map;
  map.Keep(9);
  EXPECT_EQ(map.ToSource({2, 5}), (Span{2, 5}));
  EXPECT_EQ(map.source_length(), 9u);
  EXPECT_EQ(map.target_length(), 9u);
}

// source "hoà  bình" -> target "hòa bình", with a kept byte between the edits.
TEST(OffsetMap, PartOfAnEditLeadsToTheWhole) {
  const OffsetMap map =
      Build({{true, 1, 1}, {false, 3, 3}, {true, 1, 1}, {false, 2, 1}, {true, 4, 4}});
  struct Row {
    Span target;
    Span source;
  };
  constexpr Row kRows[] = {
      {{0, 1}, {0, 1}}, {{0, 2}, {0, 4}},   {{1, 4}, {1, 4}},   {{2, 3}, {1, 4}}, {{4, 5}, {4, 5}},
      {{5, 6}, {5, 7}}, {{6, 10}, {7, 11}}, {{0, 10}, {0, 11}}, {{3, 7}, {1, 8}}, {{4, 7}, {4, 8}},
  };
  for (const Row& row : kRows) {
    const Span got = map.ToSource(row.target);
    EXPECT_EQ(got, row.source) << row.target.start << ".." << row.target.end << " gave "
                               << got.start << ".." << got.end;
  }
}

TEST(OffsetMap, DeletedBytesBelongToNoNeighbour) {
  const OffsetMap map =
      Build({{false, 2, 0}, {true, 3, 3}, {false, 4, 0}, {true, 3, 3}, {false, 1, 0}});
  EXPECT_EQ(map.ToSource({0, 3}), (Span{2, 5}));
  EXPECT_EQ(map.ToSource({3, 6}), (Span{9, 12}));
  EXPECT_EQ(map.ToSource({0, 6}), (Span{2, 12}));
  EXPECT_EQ(map.source_length(), 13u);
  EXPECT_EQ(map.target_length(), 6u);
}

TEST(OffsetMap, JoinsEditsThatTouch) {
  const OffsetMap map = Build({{false, 2, 1}, {false, 0, 0}, {false, 1, 3}, {true, 1, 1}});
  ASSERT_EQ(map.edits().size(), 1u);
  EXPECT_EQ(map.edits()[0], (Edit{{0, 3}, {0, 4}}));
}

// Between two edits source and target run in step, so a slow walk gives the smallest range.
TEST(OffsetMap, FindsTheSmallestRange) {
  EXPECT_TRUE(rc::check([] {
    const OffsetMap map = AnyMap();
    RC_PRE(map.target_length() > 0u);
    const auto start = *rc::gen::inRange<std::uint32_t>(0, map.target_length());
    const auto end = *rc::gen::inRange<std::uint32_t>(start + 1, map.target_length() + 1);
    Span expected{~0u, 0};
    for (std::uint32_t byte = start; byte < end; ++byte) {
      const auto edit = std::find_if(map.edits().begin(), map.edits().end(), [&](const Edit& e) {
        return e.target.start <= byte && byte < e.target.end;
      });
      const std::uint32_t kept = MoveGap(map.edits(), byte, true, true);
      const Span one = edit == map.edits().end() ? Span{kept, kept + 1} : edit->source;
      expected = {std::min(expected.start, one.start), std::max(expected.end, one.end)};
    }
    RC_ASSERT(map.ToSource({start, end}) == expected);
  }));
}

TEST(OffsetMap, ComposesAsGapByGap) {
  EXPECT_TRUE(rc::check([] {
    for (int round = 0; round < 20; ++round) {
      const OffsetMap earlier = AnyMap();
      const OffsetMap later = Build(AnySteps(earlier.target_length(), true));
      const OffsetMap direct = later.After(earlier);
      RC_ASSERT(direct.source_length() == earlier.source_length());
      RC_ASSERT(direct.target_length() == later.target_length());
      RC_ASSERT(Print(direct.edits()) == Print(ComposeSlowly(later, earlier)));
    }
  }));
}

// The straight way leads at least as far as the two steps, and never misses a byte.
TEST(OffsetMap, ComposedRangesHoldTheStepwiseOnes) {
  EXPECT_TRUE(rc::check([] {
    const OffsetMap earlier = AnyMap();
    const OffsetMap later = Build(AnySteps(earlier.target_length(), true));
    const OffsetMap direct = later.After(earlier);
    for (std::uint32_t start = 0; start < later.target_length(); ++start) {
      for (std::uint32_t end = start + 1; end <= later.target_length(); ++end) {
        const Span middle = later.ToSource({start, end});
        if (middle.empty()) continue;
        RC_ASSERT(direct.ToSource({start, end}).Contains(earlier.ToSource(middle)));
      }
    }
  }));
}

}  // namespace
}  // namespace rasoat
