#pragma once

#include <memory>
#include <string_view>

#include "pipeline/readers/worker/job.h"

namespace rasoat::imaging {

class Recogniser;

// A file whose pages can be looked at. One thread.
class PagedFile {
 public:
  virtual ~PagedFile() = default;

  virtual int page_count() const = 0;
  // The file's own words about itself and its fonts, for the pages that are asked for.
  virtual readers::worker::Answer Read(const readers::worker::Job& job) = 0;
  virtual readers::worker::Answer Recognise(const readers::worker::Job& job,
                                            Recogniser& recogniser) = 0;
};

// `bytes` must outlive what is returned. Throws Error kMalformed, kEncrypted, kUnsupported.
std::unique_ptr<PagedFile> OpenPdf(std::string_view bytes);
std::unique_ptr<PagedFile> OpenPicture(std::string_view bytes, std::string_view media_type);

// Ends the process as soon as the other side of the socket is gone, in the middle of a page too.
// (PR_SET_PDEATHSIG would go by the thread that started it, not by the process.)
void EndWith(int socket);

// Answers jobs from a socket until the other side closes it: what a worker does.
void Serve(int socket);

}  // namespace rasoat::imaging
