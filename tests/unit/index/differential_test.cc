#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

#include "index/database.h"
#include "index/search/search.h"
#include "pipeline/readers/assemble.h"
#include "pipeline/text/keys.h"
#include "pipeline/text/tokenizer.h"
#include "tests/support/temp_folder.h"

// The index against a scan of all texts: both must find the same documents, whatever the query. The
// scan knows tokens, keys and mentions, and nothing of the index's terms, positions and planner.

namespace rasoat {
namespace {

constexpr int kDocuments = 120;
constexpr int kQueries = 1000;

const std::vector<std::string> kWords = {"kiểm", "kiềm", "tra",  "trà", "kỷ",  "kỳ",   "luật",
                                         "đảng", "đăng", "viên", "chi", "bộ",  "giám", "sát",
                                         "tổ",   "chức", "khai", "trừ", "hòa", "bình", "năm"};
const std::vector<std::string> kUnits = {"đảng viên", "chi bộ", "tổ chức đảng"};

// A document as the scan sees it.
struct Scanned {
  std::string id;
  struct Token {
    std::string toned;
    std::string folded;
    int sentence;
    int block;
  };
  std::vector<Token> tokens;
  std::vector<std::pair<std::string, int>> figures;  // unit, value
  int year = 0;
};

class Random {
 public:
  int Below(int n) { return std::uniform_int_distribution<int>(0, n - 1)(engine_); }
  bool OneIn(int n) { return Below(n) == 0; }
  template <typename T>
  const T& Of(const std::vector<T>& values) {
    return values[static_cast<std::size_t>(Below(static_cast<int>(values.size())))];
  }

 private:
  std::mt19937 engine_{20261122};
};

// What a query is made of, so that the scan need not parse it.
struct Part {
  enum class Kind { kWord, kPhrase, kSentence, kPrefix, kFigure, kYear } kind;
  std::vector<std::string> words;  // toned
  std::string unit;
  int low = 0;
  int high = 0;
  bool excluded = false;
};

struct Wanted {
  std::vector<std::vector<Part>> options;  // an Or of Ands
  bool folded = false;
};

std::string Fold(const std::string& word) { return text::FoldedKey(word); }

std::vector<std::string> SomeWords(Random& random, int most) {
  std::vector<std::string> words;
  const int count = 1 + random.Below(most);
  for (int i = 0; i < count; ++i) words.push_back(random.Of(kWords));
  return words;
}

Part MakePart(Random& random) {
  Part part;
  switch (random.Below(8)) {
    case 0:
    case 1: part = {Part::Kind::kPhrase, SomeWords(random, 3), "", 0, 0, false}; break;
    case 2: part = {Part::Kind::kSentence, SomeWords(random, 3), "", 0, 0, false}; break;
    case 3: part = {Part::Kind::kPrefix, {"kiể"}, "", 0, 0, false}; break;
    case 4: {
      const int low = random.Below(60);
      part = {Part::Kind::kFigure, {}, random.Of(kUnits), low, low + random.Below(30), false};
      break;
    }
    case 5: {
      const int year = 2018 + random.Below(6);
      part = {Part::Kind::kYear, {}, "", year, year + random.Below(2), false};
      break;
    }
    default: part = {Part::Kind::kWord, {random.Of(kWords)}, "", 0, 0, false};
  }
  part.excluded = random.OneIn(6);
  return part;
}

Wanted MakeWanted(Random& random) {
  Wanted wanted;
  wanted.folded = random.OneIn(2);
  const int options = random.OneIn(4) ? 2 : 1;
  for (int i = 0; i < options; ++i) {
    wanted.options.emplace_back();
    const int parts = 1 + random.Below(3);
    for (int p = 0; p < parts; ++p) wanted.options.back().push_back(MakePart(random));
  }
  return wanted;
}

std::string Join(const std::vector<std::string>& words, bool folded) {
  std::string text;
  for (const std::string& word : words) {
    text += (text.empty() ? "" : " ") + (folded ? Fold(word) : word);
  }
  return text;
}

std::string Write(const Part& part, bool folded) {
  const std::string words = Join(part.words, folded);
  const std::string minus = part.excluded ? "-" : "";
  switch (part.kind) {
    case Part::Kind::kWord: return minus + words;
    case Part::Kind::kPhrase: return minus + '"' + words + '"';
    case Part::Kind::kSentence: return minus + "@câu(" + words + ")";
    case Part::Kind::kPrefix: return minus + words + "*";
    case Part::Kind::kFigure:
      return minus + '"' + part.unit + "\" " + std::to_string(part.low) + ".." +
             std::to_string(part.high);
    case Part::Kind::kYear:
      return minus + "năm:" + std::to_string(part.low) + ".." + std::to_string(part.high);
  }
  return {};
}

std::string Write(const Wanted& wanted) {
  std::string query;
  for (const auto& parts : wanted.options) {
    if (!query.empty()) query += " HOẶC ";
    query += '(';
    for (const Part& part : parts) query += Write(part, wanted.folded) + " ";
    query += ')';
  }
  return query;
}

class Scan {
 public:
  Scan(const Scanned& document, const Wanted& wanted) : document_(document), wanted_(wanted) {}

  bool Holds() const {
    return std::any_of(wanted_.options.begin(), wanted_.options.end(), [&](const auto& parts) {
      return std::all_of(parts.begin(), parts.end(),
                         [&](const Part& part) { return Holds(part) != part.excluded; });
    });
  }

