#include "index/prepared.h"

#include <nlohmann/json.hpp>

#include "index/xapian/document.h"

namespace rasoat {

Prepared Prepare(const Record& record) {
  Prepared prepared{store::MakePayload(record), nullptr};
  const auto json = nlohmann::json::parse(prepared.payload.json);
  prepared.document =
      std::make_shared<Xapian::Document>(xapian::MakeDocument(record.document.id, 0, json));
  return prepared;
}

}  // namespace rasoat
