#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <thread>

#include "pipeline/readers/paged/paged.h"
#include "pipeline/readers/worker/pool.h"

// The pool against the real worker, on files that are made here.

namespace rasoat::readers::worker {
namespace {

// Pages of one line, all the same, with a cross-reference table as the format wants it.
std::string MakePdf(const std::string& media_box, const std::string& kids, int count) {
  const std::string stream = "BT /F1 14 Tf 100 700 Td (Kiem tra 77 chi bo) Tj ET";
  const std::string objects[] = {
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(count) + " >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [" + media_box +
          "] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
      "<< /Length " + std::to_string(stream.size()) + " >>\nstream\n" + stream + "\nendstream",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"};
  std::string pdf = "%PDF-1.4\n";
  std::string table = "0000000000 65535 f \n";
  int number = 0;
  for (const std::string& object : objects) {
    char entry[32];
    std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", pdf.size());
    table += entry;
    pdf += std::to_string(++number) + " 0 obj\n" + object + "\nendobj\n";
  }
  const std::size_t start = pdf.size();
  return pdf + "xref\n0 6\n" + table + "trailer << /Size 6 /Root 1 0 R >>\nstartxref\n" +
         std::to_string(start) + "\n%%EOF\n";
}

std::string OnePagePdf(const std::string& media_box = "0 0 595 842") {
  return MakePdf(media_box, "3 0 R", 1);
}

Job ReadJob(const SharedFile& file, const std::string& type = "application/pdf") {
  return {Task::kRead, type, file.name, 1, 1, true};
}

Answer Read(const std::string& bytes, const std::string& type = "application/pdf") {
  Pool pool(RASOAT_WORKER, 1);
  const SharedFile file(bytes);
  return pool.Run(ReadJob(file, type), file);
}

std::optional<ErrorCode> CodeOf(const Answer& answer) {
  return answer.error ? std::optional(answer.error->code()) : std::nullopt;
}

TEST(Worker, ReadsWordsWithTheirPlaces) {
  const Answer answer = Read(OnePagePdf());
  ASSERT_FALSE(answer.error);
  EXPECT_EQ(answer.page_count, 1);
  ASSERT_EQ(answer.pages.at(0).words.size(), 5U);
  const paged::Word& word = answer.pages[0].words[2];
  EXPECT_EQ(word.text, "77");
  EXPECT_GT(word.box.left, 100);
  EXPECT_NEAR(word.box.bottom, 842 - 700, 6);
}

TEST(Worker, RefusesWhatIsNoPdf) {
  EXPECT_EQ(CodeOf(Read("%PDF-1.4 nothing")), ErrorCode::kMalformed);
  EXPECT_EQ(CodeOf(Read("\x89PNG\r\n\x1A\n", "image/png")), ErrorCode::kMalformed);
  EXPECT_EQ(CodeOf(Read("II*\0", "image/tiff")), ErrorCode::kMalformed);
}

// Cut anywhere, a file gives an error or a page, and the worker lives on.
TEST(Worker, SurvivesCutFiles) {
  const std::string whole = OnePagePdf();
  Pool pool(RASOAT_WORKER, 1);
  for (std::size_t length = 10; length < whole.size(); length += 61) {
    const SharedFile file(whole.substr(0, length));
    const Answer answer = pool.Run(ReadJob(file), file);
    EXPECT_TRUE(!answer.error || CodeOf(answer) == ErrorCode::kMalformed) << length;
  }
}

TEST(Worker, BearsPagesOfAnySize) {
  for (const char* box : {"0 0 1000000 1000000", "0 0 0 0", "-5 -5 -1 -1", "0 0 1 14400"}) {
    EXPECT_FALSE(Read(OnePagePdf(box)).error) << box;
  }
}

// Regression: a worker died with the thread that had started it, and the next file with it.
TEST(Pool, KeepsWorkersBeyondTheThreadThatStartedThem) {
  Pool pool(RASOAT_WORKER, 1);
  const SharedFile file(OnePagePdf());
  for (int i = 0; i < 3; ++i) {
    std::thread([&] { EXPECT_FALSE(pool.Run(ReadJob(file), file).error); }).join();
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

// A database that cannot be written to.
class FullCache : public PageCache {
 public:
  std::optional<std::string> Find(const std::string&) override { return std::nullopt; }
  void Keep(const std::string&, const std::string&) override {
    throw Error(ErrorCode::kDatabaseWrite, "", "No space left on device");
  }
};

// Regression: what went wrong in one of the threads that wait for pages ended the program.
TEST(Paged, PassesOnWhatGoesWrongInAThread) {
  Pool pool(RASOAT_WORKER, 2);
  FullCache cache;
  Request request{"a.pdf", "application/pdf", MakePdf("0 0 300 200", "3 0 R 3 0 R 3 0 R", 3), {}};
  request.paging.ocr = Ocr::kAlways;
  request.paging.workers = &pool;
  request.paging.cache = &cache;
  try {
    paged::Read(request);
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kDatabaseWrite);
  }
}

TEST(Pool, SaysWhenThereIsNoWorker) {
  Pool pool("/no/such/worker", 1);
  const SharedFile file(OnePagePdf());
  EXPECT_EQ(CodeOf(pool.Run(ReadJob(file), file)), ErrorCode::kInternal);
}

// A worker that does not survive a job costs that job; the next one gets another worker.
TEST(Pool, ReplacesAWorkerThatDied) {
  Pool dying("/bin/false", 1);
  const SharedFile file(OnePagePdf());
  EXPECT_EQ(CodeOf(dying.Run(ReadJob(file), file)), ErrorCode::kReaderDied);
  EXPECT_EQ(CodeOf(dying.Run(ReadJob(file), file)), ErrorCode::kReaderDied);
}

}  // namespace
}  // namespace rasoat::readers::worker
