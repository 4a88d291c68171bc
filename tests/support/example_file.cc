#include "tests/support/example_file.h"

#include <fstream>
#include <stdexcept>

#include "pipeline/text/normalize.h"

namespace rasoat::test {
namespace {

constexpr std::string_view kArrow = " =>";
constexpr std::string_view kPublished = "# published:";

std::string Trim(std::string_view text) {
  const std::size_t start = text.find_first_not_of(" \t");
  if (start == std::string_view::npos) return {};
  return std::string(text.substr(start, text.find_last_not_of(" \t") - start + 1));
}

std::vector<std::string> SplitExpected(std::string_view text) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(" ; ", at), text.size());
    parts.push_back(Trim(text.substr(at, end - at)));
    at = end + 3;
  }
  return parts;
}

void ReadText(const std::string& marked, Example& example) {
  for (const char c : text::Normalize(marked).text) {
    const auto at = static_cast<std::uint32_t>(example.text.size());
    if (c == '[') {
      example.spans.push_back({at, at});
    } else if (c == ']') {
      if (example.spans.empty()) throw std::runtime_error("bracket without its opening");
      example.spans.back().end = at;
    } else {
      example.text.push_back(c);
    }
  }
}

Example ReadLine(const std::string& line) {
  Example example;
  const std::size_t arrow = line.rfind(kArrow);
  if (arrow == std::string::npos) throw std::runtime_error("no =>");
  std::string_view expected = std::string_view(line).substr(arrow + kArrow.size());
  example.known_broken = expected.starts_with('!');
  if (example.known_broken) expected.remove_prefix(1);
  ReadText(Trim(line.substr(0, arrow)), example);
  if (Trim(expected) != "nothing") example.expected = SplitExpected(expected);
  return example;
}

}  // namespace

std::vector<Example> ReadExamples(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error(file.string() + ": cannot be opened");
  std::vector<Example> examples;
  std::string published;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.starts_with(kPublished)) {
      published = Trim(std::string_view(line).substr(kPublished.size()));
      if (published == "-") published.clear();
    }
    if (line.empty() || line[0] == '#') continue;
    try {
      examples.push_back(ReadLine(line));
    } catch (const std::runtime_error& error) {
      throw std::runtime_error(file.string() + ":" + std::to_string(number) + ": " + error.what());
    }
    examples.back().line = number;
    examples.back().published = published;
  }
  return examples;
}

}  // namespace rasoat::test
