#include "pipeline/readers/office/legacy.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "pipeline/readers/docx/docx.h"
#include "pipeline/readers/office/child.h"
#include "pipeline/readers/xlsx/xlsx.h"

namespace rasoat::readers::office {
namespace fs = std::filesystem;
namespace {

constexpr const char* kProgram = "soffice";

// A folder that only its owner can read and that goes with this object.
class PrivateFolder {
 public:
  PrivateFolder() {
    std::string name = (fs::temp_directory_path() / "rasoat-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw Error(ErrorCode::kInternal, "", "mkdtemp");
    path_ = name;
  }
  ~PrivateFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;

  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

// The file in the format `to`, by LibreOffice.
std::string Convert(const Request& request, const std::string& from, const std::string& to,
                    const char* package) {
  const std::string program = FindProgram(kProgram);
  if (program.empty()) throw Error(ErrorCode::kNeedsProgram, "", package);
  if (request.bytes.size() > request.limits.text_bytes) {
    throw Error(ErrorCode::kTooLarge, "", std::to_string(request.limits.text_bytes) + " bytes");
  }
  const PrivateFolder folder;
  const fs::path source = folder.path() / ("source." + from);
  std::ofstream(source, std::ios::binary) << request.bytes;
  const ChildLimits limits;
  const ChildEnd end =
      RunChild({program, "-env:UserInstallation=file://" + (folder.path() / "profile").string(),
                "--headless", "--norestore", "--convert-to", to, "--outdir", folder.path().string(),
                source.string()},
               folder.path().string(), limits);
  if (end == ChildEnd::kTimedOut) {
    throw Error(ErrorCode::kTimedOut, "", std::to_string(limits.seconds) + " s");
  }
  std::ifstream result(folder.path() / ("source." + to), std::ios::binary);
  if (end != ChildEnd::kOk || !result) throw Error(ErrorCode::kMalformed, "", from);
  return {std::istreambuf_iterator<char>(result), std::istreambuf_iterator<char>()};
}

std::vector<RawDocument> ReadConverted(const Request& request, const std::string& from,
                                       const std::string& to, const char* package,
                                       ReadFunction read) {
  Request converted = request;
  converted.bytes = Convert(request, from, to, package);
  std::vector<RawDocument> documents = read(converted);
  for (RawDocument& document : documents) {
    document.warnings.push_back({"converted", from + " → " + to});
  }
  return documents;
}

// A stream's name as the directory of a compound file has it.
bool HasStream(std::string_view bytes, std::string_view name) {
  std::string wide;
  for (const char c : name) {
    wide.push_back(c);
    wide.push_back('\0');
  }
  return std::search(bytes.begin(), bytes.end(), wide.begin(), wide.end()) != bytes.end();
}

}  // namespace

std::vector<RawDocument> ReadWord(const Request& request) {
  return ReadConverted(request, "doc", "docx", "libreoffice-writer", docx::Read);
}

std::vector<RawDocument> ReadExcel(const Request& request) {
  return ReadConverted(request, "xls", "xlsx", "libreoffice-calc", xlsx::Read);
}

std::vector<RawDocument> ReadRtf(const Request& request) {
  return ReadConverted(request, "rtf", "docx", "libreoffice-writer", docx::Read);
}

std::vector<RawDocument> RefuseEncrypted(const Request& /*request*/) {
  throw Error(ErrorCode::kEncrypted, "");
}

std::string CompoundType(std::string_view bytes) {
  if (HasStream(bytes, "EncryptedPackage")) return "application/x-ole-storage; encrypted";
  if (HasStream(bytes, "WordDocument")) return "application/msword";
  if (HasStream(bytes, "Workbook") || HasStream(bytes, "Book")) return "application/vnd.ms-excel";
  return "application/x-ole-storage";
}

}  // namespace rasoat::readers::office
