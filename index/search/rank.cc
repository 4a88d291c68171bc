#include "index/search/rank.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "index/query/plan.h"
#include "index/xapian/document.h"
#include "index/xapian/schema.h"

namespace rasoat::search {
namespace {

namespace fields = xapian::fields;

constexpr Xapian::doccount kLookedAtAgain = 200;
constexpr Xapian::doccount kCounted = 1000;  // beyond it totals are estimated
constexpr Xapian::doccount kEstimatedFrom = 100;
constexpr double kPhraseBonus = 0.5;
constexpr double kSentenceBonus = 0.25;
constexpr double kRecencyBonus = 0.5;
constexpr double kRecencyYears = 2;

// The terms of the query's words, in their order.
std::vector<std::string> WordTerms(const query::Node& root) {
  std::vector<std::string> terms;
  query::VisitWords(root, [&](const query::Node& node) {
    if (node.scope != query::Scope::kText) return;
    for (const query::Word& word : node.words) {
      if (!word.prefix) terms.push_back(query::TermOf(word, node.scope));
    }
  });
  return terms;
}

using Positions = std::vector<Xapian::termpos>;

// How near to each other the words of the query stand in one document.
class Nearness {
 public:
  explicit Nearness(std::vector<std::string> terms) : terms_(std::move(terms)) {}

  double BonusOf(const Xapian::Database& index, Xapian::docid document) {
    if (terms_.size() < 2) return 0;
    lists_.resize(terms_.size());
    for (std::size_t i = 0; i < terms_.size(); ++i) {
      lists_[i].assign(index.positionlist_begin(document, terms_[i]),
                       index.positionlist_end(document, terms_[i]));
      if (lists_[i].empty()) return 0;
    }
    return (InRow() ? kPhraseBonus : 0) + (InSentence() ? kSentenceBonus : 0);
  }

 private:
  static bool Has(const Positions& list, Xapian::termpos position) {
    return std::binary_search(list.begin(), list.end(), position);
  }

  bool InRow() const {
    return std::any_of(lists_[0].begin(), lists_[0].end(), [&](Xapian::termpos first) {
      for (std::size_t i = 1; i < lists_.size(); ++i) {
        if (!Has(lists_[i], first + static_cast<Xapian::termpos>(i))) return false;
      }
      return true;
    });
  }

  bool InSentence() const {
    return std::any_of(lists_[0].begin(), lists_[0].end(), [&](Xapian::termpos at) {
      return std::all_of(lists_.begin() + 1, lists_.end(), [&](const Positions& list) {
        const Xapian::termpos from = at > xapian::kSentenceGap ? at - xapian::kSentenceGap : 0;
        const auto near = std::lower_bound(list.begin(), list.end(), from);
        return near != list.end() && *near < at + xapian::kSentenceGap;
      });
    });
  }

  std::vector<std::string> terms_;
  std::vector<Positions> lists_;
};

double YearsOf(const std::string& day) {
  if (day.size() != 8) return 0;
  return std::stoi(day.substr(0, 4)) + (std::stoi(day.substr(4, 2)) - 1) / 12.0;
}

void AddRecency(const Xapian::Database& index, std::span<Ranked> documents) {
  std::vector<double> years;
  double newest = 0;
  for (const Ranked& document : documents) {
    years.push_back(YearsOf(
        index.get_document(document.document).get_value(xapian::SlotOf(fields::kPublished))));
    newest = std::max(newest, years.back());
  }
  for (std::size_t i = 0; i < documents.size(); ++i) {
    documents[i].score *= 1 + kRecencyBonus * std::exp((years[i] - newest) / kRecencyYears);
  }
}

void RankAgain(const Xapian::Database& index, const query::Node& root, bool recent,
               std::vector<Ranked>& documents) {
  const std::span<Ranked> best(documents.data(),
                               std::min<std::size_t>(documents.size(), kLookedAtAgain));
  Nearness nearness(WordTerms(root));
  for (Ranked& document : best) document.score *= 1 + nearness.BonusOf(index, document.document);
  if (recent) AddRecency(index, best);
  std::stable_sort(best.begin(), best.end(),
                   [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
}

bool HasWords(const query::Node& root) {
  bool words = false;
  query::VisitWords(
      root, [&](const query::Node& node) { words |= node.scope != query::Scope::kOrganisation; });
  return words;
}

void SetSort(const Options& options, bool words, Xapian::Enquire& enquire) {
  const auto by = [&](const xapian::Field& field) {
    enquire.set_sort_by_value_then_relevance(xapian::SlotOf(field), true);
  };
  switch (options.sort) {
    case Sort::kRelevance:
      if (!words) by(fields::kPublished);
      return;
    case Sort::kDate: return by(fields::kPublished);
    case Sort::kFindings: return by(fields::kInconsistencies);
    case Sort::kSeverity: return by(fields::kSeverity);
  }
}

}  // namespace

Ranking Rank(const Xapian::Database& index, const Xapian::Query& query, const query::Node& root,
             const Options& options) {
  Ranking ranking;
  Xapian::Enquire enquire(index);
  enquire.set_query(query);
  const bool words = HasWords(root);
  SetSort(options, words, enquire);
  const bool again = words && options.sort == Sort::kRelevance && options.offset < kLookedAtAgain;
  const Xapian::doccount from = again ? 0 : options.offset;
  const Xapian::doccount wanted = options.offset + options.limit;
  const Xapian::doccount upto = again ? std::max(kLookedAtAgain, wanted) : wanted;
  const Xapian::MSet found = enquire.get_mset(from, upto - from, std::max(upto, kCounted));
  ranking.total = found.get_matches_estimated();
  ranking.exact = found.get_matches_lower_bound() == found.get_matches_upper_bound();
  for (Xapian::MSetIterator hit = found.begin(); hit != found.end(); ++hit) {
    ranking.documents.push_back(
        {xapian::IdOf(hit.get_document().get_data()), *hit, hit.get_weight()});
  }
  if (again) RankAgain(index, root, options.recent, ranking.documents);
  const std::size_t skip = std::min<std::size_t>(options.offset - from, ranking.documents.size());
  ranking.documents.erase(ranking.documents.begin(),
                          ranking.documents.begin() + static_cast<std::ptrdiff_t>(skip));
  if (ranking.documents.size() > options.limit) ranking.documents.resize(options.limit);
  return ranking;
}

namespace {

std::uint64_t MatchesOf(const Xapian::Database& index, const Xapian::Query& query,
                        Xapian::doccount looked_at) {
  Xapian::Enquire enquire(index);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  return enquire.get_mset(0, 1, looked_at).get_matches_estimated();
}

}  // namespace

std::uint64_t EstimateMatches(const Xapian::Database& index, const Xapian::Query& query) {
  return MatchesOf(index, query, kEstimatedFrom);
}

std::vector<std::string> AllMatches(const Xapian::Database& index, const Xapian::Query& query) {
  Xapian::Enquire enquire(index);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  const Xapian::MSet found = enquire.get_mset(0, index.get_doccount());
  std::vector<std::string> ids;
  ids.reserve(found.size());
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    ids.push_back(xapian::IdOf(hit.get_document().get_data()));
  }
  return ids;
}

std::uint64_t CountMatches(const Xapian::Database& index, const Xapian::Query& query) {
  return MatchesOf(index, query, index.get_doccount());
}

}  // namespace rasoat::search
