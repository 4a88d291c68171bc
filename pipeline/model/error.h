#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "pipeline/model/message.h"

namespace rasoat {

// Why a document, a file or a command cannot go on. The names (ErrorName) are part of the record
// format; the sentences stand in messages.tsv.
enum class ErrorCode {
  kNotFound,         // no such file or folder
  kUnreadable,       // it exists and cannot be read (permission, a device fault)
  kEmpty,            // nothing in it: no bytes, or no text
  kBinary,           // bytes that no reader takes for a document
  kUnsupported,      // a known format without a reader
  kEncoding,         // text in no encoding that could be recognised
  kTooLarge,         // beyond a limit of its reader
  kMalformed,        // the format's own rules are broken beyond reading
  kEncrypted,        // a password would be needed
  kUnsafe,           // it promises to grow beyond bounds, or refers outside of itself
  kNeedsProgram,     // another program would have to convert it, and is not there
  kTimedOut,         // took longer than its limit
  kNeedsOcr,         // nothing but pictures of pages, and recognition was forbidden
  kReaderDied,       // the process that read it did not survive it
  kLoop,             // a symbolic link that leads back to a folder being walked
  kDatabaseMissing,  // the folder is no rasoat database
  kDatabaseLocked,   // another process is writing it
  kDatabaseSchema,   // made by another version of the program
  kIndexOutdated,    // its search index was made by another version, and can be made anew
  kDatabaseChanged,  // it was written all the time while it was being read
  kDatabaseDamaged,  // its files contradict each other or cannot be read
  kDatabaseWrite,    // writing failed: disk full, permission
  kDatasetWrite,     // likewise, of an export
  kTargetExists,     // an export would write over something
  kTargetNotOurs,    // and that is no dataset
  kOutput,           // the results could not be written
  kInternal,         // a fault of the program
};

// "not-found", "too-large": how the code is written in records and in the store.
std::string_view ErrorName(ErrorCode code);

// The one exception of the project. Thrown where a document, file or command cannot go on; caught
// once per document in the runner, which records it and goes on, and once in main. `subject` names
// the file; `detail` is technical and language-free (a system message, a limit), never text of a
// document.
class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, std::string subject, std::string detail = {});

  ErrorCode code() const { return code_; }
  const std::string& subject() const { return subject_; }
  const std::string& detail() const { return detail_; }

  // One sentence for people: "không đọc được a.txt: Permission denied".
  std::string Describe(Language language) const;

  // The same error, of another subject: a reader that knows only bytes leaves it empty.
  Error WithSubject(std::string subject) const { return {code_, std::move(subject), detail_}; }

 private:
  ErrorCode code_;
  std::string subject_;
  std::string detail_;
};

// What the operating system says of `error_number`: "No space left on device".
std::string SystemMessage(int error_number);

}  // namespace rasoat
