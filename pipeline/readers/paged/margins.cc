#include "pipeline/readers/paged/margins.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace rasoat::readers::paged {
namespace {

constexpr float kMarginShare = 0.14F;       // of the page's height
constexpr std::size_t kMostLines = 3;       // at either end of a page
constexpr float kSameHeight = 8;            // points
constexpr std::size_t kLongestNumber = 16;  // bytes: "Trang 12/46"

std::string WithoutDigits(const std::string& text) {
  std::string key;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit) key += c;
    if (digit && (key.empty() || key.back() != '#')) key += '#';
  }
  return key;
}

// "12", "- 12 -", "Trang 12", "12/46": few letters around a number.
bool IsPageNumber(const std::string& text, int page, std::size_t pages) {
  if (text.size() > kLongestNumber) return false;
  const std::size_t first = text.find_first_of("0123456789");
  if (first == std::string::npos) return false;
  const std::size_t end = std::min(text.find_first_not_of("0123456789", first), text.size());
  if (end - first > 4) return false;
  const int number = std::stoi(text.substr(first, end - first));
  const bool alone = text.find_first_not_of("0123456789 -–|[]") == std::string::npos;
  if (alone && std::abs(number - page) <= 1) return true;
  return number == page && text.ends_with("/" + std::to_string(pages));
}

struct Candidate {
  std::size_t page;
  std::size_t line;
  bool top;
  float height;  // of its middle, from the nearer edge
};

class MarginReading {
 public:
  MarginReading(const std::vector<Page>& pages, std::vector<std::vector<Line>>& lines)
      : pages_(pages), lines_(lines) {}

  Margins Take() {
    for (std::size_t p = 0; p < lines_.size(); ++p) AddCandidates(p);
    std::set<std::pair<std::size_t, std::size_t>> taken;
    for (const auto& [key, candidates] : by_text_) {
      for (const Candidate& candidate : candidates) {
        if (Repeats(candidate, candidates)) taken.insert({candidate.page, candidate.line});
      }
    }
    for (const auto& [page, line] : numbers_) taken.insert({page, line});
    for (const auto& place : taken) Keep(place.first, place.second);
    for (auto place = taken.rbegin(); place != taken.rend(); ++place) {
      std::vector<Line>& page = lines_[place->first];
      page.erase(page.begin() + static_cast<std::ptrdiff_t>(place->second));
    }
    return std::move(margins_);
  }

 private:
  void AddCandidates(std::size_t p) {
    const Page& page = pages_[p];
    std::vector<Line>& lines = lines_[p];
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (i >= kMostLines && i + kMostLines < lines.size()) continue;
      const float middle = lines[i].box.middle_y();
      const bool top = middle < page.height * kMarginShare;
      const bool bottom = middle > page.height * (1 - kMarginShare);
      if (!top && !bottom) continue;
      if (IsPageNumber(lines[i].text, page.number, pages_.size())) {
        numbers_.emplace_back(p, i);
        continue;
      }
      const float height = top ? middle : page.height - middle;
      by_text_[WithoutDigits(lines[i].text)].push_back({p, i, top, height});
    }
  }

  // On at least three pages, or on both of two.
  bool Repeats(const Candidate& candidate, const std::vector<Candidate>& all) const {
    const auto same = std::count_if(all.begin(), all.end(), [&](const Candidate& other) {
      return other.top == candidate.top && std::abs(other.height - candidate.height) < kSameHeight;
    });
    return same >= 3 || (same == 2 && pages_.size() == 2);
  }

  void Keep(std::size_t p, std::size_t i) {
    const Line& line = lines_[p][i];
    if (std::find(numbers_.begin(), numbers_.end(), std::pair{p, i}) != numbers_.end()) return;
    if (!known_.insert(WithoutDigits(line.text)).second) return;
    PlacedText text;
    text.Append(pages_[p], line);
    const bool top = line.box.middle_y() < pages_[p].height / 2;
    (top ? margins_.headers : margins_.footers).push_back(std::move(text));
  }

  const std::vector<Page>& pages_;
  std::vector<std::vector<Line>>& lines_;
  std::map<std::string, std::vector<Candidate>> by_text_;
  std::vector<std::pair<std::size_t, std::size_t>> numbers_;  // page, line
  std::set<std::string> known_;
  Margins margins_;
};

}  // namespace

Margins TakeMargins(const std::vector<Page>& pages, std::vector<std::vector<Line>>& lines) {
  return MarginReading(pages, lines).Take();
}

}  // namespace rasoat::readers::paged
