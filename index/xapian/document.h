#pragma once

#include <xapian.h>

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>

// From a record to what the index keeps of it, as schema.h says. Thread-safe.

namespace rasoat::xapian {

// The data of a document: its id and the number of its version.
std::string DataOf(const std::string& id, std::int64_t version);
std::string IdOf(const std::string& data);

// All but the sequence, which the store gives. `version` is the number of the document's version.
Xapian::Document MakeDocument(const std::string& id, std::int64_t version,
                              const nlohmann::json& record);

void SetSequence(std::int64_t sequence, Xapian::Document& document);

}  // namespace rasoat::xapian
