#include "pipeline/run/container.h"

#include "pipeline/run/byte_stream.h"

namespace rasoat::run {
namespace {

constexpr int kDeepest = 3;

bool IsCompressed(std::string_view type) {
  return type == "application/gzip" || type == "application/x-bzip2" ||
         type == "application/x-xz" || type == "application/zstd";
}

bool IsArchive(std::string_view type) {
  return type == "application/zip" || type == "application/x-tar" ||
         type == "application/x-7z-compressed" || type == "application/vnd.rar";
}

// One input: an error that came up while opening.
class Failure : public Container {
 public:
  explicit Failure(Input input) : input_(std::move(input)) {}
  std::optional<Input> Next() override {
    auto input = std::move(input_);
    input_.reset();
    return input;
  }

 private:
  std::optional<Input> input_;
};

std::unique_ptr<Container> Fail(const Holder& holder, const Error& error) {
  return std::make_unique<Failure>(FailedInput(holder.address, holder.path, error));
}

// Compressed: an archive, one file, or a crawl, by what comes out of it.
std::unique_ptr<Container> OpenCompressed(Holder holder, const readers::Limits& limits) {
  const bool crawl = ByteStream(holder).Peek(8).starts_with("WARC/");
  return crawl ? OpenWarc(std::move(holder), limits) : OpenArchive(std::move(holder), limits);
}

}  // namespace

bool IsContainer(std::string_view type) {
  return type == "application/jsonl" || type == "application/warc" || IsCompressed(type) ||
         IsArchive(type);
}

std::unique_ptr<Container> OpenContainer(std::string_view type, Holder holder,
                                         const readers::Limits& limits, int depth) {
  if (depth > kDeepest) {
    const std::string detail = "archives within archives";
    return Fail(holder, {ErrorCode::kUnsafe, holder.path, detail});
  }
  if (type == "application/jsonl") return OpenRecords(std::move(holder), limits);
  if (type == "application/warc") return OpenWarc(std::move(holder), limits);
  if (!IsCompressed(type)) return OpenArchive(std::move(holder), limits);
  try {
    return OpenCompressed(holder, limits);
  } catch (const Error& error) {
    return Fail(holder, error.WithSubject(holder.path));
  }
}

}  // namespace rasoat::run
