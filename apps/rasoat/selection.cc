#include "apps/rasoat/selection.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "pipeline/model/error.h"

namespace rasoat::apps {
namespace {

using nlohmann::json;

constexpr std::size_t kFingerprint = 16;  // hex digits

std::string ReadFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Error(ErrorCode::kUnreadable, path, SystemMessage(errno));
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) throw Error(ErrorCode::kUnreadable, path, SystemMessage(errno));
  return text.str();
}

bool IsFingerprint(std::string_view word) {
  return word.size() == kFingerprint &&
         word.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// The fingerprints of one JSON value: of SARIF results, or of a record of `--format json`.
void Gather(const json& value, std::set<std::string, std::less<>>& known) {
  if (value.contains("runs")) {
    for (const json& run : value.at("runs")) {
      for (const json& result : run.at("results")) {
        for (const auto& [name, print] : result.at("partialFingerprints").items()) {
          known.insert(print.get<std::string>());
        }
      }
    }
    return;
  }
  for (const json& check : value.at("checks")) {
    known.insert(check.at("fingerprint").get<std::string>());
  }
}

}  // namespace

void Selection::ReadBaseline(const std::string& path) {
  has_baseline_ = true;
  std::istringstream lines(ReadFile(path));
  std::string line;
  int number = 0;
  while (std::getline(lines, line)) {
    ++number;
    if (line.empty()) continue;
    try {
      Gather(json::parse(line), known_);
    } catch (const json::exception&) {
      throw Error(ErrorCode::kMalformed, path + ":" + std::to_string(number),
                  "rasoat check --format json, --format sarif");
    }
  }
}

void Selection::ReadSuppressions(const std::string& path) {
  std::istringstream lines(ReadFile(path));
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty() || line.front() == '#') continue;
    const std::size_t end = line.find_first_of(" \t");
    const std::size_t reason = end == std::string::npos ? end : line.find_first_not_of(" \t", end);
    if (reason == std::string::npos || !IsFingerprint(line.substr(0, end))) {
      throw Error(ErrorCode::kMalformed, path + ":" + std::to_string(number), "0123456789abcdef …");
    }
    reasons_[line.substr(0, end)] = line.substr(reason);
  }
}

Shown Selection::Of(const checks::Check& check) const {
  const bool quiet = check.severity == checks::Severity::kNone && !check.IsQuestion();
  if (quiet) return all_ ? Shown::kYes : Shown::kNo;
  if (reasons_.contains(check.fingerprint)) return Shown::kSuppressed;
  return known_.contains(check.fingerprint) ? Shown::kKnown : Shown::kYes;
}

const std::string& Selection::ReasonOf(const checks::Check& check) const {
  return reasons_.at(check.fingerprint);
}

void Tally::Add(const Record& record, const Selection& selection) {
  ++documents;
  checks += record.checks.size();
  for (const checks::Check& check : record.checks) {
    const Shown shown = selection.Of(check);
    known += shown == Shown::kKnown;
    suppressed += shown == Shown::kSuppressed;
    if (shown == Shown::kKnown || shown == Shown::kSuppressed) continue;
    errors += check.severity == checks::Severity::kError;
    notes += check.severity == checks::Severity::kNote;
    questions += check.IsQuestion();
  }
}

}  // namespace rasoat::apps
