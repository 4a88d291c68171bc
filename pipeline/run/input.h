#pragma once

#include <optional>
#include <string>

#include "pipeline/model/error.h"
#include "pipeline/readers/reader.h"

namespace rasoat::run {

// One file, or one record, entry or page of a file that holds several.
struct Input {
  std::string address;  // as Source::address
  std::string root;     // the folder that the user named, made absolute; empty for a file
  std::string path;     // to open, and for messages: "bao-cao/a.html", "bao-cao/f.jsonl#7", "-"
  std::optional<std::string> bytes;  // of a record; files are opened by LoadBytes
  std::string media_type;            // where it is known without looking: records
  std::optional<Error> error;        // found while walking: no such file, a loop
  std::string charset;               // as the server declared it, of records of a crawl
  std::string url;                   // of records of a crawl
  std::string fetched;               // when it was taken, ISO with time
};

// The file at `path`.
Input FileInput(std::string address, std::string path);

// An input that cannot be read.
Input FailedInput(std::string address, std::string path, Error error);

// Why a file could not be opened, by errno.
Error OpenError(const std::string& path, int error_number);

// The bytes of an input. Throws Error kNotFound, kUnreadable, kEmpty, kTooLarge (beyond
// the limit of its kind, before reading it), or the error that the input carries.
std::string LoadBytes(const Input& input, const readers::Limits& limits);

}  // namespace rasoat::run
