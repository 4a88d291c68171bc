#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "index/dataset/row.h"

// The forms that a dataset is written in. All take rows as they come and keep none of them.

namespace rasoat::dataset {

// A file of the dataset, for the descriptor.
struct FileEntry {
  std::string path;   // within the dataset's folder
  std::string table;  // empty: several
  std::string format;
  std::string media_type;
};

class Format : public RowTaker {
 public:
  // Everything is on the disk, or Error kDatasetWrite is thrown.
  virtual std::vector<FileEntry> Finish() = 0;
};

struct FormatOptions {
  std::string folder;  // exists
  std::vector<const Table*> tables;
  std::uint32_t most_rows = 1'048'576;  // of a sheet of XLSX, its head among them
  bool bom = false;  // of CSV: some spreadsheets take a file without it for an old encoding
};

// RFC 4180 in UTF-8; lines end in LF. An empty field is "not told", an empty text is "".
std::unique_ptr<Format> MakeCsv(const FormatOptions& options);
// One object a line; what is not told is left out; numbers are exact literals.
std::unique_ptr<Format> MakeJsonl(const FormatOptions& options);
// One file, dataset.sqlite: numbers that SQLite holds exactly are numbers, others text.
std::unique_ptr<Format> MakeSqlite(const FormatOptions& options);
// One file, dataset.xlsx: typed cells; a sheet that is full goes on in another.
std::unique_ptr<Format> MakeXlsx(const FormatOptions& options);

// "csv", "jsonl", "sqlite", "xlsx".
std::vector<std::string_view> FormatNames();
std::unique_ptr<Format> MakeFormat(std::string_view name, const FormatOptions& options);

}  // namespace rasoat::dataset
