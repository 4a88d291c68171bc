#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "index/duplicates/signature.h"
#include "index/store/sqlite.h"

// Documents that are copies of each other, as the store keeps them: signatures, the pairs that are
// alike, and the groups that pairs make. A group is what can be reached over pairs; its lead is
// the one published first.

namespace rasoat::store {

// One member of a group of two or more.
struct Copy {
  std::string document;
  std::string lead;  // the document that stands for the group
  int permille = 0;  // how alike it is to the lead
};

class Copies {
 public:
  Copies(sqlite3* const& connection, const std::string& folder, StatementCache& statements)
      : connection_(connection), folder_(folder), statements_(statements) {}

  // A version became the latest of its document, or ceased to be.
  void Add(std::int64_t version, const duplicates::Signature& signature);
  void Remove(std::int64_t version);

  // Makes the groups of all that changed since the last call. Memory grows with the largest group.
  void Regroup();

  bool Any();
  // The lead of a document's group; empty for one without copies.
  std::string LeadOf(const std::string& document);
  // How many documents a lead's group has; 0 for none.
  std::int64_t SizeOf(const std::string& lead);
  // The members of a lead's group, the lead first, the others by date and id.
  std::vector<Copy> GroupOf(const std::string& lead);
  // All leads, by id.
  std::vector<std::string> Leads();

 private:
  Statement Prepare(std::string_view sql) { return {connection_, folder_, sql, statements_}; }
  void Link(std::int64_t version, const duplicates::Signature& signature);
  std::vector<std::int64_t> NeighboursOf(std::int64_t version);
  void MakeGroup(const std::vector<std::int64_t>& members);

  sqlite3* const& connection_;
  const std::string& folder_;
  StatementCache& statements_;
};

}  // namespace rasoat::store
