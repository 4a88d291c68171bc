#include "index/search.h"

#include "index/store/record_json.h"
#include "index/xapian/database.h"

namespace rasoat::search {
namespace {

using nlohmann::json;

constexpr int kAttempts = 3;

struct Ranked {
  std::string id;
  double score = 0;
};

struct Ranking {
  std::uint64_t estimated = 0;
  std::vector<Ranked> documents;
};

Ranking Rank(const Xapian::Database& index, const query::Query& query, const Options& options) {
  Ranking ranking;
  if (query.empty()) return ranking;
  Xapian::Enquire enquire(index);
  enquire.set_query(query::ToXapian(query));
  const Xapian::MSet found =
      enquire.get_mset(options.offset, options.limit, options.offset + options.limit + 100);
  ranking.estimated = found.get_matches_estimated();
  for (Xapian::MSetIterator hit = found.begin(); hit != found.end(); ++hit) {
    const std::string data = hit.get_document().get_data();
    ranking.documents.push_back({data.substr(0, data.find('\t')), hit.get_weight()});
  }
  return ranking;
}

// A search that a commit interrupts is started again on the new state.
Ranking RankWithRetry(const std::string& folder, const query::Query& query,
                      const Options& options) {
  Xapian::Database index = xapian::OpenForReading(folder);
  return xapian::Guarded(folder, xapian::Use::kReading, [&] {
    for (int attempt = 1;; ++attempt) {
      try {
        return Rank(index, query, options);
      } catch (const Xapian::DatabaseModifiedError&) {
        if (attempt == kAttempts) throw;
        index.reopen();
      }
    }
  });
}

std::vector<Finding> FindingsOf(const json& record) {
  std::vector<Finding> findings;
  for (const json& check : record.at("checks")) {
    const std::string verdict = check.at("verdict");
    if (verdict != "inconsistent" && verdict != "rounding") continue;
    findings.push_back(
        {check.at("rule"), verdict, check.at("message").at("vi"), check.at("message").at("en")});
  }
  return findings;
}

Hit MakeHit(const Ranked& ranked, const store::StoredDocument& document, const json& record,
            const query::Query& query) {
  return {ranked.id,
          document.version,
          document.path,
          record.value("title", ""),
          record.value("published", ""),
          ranked.score,
          query::MakeSnippet(record.at("text").get_ref<const std::string&>(), query),
          FindingsOf(record)};
}

}  // namespace

Results Search(const std::string& folder, const Options& options) {
  store::Store store(folder, store::Mode::kRead);
  Results results{query::Parse(options.query), 0, {}};
  const Ranking ranking = RankWithRetry(folder, results.query, options);
  results.estimated = ranking.estimated;
  for (const Ranked& ranked : ranking.documents) {
    // A document that was removed since the index was read is no hit any more.
    if (const auto document = store.Find(ranked.id)) {
      results.hits.push_back(store::WithRecord(folder, *document, [&](const json& record) {
        return MakeHit(ranked, *document, record, results.query);
      }));
    }
  }
  return results;
}

}  // namespace rasoat::search
