#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/error.h"
#include "pipeline/readers/paged/page.h"
#include "pipeline/readers/reader.h"

// What crosses the border to the process that touches foreign files: jobs go in, pages come out.
// CBOR (RFC 8949) without loss; the file itself goes as a descriptor (shared_file.h).

namespace rasoat::readers::worker {

enum class Task : std::uint8_t {
  kRead,       // the text layer of the pages, and their rules if `render`
  kRecognise,  // their text from their pictures
};

struct Job {
  Task task = Task::kRead;
  std::string media_type;
  std::string file;    // names the file, so that a worker need not open it again for the next job
  int first_page = 1;  // pages from … to, as far as there are so many
  int last_page = 1;
  bool render = true;  // kRead: look at the pictures of the pages too
  int dpi = 300;       // kRecognise
  friend bool operator==(const Job&, const Job&) = default;
};

struct Answer {
  std::optional<Error> error = {};
  int page_count = 0;      // of the file
  std::string title = {};  // what the file says of itself
  std::string author = {};
  std::vector<std::string> fonts = {};  // names, of Word::font
  std::vector<paged::Page> pages = {};
  std::vector<RawWarning> warnings = {};
};

std::string Encode(const Job& job);
std::string Encode(const Answer& answer);

// Throw Error (kMalformed) on anything that Encode did not write.
Job DecodeJob(std::string_view bytes);
Answer DecodeAnswer(std::string_view bytes);

}  // namespace rasoat::readers::worker
