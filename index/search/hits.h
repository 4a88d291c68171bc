#pragma once

#include <nlohmann/json_fwd.hpp>

#include "index/search/rank.h"
#include "index/search/search.h"
#include "index/store/store.h"

namespace rasoat::search {

// What is shown of a found document: passage, figures and findings.
Hit MakeHit(const Ranked& ranked, const store::StoredDocument& document,
            const nlohmann::json& record, const query::Node& root);

// Whether a document has the words of the query as they were typed, where it asks for that.
bool HoldsVerbatim(const nlohmann::json& record, const query::Node& root);

}  // namespace rasoat::search
