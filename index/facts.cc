#include "index/facts.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "extractors/places/provinces.h"
#include "index/query/vocabulary.h"
#include "index/words.h"
#include "pipeline/text/keys.h"

namespace rasoat::index {
namespace {

using nlohmann::json;

constexpr std::size_t kHeadBlocks = 3;
constexpr std::size_t kMostOrganisations = 500;

void AddOnce(std::string value, std::vector<std::string>& values) {
  if (value.empty()) return;
  if (std::find(values.begin(), values.end(), value) == values.end()) {
    values.push_back(std::move(value));
  }
}

// Where the head ends: behind the subject of a letterhead, or behind the first paragraphs.
std::size_t EndOfHead(const json& record) {
  std::size_t end = 0;
  const json& blocks = record.at("blocks");
  for (std::size_t i = 0; i < std::min(kHeadBlocks, blocks.size()); ++i) {
    end = blocks[i].at("end").get<std::size_t>();
  }
  const auto letterhead = record.find("letterhead");
  if (letterhead != record.end() && letterhead->contains("subject")) {
    end = std::max(end, letterhead->at("subject").at("end").get<std::size_t>());
  }
  return end;
}

std::string LetterheadText(const json& record, const char* field) {
  const auto letterhead = record.find("letterhead");
  if (letterhead == record.end() || !letterhead->contains(field)) return {};
  return Text(letterhead->at(field), "text");
}

std::string PublishedOf(const json& record) {
  auto days = DaysOf(Text(record, "published"));
  if (!days) days = DaysOf(LetterheadText(record, "date"));
  return days ? days->first : std::string();
}

std::string HostOf(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  std::string_view host = url.substr(0, url.find_first_of("/?#:"));
  if (host.starts_with("www.")) host.remove_prefix(4);
  return text::FoldedKey(host);
}

void AddPlace(const json& mention, Facts& facts) {
  AddOnce(FoldedWords(Text(mention, "name")), facts.places);
  const places::Provinces provinces =
      places::ProvincesOf(Text(mention, "code_before"), Text(mention, "code_after"));
  AddOnce(provinces.before, facts.provinces_before);
  AddOnce(provinces.after, facts.provinces_after);
}

bool HasProvince(const Facts& facts) {
  return !facts.provinces_before.empty() || !facts.provinces_after.empty();
}

// "XXXX" is the year of publication. A day is no period.
void TakePeriod(const json& mention, Facts& facts) {
  const auto value = mention.find("value");
  if (!facts.period.first.empty() || value == mention.end() || !value->is_string()) return;
  const auto days =
      DaysOf(value->get_ref<const std::string&>(), std::string_view(facts.published).substr(0, 4));
  if (days && days->first != days->last) facts.period = *days;
}

void ReadMentions(const json& record, Facts& facts) {
  const std::size_t head = EndOfHead(record);
  std::set<std::string> organisations;
  const json& mentions = record.at("mentions");
  for (const json& mention : mentions) {
    const std::string type = Text(mention, "type");
    const bool in_head = mention.at("start").get<std::size_t>() < head;
    if (type == "place" && in_head) AddPlace(mention, facts);
    if (type == "date" && in_head) TakePeriod(mention, facts);
    if (type == "org" && organisations.size() < kMostOrganisations) {
      std::string name = Text(mention, "name");
      if (organisations.insert(text::FoldedKey(name)).second) {
        facts.organisations.push_back(std::move(name));
      }
    }
    if (mention.value("unsure", false)) AddOnce("unsure", facts.qualities);
  }
  const bool found = HasProvince(facts);
  for (const json& mention : mentions) {
    if (Text(mention, "type") != "place") continue;
    if (found) {
      AddOnce(FoldedWords(Text(mention, "name")), facts.places);
    } else {
      AddPlace(mention, facts);
    }
  }
}

void ReadChecks(const json& record, Facts& facts) {
  for (const json& check : record.at("checks")) {
    const CheckFact fact = CheckFactOf(check);
    const auto& [rule, verdict] = fact;
    if (std::find(facts.checks.begin(), facts.checks.end(), fact) == facts.checks.end()) {
      facts.checks.push_back(fact);
    }
    AddOnce(verdict, facts.verdicts);
    const bool inconsistent = verdict == "inconsistent";
    const bool rounding = verdict == "rounding";
    if (inconsistent || rounding) AddOnce(rule, facts.rules);
    facts.inconsistent += inconsistent;
    facts.rounding += rounding;
  }
}

}  // namespace

std::string Text(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::vector<std::string> QualitiesOf(const json& record) {
  std::vector<std::string> qualities;
  for (const json& warning : record.at("warnings")) {
    const std::string code = Text(warning, "code");
    if (code == "recognised") AddOnce("ocr", qualities);
    if (code == "encoding-mended") AddOnce("legacy", qualities);
  }
  if (!record.at("tables").empty()) AddOnce("table", qualities);
  return qualities;
}

CheckFact CheckFactOf(const json& check) {
  const bool question = Text(check, "class") == "question";
  return {Text(check, "rule"), question ? "question" : Text(check, "verdict")};
}

Facts FactsOf(const json& record) {
  Facts facts;
  facts.published = PublishedOf(record);
  facts.host = HostOf(Text(record, "url"));
  facts.publisher = Text(record, "publisher");
  if (facts.publisher.empty()) facts.publisher = facts.host;
  text::AppendLower(LetterheadText(record, "kind"), facts.kind);
  if (facts.kind.empty() && !facts.publisher.empty()) facts.kind = query::NameOf("kind", "article");
  facts.media_type = Text(record.at("source"), "media_type");
  facts.qualities = QualitiesOf(record);
  ReadMentions(record, facts);
  ReadChecks(record, facts);
  return facts;
}

}  // namespace rasoat::index
