#include "pipeline/text/code_points.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "pipeline/text/letters.h"

namespace rasoat::text {
namespace {

TEST(CodePoints, Counts) {
  EXPECT_EQ(CountCodePoints(""), 0u);
  EXPECT_EQ(CountCodePoints("abc"), 3u);
  EXPECT_EQ(CountCodePoints("tổ €😀"), 5u);
}

// Texts longer than several strides, so that every stride boundary falls into a code point of
// every length.
TEST(CodePoints, IndexAgreesWithCounting) {
  EXPECT_TRUE(rc::check([] {
    const auto shift = *rc::gen::inRange<std::size_t>(0, 8);
    const auto points = *rc::gen::container<std::u32string>(
        *rc::gen::inRange<std::size_t>(0, 900),
        rc::gen::element(U'a', U' ', U'đ', U'ổ', U'€', char32_t{0x1F600}));
    std::string text(shift, 'x');
    std::vector<std::uint32_t> starts;
    for (std::uint32_t i = 0; i < shift; ++i) starts.push_back(i);
    for (const char32_t c : points) {
      starts.push_back(static_cast<std::uint32_t>(text.size()));
      AppendUtf8(c, text);
    }
    starts.push_back(static_cast<std::uint32_t>(text.size()));
    const CodePointIndex index(text);
    for (std::uint32_t i = 0; i < starts.size(); ++i) {
      RC_ASSERT(index.ToCodePoints(starts[i]) == i);
      RC_ASSERT(index.ToBytes(i) == starts[i]);
    }
    RC_ASSERT(index.ToCodePoints(Span{starts.front(), starts.back()}) ==
              (Span{0, static_cast<std::uint32_t>(starts.size() - 1)}));
  }));
}

TEST(CodePoints, AreNotCutInTwo) {
  EXPECT_EQ(CutAtCodePoint("tổ", 4), "tổ");
  EXPECT_EQ(CutAtCodePoint("tổ", 3), "t");
  EXPECT_EQ(CutAtCodePoint("tổ", 1), "t");
  EXPECT_EQ(CutAtCodePoint("", 3), "");
}

TEST(CodePoints, IndexAtTheEndOfAStride) {
  for (const std::size_t size : {0u, 255u, 256u, 257u, 512u}) {
    const std::string text(size, 'a');
    EXPECT_EQ(CodePointIndex(text).ToCodePoints(static_cast<std::uint32_t>(size)), size);
  }
}

}  // namespace
}  // namespace rasoat::text
