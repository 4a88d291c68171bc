#include "index/search/suggest.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "index/query/distance.h"
#include "index/query/plan.h"
#include "index/query/scan.h"
#include "index/xapian/schema.h"
#include "pipeline/text/keys.h"

namespace rasoat::search {
namespace {

using query::Kind;
using query::Marks;
using query::Node;
using query::Scope;
using query::Word;

constexpr std::size_t kMostWords = 12;  // of a query that suggestions are made for
constexpr std::size_t kLongestGroup = 4;
constexpr std::size_t kMostForms = 8;  // of one syllable
constexpr std::size_t kMostCandidates = 20;
constexpr Xapian::doccount kWitnesses = 20;
constexpr double kMarkCost = 0.3;
constexpr double kLetterCost = 1;

struct Form {
  std::string toned;
  Xapian::doccount frequency = 0;
};

// Words that documents have: those that begin with given letters, or all.
class Vocabulary {
 public:
  static Vocabulary All(const Xapian::Database& index) {
    Vocabulary all;
    all.Read(index, "a", "");
    return all;
  }

  // All forms of the words; and others.
  static Vocabulary Around(const Xapian::Database& index, const std::vector<const Word*>& words) {
    Vocabulary around;
    std::set<std::string> letters;
    for (const Word* word : words) letters.insert(word->folded.substr(0, 1));
    for (const std::string& letter : letters) around.Read(index, letter, letter);
    // Letters with marks come behind all others.
    around.Read(index, "\x7F", "");
    return around;
  }

  const std::vector<Form>* FormsOf(const std::string& folded) const {
    const auto found = forms_.find(folded);
    return found == forms_.end() ? nullptr : &found->second;
  }

  // Words that one slip may have made into one that no document has, the nearest first; of equally
  // near ones the most frequent.
  std::vector<std::string> Near(const Word& word) const {
    struct Candidate {
      double cost;
      Xapian::doccount frequency;
      std::string toned;
    };
    std::vector<Candidate> near;
    for (const auto& [folded, forms] : forms_) {
      const std::size_t letters = query::EditDistance(folded, word.folded);
      if (letters > 1) continue;
      for (const Form& form : forms) {
        const bool marks = word.marks == Marks::kToned && form.toned != word.toned;
        const double cost =
            letters > 0 ? kLetterCost * static_cast<double>(letters) : (marks ? kMarkCost : 0);
        near.push_back({cost, form.frequency, form.toned});
      }
    }
    std::sort(near.begin(), near.end(), [](const Candidate& a, const Candidate& b) {
      return std::tie(a.cost, b.frequency, a.toned) < std::tie(b.cost, a.frequency, b.toned);
    });
    std::vector<std::string> words;
    for (Candidate& candidate : near) {
      if (words.size() == kMostCandidates) break;
      words.push_back(std::move(candidate.toned));
    }
    return words;
  }

 private:
  Vocabulary() = default;

  // Numbers come before words, prefixed terms too; words are in small letters.
  void Read(const Xapian::Database& index, const std::string& from, const std::string& prefix) {
    auto term = index.allterms_begin(prefix);
    term.skip_to(from);
    for (; term != index.allterms_end(prefix); ++term) {
      forms_[text::FoldedKey(*term)].push_back({*term, term.get_termfreq()});
    }
    for (auto& [folded, forms] : forms_) {
      std::stable_sort(forms.begin(), forms.end(),
                       [](const Form& a, const Form& b) { return a.frequency > b.frequency; });
    }
  }

  std::unordered_map<std::string, std::vector<Form>> forms_;
};

// Restores the marks of words in a row from the places where documents have them in a row.
class Restorer {
 public:
  Restorer(const Xapian::Database& index, const Vocabulary& vocabulary,
           const std::vector<const Word*>& words)
      : index_(index), vocabulary_(vocabulary), words_(words) {}

  // The toned words; nothing where no two of them ever stand together.
  std::optional<std::vector<std::string>> Run() {
    std::vector<std::string> toned;
    bool together = false;
    for (std::size_t at = 0; at < words_.size();) {
      std::vector<std::string> group;
      std::size_t length = std::min(kLongestGroup, words_.size() - at);
      for (; length > 1 && group.empty(); --length) group = MostWitnessed(at, length);
      together |= !group.empty();
      if (group.empty()) group = {Single(*words_[at])};
      at += group.size();
      toned.insert(toned.end(), group.begin(), group.end());
    }
    if (!together) return std::nullopt;
    return toned;
  }

 private:
  std::string Single(const Word& word) const {
    const auto* forms = vocabulary_.FormsOf(word.folded);
    return forms == nullptr ? word.folded : forms->front().toned;
  }

  // How most witnesses write `length` words from `at` on; empty where there are none.
  std::vector<std::string> MostWitnessed(std::size_t at, std::size_t length) {
    std::vector<std::string> terms;
    for (std::size_t i = at; i < at + length; ++i) {
      terms.push_back(query::TermOf(*words_[i], Scope::kText));
    }
    Xapian::Enquire enquire(index_);
    enquire.set_query(Xapian::Query(Xapian::Query::OP_PHRASE, terms.begin(), terms.end(),
                                    static_cast<Xapian::termcount>(length)));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    const Xapian::MSet witnesses = enquire.get_mset(0, kWitnesses);
    std::map<std::vector<std::string>, std::size_t> counts;
    for (auto document = witnesses.begin(); document != witnesses.end(); ++document) {
      CountForms(*document, terms, at, counts);
    }
    std::vector<std::string> best;
    std::size_t most = 0;
    for (const auto& [forms, count] : counts) {
      if (count <= most) continue;
      most = count;
      best = forms;
    }
    return best;
  }