 private:
  bool Holds(const Part& part) const {
    switch (part.kind) {
      case Part::Kind::kWord:
      case Part::Kind::kPhrase: return HasPhrase(part);
      case Part::Kind::kSentence: return HasSentence(part);
      case Part::Kind::kPrefix:
        return std::any_of(tokens().begin(), tokens().end(), [&](const auto& token) {
          return KeyOf(token).starts_with(Wanted(part.words[0]));
        });
      case Part::Kind::kFigure:
        return std::any_of(document_.figures.begin(), document_.figures.end(), [&](const auto& f) {
          return f.first == part.unit && f.second >= part.low && f.second <= part.high;
        });
      case Part::Kind::kYear: return document_.year >= part.low && document_.year <= part.high;
    }
    return false;
  }

  const std::vector<Scanned::Token>& tokens() const { return document_.tokens; }
  const std::string& KeyOf(const Scanned::Token& token) const {
    return folded() ? token.folded : token.toned;
  }
  std::string Wanted(const std::string& word) const { return folded() ? Fold(word) : word; }
  // No word of the query with a mark.
  bool folded() const {
    if (wanted_.folded) return true;
    for (const auto& parts : wanted_.options) {
      for (const Part& part : parts) {
        for (const std::string& word : part.words) {
          if (Fold(word) != word) return false;
        }
      }
    }
    return true;
  }

  bool HasPhrase(const Part& part) const {
    for (std::size_t at = 0; at + part.words.size() <= tokens().size(); ++at) {
      bool all = true;
      for (std::size_t i = 0; i < part.words.size() && all; ++i) {
        all = KeyOf(tokens()[at + i]) == Wanted(part.words[i]) &&
              tokens()[at + i].sentence == tokens()[at].sentence;
      }
      if (all) return true;
    }
    return false;
  }

  bool HasSentence(const Part& part) const {
    for (const Scanned::Token& token : tokens()) {
      const bool all = std::all_of(part.words.begin(), part.words.end(), [&](const auto& word) {
        return std::any_of(tokens().begin(), tokens().end(), [&](const Scanned::Token& other) {
          return other.sentence == token.sentence && KeyOf(other) == Wanted(word);
        });
      });
      if (all) return true;
    }
    return false;
  }

  const Scanned& document_;
  const struct Wanted& wanted_;
};

struct Made {
  Record record;
  Scanned scanned;
};

// Two to four paragraphs of sentences, each with a full stop, some with a figure.
Made MakeDocument(Random& random, int number) {
  readers::RawDocument raw;
  raw.id = std::to_string(number);
  Made made;
  made.scanned.id = raw.id;
  made.scanned.year = 2018 + random.Below(7);
  raw.published = std::to_string(made.scanned.year) + "-03-05";
  int sentence = 0;
  const int blocks = 2 + random.Below(3);
  for (int block = 0; block < blocks; ++block) {
    std::string text;
    const int sentences = 1 + random.Below(3);
    for (int s = 0; s < sentences; ++s, ++sentence) {
      std::string written = Join(SomeWords(random, 6), false);
      // A sentence of small letters behind a full stop ends like any other.
      if (random.OneIn(2))
        written += ": " + std::to_string(2 + random.Below(88)) + " " + random.Of(kUnits);
      text += (text.empty() ? "" : " ") + written + ".";
      for (const text::Token& token : text::Tokenize(written)) {
        if (token.kind == text::TokenKind::kSymbol) continue;
        const std::string word = written.substr(token.start, token.end - token.start);
        made.scanned.tokens.push_back({text::TonedKey(word), Fold(word), sentence, block});
      }
    }
    raw.blocks.push_back({BlockKind::kParagraph, 0, text, {}, {}});
  }
  made.record = MakeRecord(
      readers::Assemble(std::move(raw), {made.scanned.id, made.scanned.id, "text/plain", "1"}));
  // What extraction found is given: the question is whether the index finds it again.
  const auto json = nlohmann::json::parse(ToJson(made.record));
  for (const auto& mention : json.at("mentions")) {
    if (mention.at("type") != "count" || !mention.at("value").is_number_integer()) continue;
    for (const char* field : {"unit", "category"}) {
      if (!mention.contains(field)) continue;
      made.scanned.figures.emplace_back(mention.at(field).get<std::string>(),
                                        mention.at("value").get<int>());
    }
  }
  return made;
}

TEST(Differential, TheIndexFindsWhatAScanFinds) {
  const test::TempFolder temp;
  const std::string folder = temp / "db";
  Random random;
  std::vector<Scanned> documents;
  {
    DatabaseWriter writer(folder);
    for (int i = 0; i < kDocuments; ++i) {
      Made made = MakeDocument(random, i);
      writer.Put(made.record, Prepare(made.record), made.scanned.id);
      documents.push_back(std::move(made.scanned));
    }
    writer.Commit();
  }
  int nonempty = 0;
  for (int i = 0; i < kQueries; ++i) {
    const Wanted wanted = MakeWanted(random);
    search::Options options;
    options.query = Write(wanted);
    options.limit = kDocuments;
    options.exact = true;
    std::set<std::string> found;
    for (const search::Hit& hit : search::Search(folder, options).hits) found.insert(hit.id);
    std::set<std::string> scanned;
    for (const Scanned& document : documents) {
      if (Scan(document, wanted).Holds()) scanned.insert(document.id);
    }
    ASSERT_EQ(found, scanned) << options.query;
    nonempty += !found.empty();
  }
  EXPECT_GT(nonempty, kQueries / 4) << "queries that find nothing prove little";
}

}  // namespace
}  // namespace rasoat
