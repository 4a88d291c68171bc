#include "pipeline/run/inputs.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace rasoat::run {
namespace {

namespace fs = std::filesystem;

// A folder of its own for every test, gone at its end.
class InputsTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "rasoat-test-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    root_ = name;
  }
  void TearDown() override {
    std::error_code failure;
    fs::permissions(root_, fs::perms::owner_all, failure);
    fs::remove_all(root_, failure);
  }

  std::string Path(const std::string& name = {}) const {
    return name.empty() ? root_.string() : (root_ / name).string();
  }

  void WriteFile(const std::string& name, std::string_view bytes) const {
    fs::create_directories((root_ / name).parent_path());
    std::ofstream(root_ / name, std::ios::binary) << bytes;
  }

  // One line an input: its address, then the name of its error or the bytes of a record.
  std::string List(std::vector<std::string> paths, readers::Limits limits = {},
                   bool jsonl = false) const {
    Inputs inputs(std::move(paths), limits, jsonl);
    std::string list;
    while (const auto input = inputs.Next()) {
      std::string address = input->address;
      if (address.starts_with(Path())) address.replace(0, Path().size(), "ROOT");
      list += address;
      if (input->error) list += " !" + std::string(ErrorName(input->error->code()));
      if (input->bytes) list += " " + *input->bytes;
      list += "\n";
    }
    EXPECT_FALSE(inputs.Next()) << "goes on behind the end";
    return list;
  }

  std::string LoadError(const Input& input, const readers::Limits& limits = {}) const {
    try {
      LoadBytes(input, limits);
    } catch (const Error& error) {
      return std::string(ErrorName(error.code()));
    }
    return "";
  }

  Input File(const std::string& path) const {
    Input input;
    input.address = input.path = path;
    return input;
  }

  fs::path root_;
};

TEST_F(InputsTest, WalksInTheOrderOfNames) {
  for (const char* name : {"b.txt", "a.txt", "B.txt", "a/2.txt", "a/1.txt", "a/z/0.txt", "c/x.txt",
                           "10.txt", "9.txt", "ă.txt"}) {
    WriteFile(name, "x");
  }
  EXPECT_EQ(List({Path()}),
            "10.txt\n9.txt\nB.txt\na/1.txt\na/2.txt\na/z/0.txt\na.txt\nb.txt\nc/x.txt\nă.txt\n");
}

TEST_F(InputsTest, LeavesHiddenEntriesOut) {
  WriteFile(".a.txt", "x");
  WriteFile(".git/b.txt", "x");
  WriteFile("c/.d", "x");
  WriteFile("c/e.txt", "x");
  EXPECT_EQ(List({Path()}), "c/e.txt\n");
  EXPECT_EQ(List({Path(".a.txt")}), "ROOT/.a.txt\n");  // named, so wanted
  EXPECT_EQ(List({Path(".git")}), "b.txt\n");
}

TEST_F(InputsTest, TakesPathsInTheOrderGiven) {
  WriteFile("b.txt", "x");
  WriteFile("f/a.txt", "x");
  EXPECT_EQ(List({Path("b.txt"), Path("f"), Path("b.txt")}), "ROOT/b.txt\na.txt\nROOT/b.txt\n");
  EXPECT_EQ(List({}), "");
  EXPECT_EQ(List({Path("f/../b.txt")}), "ROOT/b.txt\n");
  EXPECT_EQ(List({"-"}), "-\n");
}

TEST_F(InputsTest, AnEmptyFolderHasNoInputs) {
  fs::create_directories(root_ / "a/b");
  EXPECT_EQ(List({Path()}), "");
}

TEST_F(InputsTest, ReportsWhatIsNotThere) {
  WriteFile("a.txt", "x");
  EXPECT_EQ(List({Path("no"), Path("a.txt")}), "ROOT/no !not-found\nROOT/a.txt\n");
  EXPECT_EQ(List({Path("a.txt/b")}), "ROOT/a.txt/b !unreadable\n");
  fs::create_symlink("nowhere", root_ / "b");
  EXPECT_EQ(List({Path()}), "a.txt\nb !not-found\n");
}

TEST_F(InputsTest, FollowsLinksButNotInCircles) {
  WriteFile("a/x.txt", "x");
  fs::create_directory_symlink(root_ / "a", root_ / "b");  // the same folder again: read once
  fs::create_directory_symlink("..", root_ / "a/up");
  fs::create_symlink("self", root_ / "self");
  EXPECT_EQ(List({Path()}), "a/up/ !loop\na/x.txt\nself !unreadable\n");
}

