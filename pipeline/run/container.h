#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/run/input.h"

namespace rasoat::run {

// What a file that holds several inputs passed over, and how often: "warc-revisits",
// "hidden-entries".
struct Note {
  std::string path;
  std::string code;
  std::size_t count = 0;
};

// Where such a file is: on the disk, or in memory as an entry of another one.
struct Holder {
  std::string address;
  std::string path;  // to open, unless `bytes` is set, and for messages; "-" is standard input
  std::optional<std::string> bytes;
};

// The inputs of such a file, read as it goes: memory is bounded by the largest of them.
class Container {
 public:
  virtual ~Container() = default;

  // The next input; nothing at the end. What cannot be read is an input with an error. Never
  // throws.
  virtual std::optional<Input> Next() = 0;

  // After the end.
  virtual std::vector<Note> Notes() const { return {}; }
};

// Whether a file of this media type is a container.
bool IsContainer(std::string_view media_type);

// Opens one. `depth` counts the containers around it; deeper than three it is an input with an
// error.
//   JSON Lines             one input a line, address "f.jsonl#7"
//   zip, tar, 7z, rar      one an entry, address "z.zip!/b.docx"; hidden entries are left out;
//   entries
//                          that would leave a folder when unpacked are errors, though nothing is
//                          ever unpacked to a disk
//   gz, bz2, xz, zst       of an archive, of a WARC, or of one file
//   WARC (ISO 28500)       one a response of status 200, or resource, that may be a document;
//   address
//                          its URI
std::unique_ptr<Container> OpenContainer(std::string_view media_type, Holder holder,
                                         const readers::Limits& limits, int depth);

// The kinds that OpenContainer chooses from.
std::unique_ptr<Container> OpenRecords(Holder holder, const readers::Limits& limits);
std::unique_ptr<Container> OpenArchive(Holder holder, const readers::Limits& limits);
std::unique_ptr<Container> OpenWarc(Holder holder, const readers::Limits& limits);

}  // namespace rasoat::run
