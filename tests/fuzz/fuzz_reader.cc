// One reader on any bytes: it gives documents or an error, in bounded time and memory, and what it
// gives can be assembled. RASOAT_FUZZ_MEDIA_TYPE says which reader.

#include <cstddef>
#include <cstdint>
#include <string>

#include "pipeline/readers/assemble.h"
#include "pipeline/readers/registry.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace rasoat::readers;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  Response response = Read({"fuzz", RASOAT_FUZZ_MEDIA_TYPE, bytes, {}});
  if (response.error && response.error->code() == rasoat::ErrorCode::kInternal) __builtin_trap();
  for (RawDocument& raw : response.documents) {
    try {
      const rasoat::Document document = Assemble(std::move(raw), {});
      for (const rasoat::Block& block : document.blocks) {
        if (block.span.end > document.text.size()) __builtin_trap();
      }
    } catch (const rasoat::Error&) {
      // Nothing but blanks: an empty document.
    }
  }
  return 0;
}
