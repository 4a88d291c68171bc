#include "pipeline/run/container.h"

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

#include <vector>

namespace rasoat::run {
namespace {

struct Entry {
  std::string name;
  std::string bytes;
  std::string link = {};
};

// An archive in memory, as libarchive writes it.
std::string Pack(const std::vector<Entry>& entries, int (*format)(archive*)) {
  std::string out(8 << 20, '\0');
  std::size_t used = 0;
  archive* writer = archive_write_new();
  format(writer);
  archive_write_open_memory(writer, out.data(), out.size(), &used);
  for (const Entry& entry : entries) {
    archive_entry* header = archive_entry_new();
    archive_entry_set_pathname(header, entry.name.c_str());
    archive_entry_set_size(header, static_cast<la_int64_t>(entry.bytes.size()));
    archive_entry_set_filetype(header, entry.link.empty() ? AE_IFREG : AE_IFLNK);
    if (!entry.link.empty()) archive_entry_set_symlink(header, entry.link.c_str());
    archive_write_header(writer, header);
    archive_write_data(writer, entry.bytes.data(), entry.bytes.size());
    archive_entry_free(header);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  out.resize(used);
  return out;
}

std::string Zip(const std::vector<Entry>& entries) {
  return Pack(entries, archive_write_set_format_zip);
}
std::string Tar(const std::vector<Entry>& entries) {
  return Pack(entries, archive_write_set_format_pax_restricted);
}

// "address: text" or "address! error" of every input.
std::vector<std::string> All(std::string_view type, std::string bytes, int depth = 1,
                             const readers::Limits& limits = {}) {
  const auto container = OpenContainer(type, {"z", "z", std::move(bytes)}, limits, depth);
  std::vector<std::string> all;
  while (const auto input = container->Next()) {
    all.push_back(input->error
                      ? input->address + "! " + std::string(ErrorName(input->error->code()))
                      : input->address + ": " + *input->bytes);
  }
  return all;
}

using Strings = std::vector<std::string>;

TEST(Container, GivesTheEntriesOfArchives) {
  const std::vector<Entry> entries = {{"b/a.txt", "một"}, {"c.txt", "hai"}};
  EXPECT_EQ(All("application/zip", Zip(entries)), (Strings{"z!/b/a.txt: một", "z!/c.txt: hai"}));
  EXPECT_EQ(All("application/x-tar", Tar(entries)), (Strings{"z!/b/a.txt: một", "z!/c.txt: hai"}));
}

TEST(Container, RefusesTricksAndGoesOn) {
  EXPECT_EQ(All("application/x-tar", Tar({{"../a", "x"},
                                          {"/etc/b", "x"},
                                          {"c/../../d", "x"},
                                          {"e", "", "/etc/passwd"},
                                          {"f.txt", ""},
                                          {"g.txt", "được"}})),
            (Strings{"z!/../a! unsafe", "z!//etc/b! unsafe", "z!/c/../../d! unsafe", "z!/e! unsafe",
                     "z!/f.txt! empty", "z!/g.txt: được"}));
}

TEST(Container, LeavesHiddenEntriesOutWithACount) {
  const auto container = OpenContainer(
      "application/zip",
      {"z", "z", Zip({{".a", "x"}, {"b/.c/d", "x"}, {"__MACOSX/e", "x"}, {"f", "y"}})}, {}, 1);
  EXPECT_EQ(container->Next()->address, "z!/f");
  EXPECT_FALSE(container->Next());
  ASSERT_EQ(container->Notes().size(), 1u);
  EXPECT_EQ(container->Notes()[0].count, 3u);
}

TEST(Container, KeepsToItsLimits) {
  readers::Limits limits;
  limits.text_bytes = 5;
  EXPECT_EQ(All("application/zip", Zip({{"a", "123456"}, {"b", "12345"}}), 1, limits),
            (Strings{"z!/a! too-large", "z!/b: 12345"}));
  EXPECT_EQ(All("application/zip", Zip({{"a", "1"}}), 4), (Strings{"z! unsafe"}));
  EXPECT_EQ(All("application/zip", "PK\x03\x04"), (Strings{"z! malformed"}));
  EXPECT_EQ(All("application/gzip", "\x1F\x8B"), (Strings{"z! malformed"}));
}

std::string Record(const std::string& type, const std::string& fields, const std::string& block) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\n" + fields +
         "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string Page(const std::string& uri, const std::string& status, const std::string& type) {
  return Record("response",
                "WARC-Target-URI: <" + uri +
                    ">\r\nWARC-Date: 2024-05-01T10:00:00Z\r\n"
                    "Content-Type: application/http\r\n",
                "HTTP/1.1 " + status + " X\r\nContent-Type: " + type + "\r\n\r\nnội dung");
}

TEST(Container, GivesThePagesOfACrawl) {
  const std::string crawl =
      Record("warcinfo", "", "x") + Page("http://a/1", "200", "text/html; charset=utf-8") +
      Page("http://a/2", "404", "text/html") + Page("http://a/3", "200", "image/png") +
      Record("revisit", "", "") + Page("http://a/4", "200", "text/html");
  const auto container = OpenContainer("application/warc", {"w", "w", crawl}, {}, 1);
  const auto first = container->Next();
  ASSERT_TRUE(first);
  EXPECT_EQ(first->address, "http://a/1");
  EXPECT_EQ(first->url, "http://a/1");
  EXPECT_EQ(first->fetched, "2024-05-01T10:00:00Z");
  EXPECT_EQ(first->charset, "utf-8");
  EXPECT_EQ(first->path, "w!/http://a/1");
  EXPECT_EQ(*first->bytes, "nội dung");
  EXPECT_EQ(container->Next()->address, "http://a/4");
  EXPECT_FALSE(container->Next());
  std::string notes;
  for (const Note& note : container->Notes())
    notes += note.code + "=" + std::to_string(note.count) + " ";
  EXPECT_EQ(notes, "warc-no-document=1 warc-other-status=1 warc-revisits=1 ");
}

TEST(Container, GivesWhatComesBeforeADamage) {
  const std::string whole = Page("http://a/1", "200", "text/html");
  EXPECT_EQ(All("application/warc", whole + whole.substr(0, whole.size() / 2)),
            (Strings{"http://a/1: nội dung", "z! malformed"}));
  EXPECT_EQ(All("application/warc", whole + "rác"),
            (Strings{"http://a/1: nội dung", "z! malformed"}));
  EXPECT_EQ(All("application/warc", "WARC/1.0\r\nContent-Length: x\r\n\r\n"),
            (Strings{"z! malformed"}));
}

}  // namespace
}  // namespace rasoat::run
