#include "pipeline/model/error.h"

#include <system_error>

namespace rasoat {
namespace {

constexpr Message kMessages[] = {
#include "error_messages.inc"
};

}  // namespace

std::string_view ErrorName(ErrorCode code) {
  switch (code) {
    case ErrorCode::kNotFound: return "not-found";
    case ErrorCode::kUnreadable: return "unreadable";
    case ErrorCode::kEmpty: return "empty";
    case ErrorCode::kBinary: return "binary";
    case ErrorCode::kUnsupported: return "unsupported";
    case ErrorCode::kEncoding: return "encoding";
    case ErrorCode::kTooLarge: return "too-large";
    case ErrorCode::kMalformed: return "malformed";
    case ErrorCode::kEncrypted: return "encrypted";
    case ErrorCode::kUnsafe: return "unsafe";
    case ErrorCode::kNeedsProgram: return "needs-program";
    case ErrorCode::kTimedOut: return "timed-out";
    case ErrorCode::kNeedsOcr: return "needs-ocr";
    case ErrorCode::kReaderDied: return "reader-died";
    case ErrorCode::kLoop: return "loop";
    case ErrorCode::kDatabaseMissing: return "database-missing";
    case ErrorCode::kDatabaseLocked: return "database-locked";
    case ErrorCode::kDatabaseSchema: return "database-schema";
    case ErrorCode::kIndexOutdated: return "index-outdated";
    case ErrorCode::kDatabaseChanged: return "database-changed";
    case ErrorCode::kDatabaseDamaged: return "database-damaged";
    case ErrorCode::kDatabaseWrite: return "database-write";
    case ErrorCode::kDatasetWrite: return "dataset-write";
    case ErrorCode::kTargetExists: return "target-exists";
    case ErrorCode::kTargetNotOurs: return "target-not-ours";
    case ErrorCode::kOutput: return "output";
    case ErrorCode::kInternal: return "internal";
  }
  return "internal";
}

Error::Error(ErrorCode code, std::string subject, std::string detail)
    : std::runtime_error(std::string(ErrorName(code)) + ": " + subject +
                         (detail.empty() ? "" : " (" + detail + ")")),
      code_(code),
      subject_(std::move(subject)),
      detail_(std::move(detail)) {}

std::string Error::Describe(Language language) const {
  return FormatMessage(kMessages, ErrorName(code_), language,
                       {{"subject", subject_}, {"detail", detail_}});
}

std::string SystemMessage(int error_number) {
  return std::generic_category().message(error_number);
}

}  // namespace rasoat
