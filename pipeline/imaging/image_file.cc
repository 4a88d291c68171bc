#include <algorithm>
#include <cmath>

#include "pipeline/imaging/picture.h"
#include "pipeline/imaging/recognise.h"
#include "pipeline/imaging/work.h"

// Pictures of pages: TIFF with one or many, JPEG, PNG.

namespace rasoat::imaging {
namespace {

using readers::paged::Page;
using readers::worker::Answer;
using readers::worker::Job;

constexpr int kLeastDpi = 60;  // what says less of itself does not know
constexpr int kMostDpi = 1200;
constexpr double kA4Inches = 11.69;

const l_uint8* Data(std::string_view bytes) {
  return reinterpret_cast<const l_uint8*>(bytes.data());
}

class PictureFile : public PagedFile {
 public:
  PictureFile(std::string_view bytes, bool tiff) : bytes_(bytes) {
    setMsgSeverity(L_SEVERITY_NONE);  // what it prints quotes the file
    if (!tiff) return;
    FILE* stream = fmemopen(const_cast<char*>(bytes.data()), bytes.size(), "rb");
    if (stream == nullptr || tiffGetCount(stream, &pages_) != 0) pages_ = 0;
    if (stream != nullptr) fclose(stream);
    tiff_ = true;
    if (pages_ < 1) throw Error(ErrorCode::kMalformed, "", "TIFF");
  }

  int page_count() const override { return pages_; }

  Answer Read(const Job& job) override {
    Answer answer;
    answer.page_count = pages_;
    for (int number = job.first_page; number <= std::min(job.last_page, pages_); ++number) {
      double dpi = 0;
      const Picture picture = Load(number, dpi);
      Page page;
      page.number = number;
      page.width = static_cast<float>(pixGetWidth(picture.get()) * kPointsPerInch / dpi);
      page.height = static_cast<float>(pixGetHeight(picture.get()) * kPointsPerInch / dpi);
      page.rendered = true;
      page.ink = 1;
      page.hash = HashOf(picture);
      answer.pages.push_back(std::move(page));
    }
    return answer;
  }

  Answer Recognise(const Job& job, Recogniser& recogniser) override {
    Answer answer;
    answer.page_count = pages_;
    answer.fonts = {std::string()};
    for (int number = job.first_page; number <= std::min(job.last_page, pages_); ++number) {
      double dpi = 0;
      Picture picture = Load(number, dpi);
      // Pictures of few dots are read better when their letters are larger.
      if (dpi < job.dpi * 0.75) {
        const auto scale = static_cast<float>(job.dpi / dpi);
        const Picture deep(pixGetDepth(picture.get()) < 8 ? pixConvertTo8(picture.get(), 0)
                                                          : pixClone(picture.get()));
        Picture larger(pixScale(deep.get(), scale, scale));
        if (larger) {
          picture = std::move(larger);
          dpi = job.dpi;
        }
      }
      answer.pages.push_back(recogniser.Read(picture, dpi));
      answer.pages.back().number = number;
    }
    return answer;
  }

 private:
  Picture Load(int number, double& dpi) const {
    CheckSize(number);
    Picture picture(tiff_ ? pixReadMemTiff(Data(bytes_), bytes_.size(), number - 1)
                          : pixReadMem(Data(bytes_), bytes_.size()));
    if (!picture) throw Error(ErrorCode::kMalformed, "", "page " + std::to_string(number));
    dpi = pixGetXRes(picture.get());
    const int longest = std::max(pixGetWidth(picture.get()), pixGetHeight(picture.get()));
    // Cameras state 72 or nothing: then the longer side is that of a sheet of A4.
    if (dpi < kLeastDpi || dpi > kMostDpi || longest / dpi > 2 * kA4Inches) {
      dpi = longest / kA4Inches;
    }
    if (pixGetColormap(picture.get()) != nullptr) {
      picture.reset(pixRemoveColormap(picture.get(), REMOVE_CMAP_BASED_ON_SRC));
    }
    return picture;
  }

  // Before anything is unpacked.
  void CheckSize(int number) const {
    l_int32 width = 0;
    l_int32 height = 0;
    l_int32 format = 0;
    const int failed = tiff_
                           ? readHeaderMemTiff(Data(bytes_), bytes_.size(), number - 1, &width,
                                               &height, nullptr, nullptr, nullptr, nullptr, nullptr)
                           : pixReadHeaderMem(Data(bytes_), bytes_.size(), &format, &width, &height,
                                              nullptr, nullptr, nullptr);
    if (failed != 0) throw Error(ErrorCode::kMalformed, "", "page " + std::to_string(number));
    if (double(width) * height > 2 * kMostPixels) {
      throw Error(ErrorCode::kTooLarge, "", std::to_string(int(2 * kMostPixels / 1e6)) + " Mpx");
    }
  }

  std::string_view bytes_;
  int pages_ = 1;
  bool tiff_ = false;
};

}  // namespace

std::unique_ptr<PagedFile> OpenPicture(std::string_view bytes, std::string_view media_type) {
  return std::make_unique<PictureFile>(bytes, media_type == "image/tiff");
}

}  // namespace rasoat::imaging
