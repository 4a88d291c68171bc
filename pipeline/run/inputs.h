#pragma once

#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "pipeline/model/error.h"
#include "pipeline/readers/reader.h"

namespace rasoat::run {

// One file, or one record of a file of records.
struct Input {
  std::string address;  // as Source::address
  std::string root;     // the folder that the user named, made absolute; empty for a file
  std::string path;     // to open, and for messages: "bao-cao/a.html", "bao-cao/f.jsonl#7", "-"
  std::optional<std::string> bytes;  // of a record; files are opened by LoadBytes
  std::string media_type;            // where it is known without looking: records
  std::optional<Error> error;        // found while walking: no such file, a loop
  std::string charset;               // as the server declared it, of records of a crawl
  std::string url;                   // of records of a crawl
  std::string fetched;               // when it was taken, ISO with time
};

// The file at `path`.
Input FileInput(std::string address, std::string path);

// The bytes of an input. Throws Error kNotFound, kUnreadable, kEmpty, kTooLarge (beyond
// `limits.text_bytes`, before reading anything), or the error that the input carries.
std::string LoadBytes(const Input& input, const readers::Limits& limits);

// Lists the inputs under the paths that a user named: files as they are, folders recursively in
// the order of their names (hidden entries left out), "-" as standard input. A folder's files have
// addresses relative to it. A file of JSON Lines, known by its content, becomes one input a line,
// read as it goes. Symbolic links are followed: a folder that several lead to is read once, one
// that leads back to a folder being walked is an input with an error, as is whatever cannot be
// opened. Never throws for what it finds.
class Inputs {
 public:
  // With `jsonl`, every input is JSON Lines whatever it looks like.
  Inputs(std::vector<std::string> paths, const readers::Limits& limits, bool jsonl = false);
  ~Inputs();

  // The next input, or nothing at the end.
  std::optional<Input> Next();

 private:
  struct Folder;
  class Records;

  std::optional<Input> NextOfPaths();
  std::optional<Input> NextOfFolder();
  std::optional<Input> Open(std::string address, const std::filesystem::path& path);
  std::optional<Input> EnterFolder(const std::string& address, const std::filesystem::path& path);

  std::vector<std::string> paths_;
  std::size_t next_path_ = 0;
  std::vector<Folder> folders_;                                // being walked, outermost first
  std::string root_;                                           // of the walk
  std::set<std::pair<std::uint64_t, std::uint64_t>> visited_;  // device and inode, of its folders
  std::unique_ptr<Records> records_;  // of the file being read, if it is JSON Lines
  readers::Limits limits_;
  bool jsonl_;
};

}  // namespace rasoat::run
