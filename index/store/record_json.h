#pragma once

#include <nlohmann/json.hpp>

#include "index/store/store.h"
#include "pipeline/model/error.h"

namespace rasoat::store {

// Reads what the store keeps of a document and hands it to `use`. A record that is not as it was
// written, because the file is damaged, is an Error kDatabaseDamaged naming the document; no word
// of its text gets into a message.
template <typename Use>
auto WithRecord(const std::string& folder, const StoredDocument& document, Use use) {
  try {
    return use(nlohmann::json::parse(document.record));
  } catch (const nlohmann::json::exception&) {
    throw Error(ErrorCode::kDatabaseDamaged, folder, "record of document " + document.id);
  }
}

}  // namespace rasoat::store
