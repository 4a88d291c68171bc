#include "pipeline/readers/worker/job.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <limits>

namespace rasoat::readers::worker {
namespace {

std::string AnyBytes() {
  return *rc::gen::scale(
      0.2, rc::gen::container<std::string>(rc::gen::map(
               rc::gen::inRange(0, 256), [](int byte) { return static_cast<char>(byte); })));
}

float AnyPoint() { return static_cast<float>(*rc::gen::inRange(-20000, 20001)); }

Box AnyBox() {
  Box box{AnyPoint(), AnyPoint(), AnyPoint(), AnyPoint()};
  if (box.right < box.left) std::swap(box.left, box.right);
  if (box.bottom < box.top) std::swap(box.top, box.bottom);
  return box;
}

paged::Page AnyPage(int fonts) {
  paged::Page page;
  page.number = *rc::gen::inRange(0, 10000);
  page.width = AnyPoint();
  page.height = AnyPoint();
  page.turn = *rc::gen::inRange(0, 4);
  page.hash = "0f";
  page.recognised = *rc::gen::arbitrary<bool>();
  for (int i = *rc::gen::inRange(0, 5); i > 0; --i) {
    page.words.push_back({AnyBytes(), AnyBox(), float(*rc::gen::inRange(0, 1000)),
                          static_cast<std::uint16_t>(*rc::gen::inRange(0, fonts)),
                          static_cast<std::uint8_t>(*rc::gen::inRange(0, 101)),
                          static_cast<std::uint8_t>(*rc::gen::inRange(0, 4)),
                          *rc::gen::arbitrary<bool>()});
    page.rules.push_back(AnyBox());
  }
  return page;
}

TEST(Job, CrossesTheBorder) {
  EXPECT_TRUE(rc::check([] {
    const Job job{*rc::gen::arbitrary<bool>() ? Task::kRead : Task::kRecognise,
                  "application/pdf",
                  AnyBytes(),
                  *rc::gen::arbitrary<int>(),
                  *rc::gen::arbitrary<int>(),
                  *rc::gen::arbitrary<bool>(),
                  *rc::gen::arbitrary<int>()};
    RC_ASSERT(DecodeJob(Encode(job)) == job);
  }));
}

TEST(Answer, CrossesTheBorder) {
  EXPECT_TRUE(rc::check([] {
    Answer answer;
    answer.page_count = *rc::gen::inRange(0, 100);
    answer.title = AnyBytes();
    answer.fonts = {AnyBytes(), AnyBytes()};
    for (int i = *rc::gen::inRange(0, 3); i > 0; --i) answer.pages.push_back(AnyPage(2));
    answer.warnings.push_back({"page-unreadable", AnyBytes()});
    const Answer back = DecodeAnswer(Encode(answer));
    RC_ASSERT(back.pages == answer.pages);
    RC_ASSERT(back.fonts == answer.fonts);
    RC_ASSERT(back.title == answer.title);
    RC_ASSERT(back.warnings == answer.warnings);
    RC_ASSERT(!back.error);
  }));
}

TEST(Answer, KeepsTheError) {
  const Answer answer{.error = Error(ErrorCode::kEncrypted, "", "x")};
  const Answer back = DecodeAnswer(Encode(answer));
  ASSERT_TRUE(back.error);
  EXPECT_EQ(back.error->code(), ErrorCode::kEncrypted);
  EXPECT_EQ(back.error->detail(), "x");
}

// A worker works on hostile files: what it says is not believed.
TEST(Answer, ComesOntoThePage) {
  Answer answer;
  answer.fonts = {"F"};
  paged::Page page;
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const float far = std::numeric_limits<float>::infinity();
  page.words.push_back({"a", {nan, 5, -far, 1}, far, 0});
  answer.pages.push_back(page);
  const paged::Word word = DecodeAnswer(Encode(answer)).pages.at(0).words.at(0);
  EXPECT_EQ(word.box, (Box{0, 1, 0, 5}));
  EXPECT_TRUE(std::isfinite(word.size));
}

TEST(Answer, RefusesAFontThatIsNotThere) {
  Answer answer;
  paged::Page page;
  page.words.push_back({"a", {}, 1, 3});
  answer.pages.push_back(page);
  EXPECT_THROW(DecodeAnswer(Encode(answer)), Error);
}

TEST(Messages, RefusesWhatIsNone) {
  const std::string whole = Encode(Answer{.fonts = {"F"}, .pages = {paged::Page{}}});
  for (std::size_t length = 0; length < whole.size(); ++length) {
    EXPECT_THROW(DecodeAnswer(whole.substr(0, length)), Error) << length;
  }
  EXPECT_THROW(DecodeJob("\x83\x01\x02\x03"), Error);
}

}  // namespace
}  // namespace rasoat::readers::worker
