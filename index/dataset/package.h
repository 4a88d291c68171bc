#pragma once

#include <map>
#include <string>
#include <vector>

#include "index/dataset/formats.h"

// What goes with the files of a dataset so that others can read and check it: a descriptor (Data
// Package v2), a code book in two languages, and a manifest of how it was made.

namespace rasoat::dataset {

struct Manifest {
  std::string query;          // empty: everything
  std::int64_t sequence = 0;  // last change of the database
  std::vector<std::string> formats;
  std::map<std::string, std::int64_t> rows;   // by table
  std::map<std::string, std::string> inputs;  // document to the SHA-256 of the file it came from
};

// Writes datapackage.json, codebook.vi.md, codebook.en.md and manifest.json into `folder`, where
// the files are already. Throws Error kDatasetWrite.
void WritePackage(const std::string& folder, const std::vector<FileEntry>& files,
                  const std::vector<const Table*>& tables, const Manifest& manifest);

}  // namespace rasoat::dataset
