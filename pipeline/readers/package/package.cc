#include "pipeline/readers/package/package.h"

#include <zip.h>

#include <array>

namespace rasoat::readers {
namespace {

// Figures: a report with pictures has a
// few hundred parts and inflates fivefold; published bombs a thousandfold and more.
constexpr std::int64_t kMostEntries = 10'000;
constexpr std::uint64_t kMostInflated = 512ull << 20;  // all parts of one package
constexpr std::uint64_t kMostPart = 64ull << 20;       // one part
constexpr std::uint64_t kHarmless = 1ull << 20;        // a ratio says nothing below it
constexpr std::uint64_t kMostRatio = 200;

bool IsBomb(std::uint64_t inflated, std::uint64_t packed) {
  return inflated > kHarmless && inflated / std::max<std::uint64_t>(packed, 1) > kMostRatio;
}

// What the archive announces; what it does is watched while inflating.
void CheckAnnounced(zip_t* archive) {
  const zip_int64_t entries = zip_get_num_entries(archive, 0);
  if (entries > kMostEntries) {
    throw Error(ErrorCode::kUnsafe, "", std::to_string(entries) + " entries");
  }
  std::uint64_t total = 0;
  for (zip_int64_t i = 0; i < entries; ++i) {
    zip_stat_t stat;
    if (zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &stat) != 0) continue;
    total += stat.size;
    if (total > kMostInflated || IsBomb(stat.size, stat.comp_size)) {
      throw Error(ErrorCode::kUnsafe, "",
                  "archive that inflates to " + std::to_string(total) + " bytes");
    }
  }
}

struct Closer {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, Closer>;

Archive OpenBuffer(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source == nullptr) return nullptr;
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive == nullptr) zip_source_free(source);
  zip_error_fini(&error);
  return Archive(archive);
}

std::string ReadPart(zip_t* archive, const char* name, std::size_t limit) {
  zip_file_t* file = zip_fopen(archive, name, 0);
  std::string bytes;
  if (file == nullptr) return bytes;
  bytes.resize(limit);
  const zip_int64_t got = zip_fread(file, bytes.data(), limit);
  bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  zip_fclose(file);
  return bytes;
}

struct KnownPart {
  const char* in_types;  // in [Content_Types].xml
  const char* media_type;
};

// ECMA-376 part 1, 11.3.10 and 12.3.23; macros are not looked at.
constexpr KnownPart kOoxml[] = {
    {"wordprocessingml.document.main",
     "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {"ms-word.document.macroEnabled.main",
     "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {"wordprocessingml.template.main",
     "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {"spreadsheetml.sheet.main",
     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {"ms-excel.sheet.macroEnabled.main",
     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {"presentationml", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
};

std::string TypeOf(const Archive& archive) {
  static constexpr const char* kZip = "application/zip";
  if (!archive) return kZip;
  const std::string odf = ReadPart(archive.get(), "mimetype", 128);
  if (odf.starts_with("application/vnd.oasis.opendocument.")) {
    return odf.substr(0, odf.find_first_of("\r\n "));
  }
  const std::string types = ReadPart(archive.get(), "[Content_Types].xml", kHarmless);
  for (const KnownPart& known : kOoxml) {
    if (types.find(known.in_types) != std::string::npos) return known.media_type;
  }
  return kZip;
}

}  // namespace

Package::Package(std::string_view bytes) : bytes_(bytes) {
  Archive archive = OpenBuffer(bytes_);
  if (!archive) throw Error(ErrorCode::kMalformed, "", "ZIP");
  CheckAnnounced(archive.get());
  archive_ = archive.release();
}

Package::~Package() { zip_discard(archive_); }

bool Package::Has(const std::string& name) const {
  return zip_name_locate(archive_, name.c_str(), 0) >= 0;
}

std::optional<std::string> Package::Read(const std::string& name) const {
  zip_stat_t stat;
  if (zip_stat(archive_, name.c_str(), 0, &stat) != 0) return std::nullopt;
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
    throw Error(ErrorCode::kEncrypted, "");
  }
  const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(
      zip_fopen(archive_, name.c_str(), 0), &zip_fclose);
  if (!file) throw Error(ErrorCode::kMalformed, "", name);
  std::string part;
  std::array<char, 1 << 16> buffer;
  for (;;) {
    const zip_int64_t got = zip_fread(file.get(), buffer.data(), buffer.size());
    if (got < 0) throw Error(ErrorCode::kMalformed, "", name);
    if (got == 0) return part;
    part.append(buffer.data(), static_cast<std::size_t>(got));
    if (part.size() > kMostPart || IsBomb(part.size(), stat.comp_size)) {
      throw Error(ErrorCode::kUnsafe, "",
                  name + " inflates to " + std::to_string(part.size()) + " bytes");
    }
  }
}

std::string PackageType(std::string_view bytes) { return TypeOf(OpenBuffer(bytes)); }

std::string PackageTypeOfFile(const std::string& path) {
  int error = 0;
  return TypeOf(Archive(zip_open(path.c_str(), ZIP_RDONLY, &error)));
}

}  // namespace rasoat::readers
