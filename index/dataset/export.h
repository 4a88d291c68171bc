#pragma once

#include <map>
#include <string>
#include <vector>

#include "index/dataset/row.h"

namespace rasoat::dataset {

struct Request {
  std::string folder;  // of the database
  std::string query;   // empty: everything
  std::vector<std::string> formats;
  std::vector<std::string> tables;  // empty: all
  std::string target;               // the dataset's folder
  bool bom = false;
  bool force = false;  // what stands at the target is replaced
};

// Every row that an export of the query would have, without writing any.
void TakeRows(const std::string& folder, const std::string& query, RowTaker& taker);

struct Summary {
  std::int64_t documents = 0;
  std::map<std::string, std::int64_t> rows;  // by table
};

// Writes a dataset. It is made beside the target and gets its name when it is whole; the same
// request on the same database gives the same bytes. Memory does not grow with the selection but
// for its ids. Throws Error: kTargetExists, kDatasetWrite, and those of the database.
Summary Export(const Request& request);

}  // namespace rasoat::dataset
