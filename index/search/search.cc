#include "index/search/search.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "index/query/match.h"
#include "index/query/parse.h"
#include "index/query/plan.h"
#include "index/query/synonyms.h"
#include "index/search/copies.h"
#include "index/search/facets.h"
#include "index/search/hits.h"
#include "index/search/rank.h"
#include "index/search/relax.h"
#include "index/search/suggest.h"
#include "index/store/record_json.h"
#include "index/xapian/database.h"
#include "index/xapian/schema.h"

namespace rasoat::search {
namespace {

using query::Node;

constexpr int kAttempts = 5;
constexpr std::uint32_t kCopiesBetween = 50;   // looked at beyond what is shown
constexpr std::uint32_t kMostCompared = 5000;  // documents, for words that are wanted as typed

// One search on one state of the index. Everything in it is done again when a commit comes between.
class Run {
 public:
  Run(const std::string& folder, const Xapian::Database& index, store::Store& store,
      const Options& options)
      : folder_(folder), index_(index), store_(store), options_(options) {}

  Results Do() {
    results_.sequence = xapian::SequenceOf(index_);
    query::Query parsed = query::Parse(options_.query);
    results_.notes = std::move(parsed.notes);
    results_.empty_query = parsed.empty();
    results_.root = std::move(parsed.root);
    if (results_.empty_query) return std::move(results_);
    const Node typed = results_.root;
    Find();
    if (results_.total == 0 && !options_.exact) Relax();
    if (results_.total == 0 || results_.relaxed || IsUnmarked(typed)) FindSuggestion(typed);
    if (options_.facets) {
      if (!query::HasVerbatim(results_.root)) {
        results_.total = CountMatches(index_, Plan(results_.root));
        results_.total_exact = true;
      }
      results_.facets = CountFacets(index_, Plan(results_.root), options_.facet_values);
    }
    return std::move(results_);
  }

  std::uint64_t DoCount() {
    results_.root = query::Parse(options_.query).root;
    if (results_.root.kind == query::Kind::kNothing) return 0;
    if (!query::HasVerbatim(results_.root)) return CountMatches(index_, Plan(results_.root));
    FindVerbatim();
    return results_.total;
  }

  std::vector<std::string> DoMatching() {
    results_.root = query::Parse(options_.query).root;
    if (results_.root.kind == query::Kind::kNothing) return {};
    std::vector<std::string> ids = AllMatches(index_, Plan(results_.root));
    if (query::HasVerbatim(results_.root)) {
      const Node expanded = Expanded();
      std::erase_if(ids, [&](const std::string& id) {
        const auto document = store_.Find(id);
        return !document || !store::WithRecord(folder_, *document, [&](const auto& record) {
          return HoldsVerbatim(record, expanded);
        });
      });
    }
    std::sort(ids.begin(), ids.end());
    return ids;
  }

 private:
  Xapian::Query Plan(Node root) {
    query::AddSynonyms(root);
    Xapian::Query query = query::ToXapian(root, index_, results_.notes);
    if (options_.after == 0) return query;
    const Xapian::Query later(Xapian::Query::OP_VALUE_GE, xapian::SlotOf(xapian::fields::kSequence),
                              Xapian::sortable_serialise(static_cast<double>(options_.after + 1)));
    return {Xapian::Query::OP_FILTER, query, later};
  }

  void Find() {
    if (query::HasVerbatim(results_.root)) return FindVerbatim();
    if (!options_.all_copies && store_.copies().Any()) return FindOnePerGroup();
    const Ranking ranking = Rank(index_, Plan(results_.root), results_.root, options_);
    results_.total = ranking.total;
    results_.total_exact = ranking.exact;
    for (const Ranked& ranked : ranking.documents) TakeHit(ranked);
  }

  // Looks at more documents until there are enough that are no copies of each other.
  void FindOnePerGroup() {
    Options wide = options_;
    wide.offset = 0;
    const std::uint32_t wanted = options_.offset + options_.limit;
    for (wide.limit = wanted + kCopiesBetween;; wide.limit *= 2) {
      const Ranking ranking = Rank(index_, Plan(results_.root), results_.root, wide);
      results_.total = ranking.total;
      results_.total_exact = ranking.exact;
      const std::vector<Ranked> kept = OnePerGroup(ranking.documents, store_);
      if (kept.size() < wanted && ranking.documents.size() == wide.limit) continue;
      for (std::size_t i = options_.offset; i < std::min<std::size_t>(wanted, kept.size()); ++i) {
        TakeHit(kept[i]);
        if (!results_.hits.empty())
          results_.hits.back().copies = DescribeCopies(kept[i].id, store_);
      }
      return;
    }
  }

