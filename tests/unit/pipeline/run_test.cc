#include <gtest/gtest.h>

#include <atomic>
#include <mutex>
#include <random>
#include <set>
#include <stdexcept>
#include <thread>

#include "pipeline/model/hash.h"
#include "pipeline/run/ordered.h"
#include "pipeline/run/read_input.h"

namespace rasoat::run {
namespace {

using namespace std::string_literals;

constexpr int kThreads[] = {1, 2, 8};

// Work that takes longer for some than for others, so that results come in out of order.
void Dawdle(int i) {
  std::minstd_rand random(static_cast<unsigned>(i));
  for (int turn = static_cast<int>(random() % 50); turn > 0; --turn) std::this_thread::yield();
}

TEST(RunInOrder, DeliversInTheOrderOfTheInputs) {
  for (const int threads : kThreads) {
    constexpr int kInputs = 300;
    int given = 0;
    std::vector<int> delivered;
    std::atomic<int> working = 0;
    RunInOrder(
        [&]() -> Work {
          if (given == kInputs) return {};
          return [&, i = given++]() -> Deliver {
            ++working;
            Dawdle(i);
            if (i % 7 == 3) return {};  // nothing to deliver
            return [&delivered, i] { delivered.push_back(i); };
          };
        },
        threads);
    std::vector<int> expected;
    for (int i = 0; i < kInputs; ++i) {
      if (i % 7 != 3) expected.push_back(i);
    }
    EXPECT_EQ(delivered, expected) << threads;
    EXPECT_EQ(working, kInputs) << threads;
  }
}

TEST(RunInOrder, EndsAtOnceWithoutInputs) {
  for (const int threads : kThreads) {
    int asked = 0;
    RunInOrder(
        [&]() -> Work {
          ++asked;
          return {};
        },
        threads);
    EXPECT_EQ(asked, 1);
  }
}

// `next` and the delivery are called one at a time; at most two inputs a thread are in the air.
TEST(RunInOrder, BoundsWhatIsInTheAir) {
  for (const int threads : kThreads) {
    std::atomic<int> given = 0;
    std::atomic<int> done = 0;
    std::atomic<int> at_once = 0;
    std::atomic<int> inside = 0;
    std::atomic<bool> overlap = false;
    RunInOrder(
        [&]() -> Work {
          if (++inside != 1) overlap = true;
          const int i = given++;
          at_once = std::max(at_once.load(), given - done);
          --inside;
          if (i == 200) return {};
          return [&, i]() -> Deliver {
            Dawdle(i);
            return [&] {
              // The first delivery waits for the others to run ahead as far as they may.
              for (int turn = 0; turn < 100; ++turn) std::this_thread::yield();
              ++done;
            };
          };
        },
        threads);
    EXPECT_LE(at_once, 2 * threads) << threads;
    EXPECT_FALSE(overlap);
    EXPECT_EQ(done, 200);
  }
}

TEST(RunInOrder, UsesTheThreads) {
  std::mutex mutex;
  std::set<std::thread::id> ids;
  int given = 0;
  RunInOrder(
      [&]() -> Work {
        if (given++ == 100) return {};
        return [&]() -> Deliver {
          const std::lock_guard lock(mutex);
          ids.insert(std::this_thread::get_id());
          return {};
        };
      },
      1);
  EXPECT_EQ(ids.size(), 1u);
}

enum class Where { kNext, kWork, kDeliver };

TEST(RunInOrder, ThrowsOn) {
  for (const int threads : kThreads) {
    for (const Where where : {Where::kNext, Where::kWork, Where::kDeliver}) {
      int given = 0;
      std::vector<int> delivered;
      const auto fail = [&](Where here, int i) {
        if (here == where && i == 40) throw std::out_of_range("40");
      };
      const auto next = [&]() -> Work {
        fail(Where::kNext, given);
        if (given == 1000) return {};
        return [&, i = given++]() -> Deliver {
          fail(Where::kWork, i);
          return [&, i] {
            fail(Where::kDeliver, i);
            delivered.push_back(i);
          };
        };
      };
      EXPECT_THROW(RunInOrder(next, threads), std::out_of_range);
      // Ended: nothing behind the fault was delivered, and what was is in order.
      EXPECT_LE(delivered.size(), 40u);
      for (std::size_t i = 0; i < delivered.size(); ++i) {
        EXPECT_EQ(delivered[i], static_cast<int>(i));
      }
      EXPECT_LT(given, 1000);
    }
  }
}

Input Record(std::string bytes, std::string media_type) {
  Input input;
  input.address = "a";
  input.path = "in/a";
  input.bytes = std::move(bytes);
  input.media_type = std::move(media_type);
  return input;
}

TEST(ReadInput, FillsInTheSource) {
  const ReadResult result = ReadInput(Record("Báo cáo 184/310\n", ""), {});
  ASSERT_FALSE(result.error) << result.error->what();
  ASSERT_EQ(result.documents.size(), 1u);
  const Document& document = result.documents[0];
  EXPECT_EQ(document.text, "Báo cáo 184/310");
  EXPECT_EQ(document.source.address, "a");
  EXPECT_EQ(document.source.path, "in/a");
  EXPECT_EQ(document.source.media_type, "text/plain");
  EXPECT_EQ(document.source.sha256, Sha256("Báo cáo 184/310\n"));
  EXPECT_EQ(document.id, DocumentId("a"));
  EXPECT_EQ(result.source.sha256, document.source.sha256);
}

TEST(ReadInput, ReadsNothingThatIsKnown) {
  const std::string bytes = "Báo cáo\n";
  const ReadResult result = ReadInput(Record(bytes, ""), {}, {.known_sha256 = Sha256(bytes)});
  EXPECT_TRUE(result.unchanged);
  EXPECT_TRUE(result.documents.empty());
  EXPECT_FALSE(result.error);
  EXPECT_FALSE(ReadInput(Record(bytes, ""), {}, {.known_sha256 = Sha256("x")}).unchanged);
  EXPECT_FALSE(ReadInput(Record(bytes, ""), {}).unchanged);
}

TEST(ReadInput, RecordsEveryFailure) {
  struct Row {
    std::string bytes;
    const char* media_type;
    const char* error;
  };
  const Row kRows[] = {
      {"%PDF-1.7", "", "unsupported"},       {"a\0\0\1"s, "", "binary"},
      {"x", "application/x", "unsupported"}, {"{\"a\": 1}", "", "malformed"},
      {"<html></html>", "", "empty"},        {"\u200B", "", "empty"},
      {"B\xE1o c\xE1o", "", "encoding"},
  };
  for (const Row& row : kRows) {
    const ReadResult result = ReadInput(Record(row.bytes, row.media_type), {});
    ASSERT_TRUE(result.error) << row.bytes;
    EXPECT_EQ(ErrorName(result.error->code()), row.error) << row.bytes;
    EXPECT_EQ(result.error->subject(), "in/a");
    EXPECT_TRUE(result.documents.empty());
  }
  Input missing;
  missing.path = "/nowhere/a";
  EXPECT_EQ(ReadInput(missing, {}).error->code(), ErrorCode::kNotFound);
}

TEST(Hash, KnowsThePublishedValues) {
  EXPECT_EQ(Sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(Sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(DocumentId("abc"), "ba7816bf8f01cfea414140de5dae2223");
}

}  // namespace
}  // namespace rasoat::run
