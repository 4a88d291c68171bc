#include "index/figures.h"

#include <nlohmann/json.hpp>

#include "index/facts.h"
#include "index/words.h"
#include "index/xapian/figure_terms.h"

namespace rasoat::index {
namespace {

using nlohmann::json;
namespace subjects = xapian::subjects;

std::optional<Decimal> Number(const json& mention, const char* field) {
  const auto found = mention.find(field);
  if (found == mention.end() || !found->is_number()) return std::nullopt;
  const auto decimal = Decimal::Parse(found->dump());
  if (!decimal) return std::nullopt;
  return decimal->Reduced();
}

std::string_view SubjectOfChange(const json& mention, bool percent) {
  const bool up = Text(mention, "direction") == "increase";
  if (percent) return up ? subjects::kIncreasePercent : subjects::kDecreasePercent;
  return up ? subjects::kIncrease : subjects::kDecrease;
}

class Collector {
 public:
  explicit Collector(std::vector<Figure>& figures) : figures_(figures) {}

  void Add(const json& mention, std::size_t number) {
    mention_ = &mention;
    number_ = number;
    const std::string type = Text(mention, "type");
    const std::string unit = TonedWords(Text(mention, "unit"));
    if (type == "count") Put(unit, "value");
    if (type == "percent") Put(subjects::kPercent, "value");
    if (type == "money") Put(subjects::kMoney, "value");
    if (type == "change") {
      Put(SubjectOfChange(mention, true), "percent");
      Put(SubjectOfChange(mention, false), "amount");
    }
    if (type == "ratio") {
      Put(unit, "numerator");
      Put(unit, "denominator");
      Put(subjects::kPercent, "percent");
    }
  }

 private:
  void Put(std::string_view subject, const char* field) {
    const auto value = Number(*mention_, field);
    const std::string category = TonedWords(Text(*mention_, "category"));
    if (!value || *value < Decimal() || (subject.empty() && category.empty())) return;
    figures_.push_back({std::string(subject), category, *value, number_});
  }

  std::vector<Figure>& figures_;
  const json* mention_ = nullptr;
  std::size_t number_ = 0;
};

}  // namespace

std::vector<Figure> FiguresOf(const json& record) {
  std::vector<Figure> figures;
  Collector collector(figures);
  const json& mentions = record.at("mentions");
  for (std::size_t i = 0; i < mentions.size(); ++i) collector.Add(mentions[i], i);
  return figures;
}

std::vector<std::string> NumbersOf(const json& mention) {
  std::vector<std::string> numbers;
  const std::string type = Text(mention, "type");
  if (const auto value = Number(mention, "value")) {
    numbers.push_back(value->ToString() + (type == "percent" ? "%" : ""));
  }
  if (const auto amount = Number(mention, "amount")) numbers.push_back(amount->ToString());
  if (const auto percent = Number(mention, "percent")) numbers.push_back(percent->ToString() + "%");
  const auto numerator = Number(mention, "numerator");
  const auto denominator = Number(mention, "denominator");
  if (numerator && denominator) {
    numbers.push_back(numerator->ToString());
    numbers.push_back(denominator->ToString());
    numbers.push_back(numerator->ToString() + "/" + denominator->ToString());
  }
  return numbers;
}

}  // namespace rasoat::index
