#include "index/xapian/database.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <sstream>

#include "index/xapian/schema.h"
#include "pipeline/model/error.h"

namespace rasoat::xapian {
namespace {

std::string FeatureLines() {
  std::string lines;
  for (const Feature& feature : Features()) {
    lines += std::string(feature.name) + "\t" + std::string(feature.flags) + "\n";
  }
  return lines;
}

// A feature that the index has, that this program does not know, and that it would have to.
std::string UnknownFeature(const std::string& lines, char flag) {
  std::istringstream in(lines);
  std::string line;
  while (std::getline(in, line)) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos || line.find(flag, tab) == std::string::npos) continue;
    const std::string name = line.substr(0, tab);
    const auto known = Features();
    if (std::none_of(known.begin(), known.end(),
                     [&](const Feature& feature) { return feature.name == name; })) {
      return name;
    }
  }
  return {};
}

void CheckSchema(const std::string& folder, const Xapian::Database& index, char flag) {
  const std::string schema = index.get_metadata(std::string(metadata::kSchema));
  if (schema != std::to_string(kIndexSchema)) {
    throw Error(ErrorCode::kIndexOutdated, folder,
                "index schema " + (schema.empty() ? "?" : schema) +
                    ", program: " + std::to_string(kIndexSchema));
  }
  const std::string unknown =
      UnknownFeature(index.get_metadata(std::string(metadata::kFeatures)), flag);
  if (!unknown.empty()) {
    throw Error(ErrorCode::kIndexOutdated, folder, "unknown index feature " + unknown);
  }
}

}  // namespace

void ThrowXapian(const std::string& folder, Use use, const Xapian::Error& error) {
  const std::string message = error.get_description();
  const std::string_view type = error.get_type();
  if (type == "DatabaseModifiedError" && use == Use::kReading) {
    throw Error(ErrorCode::kDatabaseChanged, folder);
  }
  if (type == "DatabaseLockError") throw Error(ErrorCode::kDatabaseLocked, folder);
  if (type == "DatabaseCorruptError" || type == "DatabaseVersionError" ||
      type == "DatabaseOpeningError" || type == "DatabaseNotFoundError") {
    throw Error(ErrorCode::kDatabaseDamaged, folder, message);
  }
  if (error.get_error_string() != nullptr &&
      std::string_view(error.get_error_string()) == SystemMessage(EMFILE)) {
    throw Error(ErrorCode::kDatabaseWrite, folder, SystemMessage(EMFILE));
  }
  if (type == "DatabaseError" || type == "DatabaseModifiedError" || type == "DocNotFoundError") {
    const bool writing = use == Use::kWriting;
    throw Error(writing ? ErrorCode::kDatabaseWrite : ErrorCode::kDatabaseDamaged, folder, message);
  }
  throw Error(ErrorCode::kInternal, folder, message);
}

std::string IndexPath(const std::string& folder) {
  return (std::filesystem::path(folder) / "index").string();
}

std::string NewIndexPath(const std::string& folder) { return IndexPath(folder) + ".new"; }

Xapian::Database OpenForReading(const std::string& folder) {
  return Guarded(folder, Use::kReading, [&] {
    Xapian::Database index(IndexPath(folder));
    CheckSchema(folder, index, 'r');
    return index;
  });
}

std::int64_t SequenceOf(const Xapian::Database& index) {
  const std::string text = index.get_metadata(std::string(metadata::kSequence));
  return text.empty() ? 0 : std::stoll(text);
}

Xapian::WritableDatabase OpenForWriting(const std::string& folder, const std::string& path) {
  return Guarded(folder, Use::kWriting, [&] {
    Xapian::WritableDatabase index(path, Xapian::DB_CREATE_OR_OPEN);
    if (index.get_metadata(std::string(metadata::kSchema)).empty() && index.get_doccount() == 0) {
      index.set_metadata(std::string(metadata::kSchema), std::to_string(kIndexSchema));
      index.set_metadata(std::string(metadata::kFeatures), FeatureLines());
      index.set_metadata(std::string(metadata::kUnicode), U_UNICODE_VERSION);
      index.set_metadata(std::string(metadata::kProgram), RASOAT_VERSION);
      index.commit();
    }
    CheckSchema(folder, index, 'w');
    return index;
  });
}

}  // namespace rasoat::xapian
