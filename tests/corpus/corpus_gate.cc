// The quality gate: precision and recall on the corpus must not fall below corpus/floors.json.
//   corpus_gate CORPUS             prints the table; status 1 below a floor or on a changed corpus
//   corpus_gate CORPUS --faults    … and every fault
//   corpus_gate CORPUS --update    writes the floors reached and the fingerprint; never lowers one
//                                  without --allow-regression, which wants a commit of its own

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "pipeline/model/hash.h"
#include "pipeline/run/inputs.h"
#include "pipeline/run/read_input.h"
#include "tests/corpus/score.h"

namespace rasoat::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

std::string ReadFile(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

std::vector<fs::path> FactFiles(const fs::path& corpus) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(corpus / "facts")) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<fs::path> CaseFiles(const fs::path& corpus) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(corpus / "cases")) {
    if (entry.path().extension() == ".jsonl") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// Of all facts and documents: floors are only comparable on the same corpus.
std::string Fingerprint(const fs::path& corpus) {
  std::string all;
  for (const fs::path& file : CaseFiles(corpus)) all += Sha256(ReadFile(file));
  for (const fs::path& file : FactFiles(corpus)) {
    const std::string facts = ReadFile(file);
    const std::string document = json::parse(facts).at("document");
    all += Sha256(facts) + Sha256(ReadFile(corpus / "documents" / document));
  }
  return Sha256(all);
}

// A case is one line: text and facts together.
void ScoreCases(const fs::path& file, Scores& scores) {
  std::istringstream lines(ReadFile(file));
  run::Inputs inputs({file.string()}, {}, true);
  std::string line;
  while (std::getline(lines, line)) {
    const json facts = json::parse(line);
    run::ReadResult read = run::ReadInput(inputs.Next().value(), {});
    if (read.error) throw Error(*read.error);
    Compare(facts.at("id"), MakeRecord(std::move(read.documents.at(0))), facts, scores);
  }
}

Scores ScoreCorpus(const fs::path& corpus) {
  Scores scores;
  for (const fs::path& file : CaseFiles(corpus)) ScoreCases(file, scores);
  for (const fs::path& file : FactFiles(corpus)) {
    const json facts = json::parse(ReadFile(file));
    const std::string name = facts.at("document");
    const fs::path path = corpus / "documents" / name;
    run::ReadResult read = run::ReadInput(run::FileInput(name, path.string()), {});
    if (read.error) throw Error(*read.error);
    for (Document& document : read.documents) {
      Compare(name, MakeRecord(std::move(document)), facts, scores);
    }
  }
  return scores;
}

// Down to three decimals, so that a floor is never above what was reached.
double Floor(double value) { return std::floor(value * 1000) / 1000; }

int Compare(const Scores& scores, const json& floors) {
  int status = 0;
  std::printf("%-22s %9s %7s   %s\n", "", "precision", "recall", "hit / extra / missed");
  for (const auto& [name, score] : scores.by_name) {
    const json floor = floors.value(name, json::object());
    const bool below = score.precision() < floor.value("precision", 1.0) ||
                       score.recall() < floor.value("recall", 1.0);
    std::printf("%-22s %9.3f %7.3f   %zu / %zu / %zu%s\n", name.c_str(), score.precision(),
                score.recall(), score.hit, score.extra, score.missed,
                below ? "   BELOW ITS FLOOR" : "");
    if (below) status = 1;
  }
  return status;
}

int Update(const fs::path& file, const Scores& scores, const std::string& fingerprint, json gate,
           bool allow_regression) {
  for (const auto& [name, score] : scores.by_name) {
    json& floor = gate["floors"][name];
    if (floor.is_null()) floor = json::object();
    const std::pair<const char*, double> values[] = {{"precision", Floor(score.precision())},
                                                     {"recall", Floor(score.recall())}};
    for (const auto& [key, value] : values) {
      if (value < floor.value(key, 0.0) && !allow_regression) {
        std::fprintf(stderr, "%s.%s would fall: use --allow-regression\n", name.c_str(), key);
        return 1;
      }
      floor[key] = value;
    }
  }
  gate["fingerprint"] = fingerprint;
  std::ofstream(file) << gate.dump(2) << '\n';
  return 0;
}

int Main(const fs::path& corpus, const std::vector<std::string>& options) {
  const auto has = [&](const char* option) {
    return std::find(options.begin(), options.end(), option) != options.end();
  };
  const fs::path file = corpus / "floors.json";
  const json gate = fs::exists(file) ? json::parse(ReadFile(file)) : json::object();
  const Scores scores = ScoreCorpus(corpus);
  const std::string fingerprint = Fingerprint(corpus);
  if (has("--faults")) {
    for (const std::string& fault : scores.faults) std::cout << fault << '\n';
  }
  if (has("--update")) {
    return Update(file, scores, fingerprint, gate, has("--allow-regression"));
  }
  int status = Compare(scores, gate.value("floors", json::object()));
  if (gate.value("fingerprint", "") != fingerprint) {
    std::puts("the corpus has changed since its floors were set: corpus_gate CORPUS --update");
    status = 1;
  }
  return status;
}

}  // namespace
}  // namespace rasoat::test

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: corpus_gate CORPUS [--faults] [--update [--allow-regression]]\n";
    return 2;
  }
  return rasoat::test::Main(argv[1], {argv + 2, argv + argc});
}