  using Positions = std::vector<Xapian::termpos>;

  Positions PositionsOf(Xapian::docid document, const std::string& term) const {
    return {index_.positionlist_begin(document, term), index_.positionlist_end(document, term)};
  }

  static bool Has(const Positions& list, Xapian::termpos position) {
    return std::binary_search(list.begin(), list.end(), position);
  }

  void CountForms(Xapian::docid document, const std::vector<std::string>& terms, std::size_t at,
                  std::map<std::vector<std::string>, std::size_t>& counts) const {
    std::vector<Positions> folded;
    for (const std::string& term : terms) folded.push_back(PositionsOf(document, term));
    std::vector<std::vector<std::pair<std::string, Positions>>> forms(terms.size());
    for (std::size_t i = 0; i < terms.size(); ++i) {
      const auto* known = vocabulary_.FormsOf(words_[at + i]->folded);
      if (known == nullptr) return;
      for (std::size_t f = 0; f < std::min(known->size(), kMostForms); ++f) {
        forms[i].emplace_back((*known)[f].toned, PositionsOf(document, (*known)[f].toned));
      }
    }
    for (const Xapian::termpos start : folded[0]) {
      std::vector<std::string> written;
      for (std::size_t i = 0; i < terms.size(); ++i) {
        const auto position = start + static_cast<Xapian::termpos>(i);
        for (const auto& [toned, positions] : forms[i]) {
          if (written.size() == i && Has(positions, position)) written.push_back(toned);
        }
      }
      if (written.size() == terms.size()) ++counts[written];
    }
  }

  const Xapian::Database& index_;
  const Vocabulary& vocabulary_;
  const std::vector<const Word*>& words_;
};

// The plain words of a query, in order.
std::vector<Word*> PlainWords(Node& root) {
  std::vector<Word*> words;
  query::VisitWords(root, [&](Node& node) {
    if (node.scope != Scope::kText || !node.number.empty()) return;
    for (Word& word : node.words) {
      if (!word.prefix && !word.verbatim) words.push_back(&word);
    }
  });
  return words;
}

void Retype(Word& word, const std::string& toned) {
  word = query::MakeWord(toned);
  word.marks = Marks::kToned;
}

bool RestoreMarks(const std::vector<Word*>& words, const Xapian::Database& index) {
  const std::vector<const Word*> typed(words.begin(), words.end());
  const Vocabulary vocabulary = Vocabulary::Around(index, typed);
  const auto toned = Restorer(index, vocabulary, typed).Run();
  if (!toned) return false;
  bool changed = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    changed |= (*toned)[i] != words[i]->toned;
    Retype(*words[i], (*toned)[i]);
  }
  return changed;
}

bool StandTogether(const Word& first, const Word& second, const Xapian::Database& index) {
  const std::string terms[] = {query::TermOf(first, Scope::kText),
                               query::TermOf(second, Scope::kText)};
  Xapian::Enquire enquire(index);
  enquire.set_query(Xapian::Query(Xapian::Query::OP_PHRASE, terms, terms + 2, 2));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  return !enquire.get_mset(0, 1).empty();
}

// The nearest word that stands beside the words before and behind it in some document; else the
// nearest one.
std::optional<Word> Mended(const std::vector<Word*>& words, std::size_t at,
                           const Xapian::Database& index, const Vocabulary& vocabulary) {
  const Word& word = *words[at];
  std::optional<Word> nearest;
  for (const std::string& toned : vocabulary.Near(word)) {
    Word candidate = query::MakeWord(word.marks == Marks::kFolded ? text::FoldedKey(toned) : toned);
    candidate.marks = word.marks;
    const bool before = at > 0 && StandTogether(*words[at - 1], candidate, index);
    const bool behind = at + 1 < words.size() && StandTogether(candidate, *words[at + 1], index);
    if (before || behind) return candidate;
    if (!nearest) nearest = candidate;
  }
  return nearest;
}

bool MendSlips(const std::vector<Word*>& words, const Xapian::Database& index) {
  std::optional<Vocabulary> vocabulary;
  bool changed = false;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (index.term_exists(query::TermOf(*words[at], Scope::kText))) continue;
    if (!vocabulary) vocabulary = Vocabulary::All(index);
    const auto mended = Mended(words, at, index, *vocabulary);
    if (!mended || mended->key() == words[at]->key()) continue;
    *words[at] = *mended;
    changed = true;
  }
  return changed;
}

}  // namespace

std::optional<Node> Suggest(const Node& root, const Xapian::Database& index) {
  Node better = root;
  const std::vector<Word*> words = PlainWords(better);
  if (words.empty() || words.size() > kMostWords) return std::nullopt;
  const bool mended = MendSlips(words, index);
  const bool unmarked = std::all_of(words.begin(), words.end(), [](const Word* word) {
    return word->marks == Marks::kFolded && !word->marked;
  });
  const bool restored = unmarked && words.size() > 1 && RestoreMarks(words, index);
  if (!mended && !restored) return std::nullopt;
  return better;
}

}  // namespace rasoat::search
