#include "pipeline/run/read_input.h"

#include "pipeline/model/hash.h"
#include "pipeline/readers/assemble.h"
#include "pipeline/readers/media_type.h"
#include "pipeline/readers/registry.h"

namespace rasoat::run {
namespace {

void ReadInto(const Input& input, const readers::Limits& limits, const ReadOptions& options,
              ReadResult& result) {
  readers::Request request{input.address, input.media_type, LoadBytes(input, limits),
                           limits,        input.charset,    options.trace,
                           options.paging};
  if (request.media_type.empty()) {
    request.media_type = readers::DetectMediaType(request.bytes, input.path);
  }
  result.source.media_type = request.media_type;
  result.source.sha256 = Sha256(request.bytes);
  result.unchanged = result.source.sha256 == options.known_sha256;
  if (result.unchanged) return;
  if (request.media_type == "application/octet-stream") throw Error(ErrorCode::kBinary, "");
  readers::Response response = readers::Read(request);
  result.deferred = response.deferred;
  if (result.deferred) return;
  if (response.error) throw Error(*response.error);
  for (readers::RawDocument& raw : response.documents) {
    Source source = result.source;
    if (!result.documents.empty()) {
      source.address += "#" + std::to_string(result.documents.size() + 1);
    }
    if (options.trace) result.traces.push_back(std::move(raw.trace));
    if (!input.url.empty()) raw.url = input.url;
    if (!input.fetched.empty()) raw.fetched = input.fetched;
    result.documents.push_back(readers::Assemble(std::move(raw), std::move(source)));
  }
}

}  // namespace

ReadResult ReadInput(const Input& input, const readers::Limits& limits,
                     const ReadOptions& options) {
  ReadResult result;
  result.source.address = input.address;
  result.source.path = input.path;
  try {
    ReadInto(input, limits, options, result);
  } catch (const Error& error) {
    result.error = error.WithSubject(input.path);
  } catch (const std::exception& error) {
    result.error = Error(ErrorCode::kInternal, input.path, error.what());
  }
  return result;
}

}  // namespace rasoat::run