TEST_F(InputsTest, ReportsWhatIsNoFile) {
  ASSERT_EQ(mkfifo(Path("pipe").c_str(), 0600), 0);
  EXPECT_EQ(List({Path()}), "pipe !unreadable\n");
  EXPECT_EQ(LoadError(File(Path("pipe"))), "unreadable");
}

TEST_F(InputsTest, ReportsWhatMayNotBeRead) {
  if (geteuid() == 0) GTEST_SKIP() << "root may read everything";
  WriteFile("a/x.txt", "x");
  WriteFile("b.txt", "x");
  fs::permissions(root_ / "a", fs::perms::none);
  fs::permissions(root_ / "b.txt", fs::perms::none);
  EXPECT_EQ(List({Path()}), "a/ !unreadable\nb.txt !unreadable\n");
  EXPECT_EQ(LoadError(File(Path("b.txt"))), "unreadable");
  fs::permissions(root_ / "a", fs::perms::owner_all);
}

TEST_F(InputsTest, CutsJsonLinesIntoRecords) {
  WriteFile("a.txt", "x");
  WriteFile("f.jsonl", "{\"text\": 1}\n\n  \r\n{\"text\": 2}\r\nbroken\n{\"text\": 3}");
  WriteFile("g.txt", "{\"a\": 1}\n");
  EXPECT_EQ(List({Path()}),
            "a.txt\nf.jsonl#1 {\"text\": 1}\nf.jsonl#4 {\"text\": 2}\r\nf.jsonl#5 broken\n"
            "f.jsonl#6 {\"text\": 3}\ng.txt#1 {\"a\": 1}\n");
  EXPECT_EQ(List({Path("f.jsonl")}).substr(0, 14), "ROOT/f.jsonl#1");
  Inputs inputs({Path("f.jsonl")}, {});
  EXPECT_EQ(inputs.Next()->media_type, "application/jsonl");
}

TEST_F(InputsTest, AnythingIsJsonLinesWhenToldSo) {
  WriteFile("a.txt", "x\ny");
  WriteFile("b.txt", "");
  EXPECT_EQ(List({Path()}, {}, true), "a.txt#1 x\na.txt#2 y\nb.txt !empty\n");
}

TEST_F(InputsTest, PassesOverALineTooLong) {
  readers::Limits limits;
  limits.record_bytes = 10;
  WriteFile("f.jsonl", "{\"a\":1234}\n{\"a\":12345}\n{\"a\":2}\n{\"a\":123456789}");
  EXPECT_EQ(List({Path()}, limits),
            "f.jsonl#1 {\"a\":1234}\nf.jsonl#2 !too-large\nf.jsonl#3 {\"a\":2}\n"
            "f.jsonl#4 !too-large\n");
}

TEST_F(InputsTest, LoadsBytes) {
  WriteFile("a.txt", "t\xE1\xBB\x95");
  WriteFile("empty", "");
  readers::Limits limits;
  EXPECT_EQ(LoadBytes(File(Path("a.txt")), limits), "tổ");
  EXPECT_EQ(LoadError(File(Path("empty"))), "empty");
  EXPECT_EQ(LoadError(File(Path("no"))), "not-found");
  EXPECT_EQ(LoadError(File(Path())), "unreadable");
  limits.text_bytes = 4;
  EXPECT_EQ(LoadError(File(Path("a.txt")), limits), "");
  limits.text_bytes = 3;
  EXPECT_EQ(LoadError(File(Path("a.txt")), limits), "too-large");

  Input record = File("f.jsonl#1");
  record.bytes = "x";
  EXPECT_EQ(LoadBytes(record, limits), "x");
  Input failed = File(Path("a.txt"));
  failed.error = Error(ErrorCode::kLoop, "a");
  EXPECT_EQ(LoadError(failed), "loop");
}

// A device fault in the middle of a file: reading its own memory at 0 gives EIO on Linux.
constexpr const char* kFaulty = "/proc/self/mem";

TEST_F(InputsTest, AFaultOfTheDeviceIsAnError) {
  if (!fs::exists(kFaulty)) GTEST_SKIP() << "no " << kFaulty;
  EXPECT_EQ(LoadError(File(kFaulty)), "unreadable");
}

TEST_F(InputsTest, AFaultOfTheDeviceWithinRecordsIsAnError) {
  if (!fs::exists(kFaulty)) GTEST_SKIP() << "no " << kFaulty;
  EXPECT_NO_THROW(EXPECT_EQ(List({kFaulty}, {}, true), std::string(kFaulty) + " !unreadable\n"));
}

}  // namespace
}  // namespace rasoat::run