  void TakeHit(const Ranked& ranked) {
    // A document that was removed since the index was read is no hit any more.
    if (const auto document = store_.Find(ranked.id)) {
      results_.hits.push_back(store::WithRecord(folder_, *document, [&](const auto& record) {
        return MakeHit(ranked, *document, record, Expanded());
      }));
    }
  }

  // With abbreviations, so that they are marked, too.
  Node Expanded() const {
    Node root = results_.root;
    query::AddSynonyms(root);
    return root;
  }

  // The index knows words in small letters only: the texts of its best documents are compared.
  void FindVerbatim() {
    Options all = options_;
    all.offset = 0;
    all.limit = kMostCompared;
    const Node expanded = Expanded();
    const Ranking ranking = Rank(index_, Plan(results_.root), results_.root, all);
    results_.total_exact = ranking.exact && ranking.total <= kMostCompared;
    for (const Ranked& ranked : ranking.documents) {
      const auto document = store_.Find(ranked.id);
      if (!document) continue;
      const bool holds = store::WithRecord(
          folder_, *document, [&](const auto& record) { return HoldsVerbatim(record, expanded); });
      if (!holds) continue;
      ++results_.total;
      if (results_.total > options_.offset && results_.hits.size() < options_.limit) {
        TakeHit(ranked);
      }
    }
  }

  void Relax() {
    for (Weaker& weaker : WeakerForms(results_.root, index_)) {
      if (EstimateMatches(index_, Plan(weaker.root)) == 0) continue;
      std::swap(results_.root, weaker.root);
      Find();
      if (results_.total == 0) {  // none has the words as typed
        std::swap(results_.root, weaker.root);
        continue;
      }
      results_.relaxed = true;
      results_.notes.insert(results_.notes.end(), weaker.notes.begin(), weaker.notes.end());
      return;
    }
  }

  static bool IsUnmarked(const Node& root) {
    bool unmarked = true;
    query::VisitWords(root, [&](const Node& node) {
      for (const query::Word& word : node.words) unmarked &= !word.marked;
    });
    return unmarked;
  }

  void FindSuggestion(const Node& typed) {
    const auto better = Suggest(typed, index_);
    if (!better) return;
    const std::uint64_t count = EstimateMatches(index_, Plan(*better));
    if (count > 0) results_.suggestion = {query::Write(*better), count};
  }

  const std::string& folder_;
  const Xapian::Database& index_;
  store::Store& store_;
  const Options& options_;
  Results results_;
};

// A search that a commit interrupts is started again on the new state. One that finds the index
// being replaced opens it again.
template <typename Action>
auto WithIndex(const std::string& folder, Action action) {
  for (int attempt = 1;; ++attempt) {
    try {
      Xapian::Database index = xapian::OpenForReading(folder);
      return xapian::Guarded(folder, xapian::Use::kReading, [&] { return action(index); });
    } catch (const Error& error) {
      const bool again = error.code() == ErrorCode::kDatabaseChanged ||
                         (error.code() == ErrorCode::kDatabaseDamaged && attempt == 1);
      if (!again || attempt == kAttempts) throw;
    }
  }
}

}  // namespace

Results Search(const std::string& folder, const Options& options) {
  store::Store store(folder, store::Mode::kRead);
  return WithIndex(folder, [&](const Xapian::Database& index) {
    return Run(folder, index, store, options).Do();
  });
}

std::uint64_t Count(const std::string& folder, const std::string& query, std::int64_t after) {
  Options options;
  options.query = query;
  options.after = after;
  options.limit = 0;
  options.exact = true;
  store::Store store(folder, store::Mode::kRead);
  return WithIndex(folder, [&](const Xapian::Database& index) {
    return Run(folder, index, store, options).DoCount();
  });
}

std::vector<std::string> Matching(const std::string& folder, const std::string& query) {
  Options options;
  options.query = query;
  options.exact = true;
  store::Store store(folder, store::Mode::kRead);
  return WithIndex(folder, [&](const Xapian::Database& index) {
    return Run(folder, index, store, options).DoMatching();
  });
}

}  // namespace rasoat::search
