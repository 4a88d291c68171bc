#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "pipeline/run/container.h"
#include "pipeline/run/input.h"

namespace rasoat::run {

// Lists the inputs under the paths that a user named: files as they are, folders recursively in
// the order of their names (hidden entries left out), "-" as standard input. A folder's files have
// addresses relative to it. Files that hold several inputs, known by their content (container.h),
// are read as they go. Symbolic links are followed: a folder that several lead to is read once, one
// that leads back to a folder being walked is an input with an error, as is whatever cannot be
// opened. Never throws for what it finds.
class Inputs {
 public:
  // With `jsonl`, every input is JSON Lines whatever it looks like.
  Inputs(std::vector<std::string> paths, const readers::Limits& limits, bool jsonl = false);
  ~Inputs();

  // The next input, or nothing at the end.
  std::optional<Input> Next();

  // What the files that hold several inputs passed over; complete once Next has come to the end.
  const std::vector<Note>& notes() const { return notes_; }

 private:
  struct Folder;

  std::optional<Input> NextOfPaths();
  std::optional<Input> NextOfFolder();
  std::optional<Input> NextOfContainer();
  std::optional<Input> Open(std::string address, const std::filesystem::path& path);
  std::optional<Input> EnterFolder(const std::string& address, const std::filesystem::path& path);

  std::vector<std::string> paths_;
  std::size_t next_path_ = 0;
  std::vector<Folder> folders_;                                // being walked, outermost first
  std::string root_;                                           // of the walk
  std::set<std::pair<std::uint64_t, std::uint64_t>> visited_;  // device and inode, of its folders
  std::vector<std::unique_ptr<Container>> containers_;         // being read, outermost first
  std::vector<Note> notes_;
  readers::Limits limits_;
  bool jsonl_;
};

}  // namespace rasoat::run
