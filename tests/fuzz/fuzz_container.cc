// Archives and crawls on any bytes: inputs, errors, an end.

#include <cstddef>
#include <cstdint>
#include <string>

#include "pipeline/readers/media_type.h"
#include "pipeline/run/container.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace rasoat;
  std::string bytes(reinterpret_cast<const char*>(data), size);
  const std::string type = readers::DetectMediaType(bytes, "fuzz");
  if (!run::IsContainer(type)) return 0;
  const auto container = run::OpenContainer(type, {"fuzz", "fuzz", std::move(bytes)}, {}, 1);
  while (container->Next()) {
  }
  container->Notes();
  return 0;
}
