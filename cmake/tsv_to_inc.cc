// Build-time tool: turns a table of tab-separated values into C++ initialisers, so that lexicons
// and message catalogues are compiled in and nothing is parsed when the program starts.
//   tsv_to_inc IN.tsv OUT.inc COLUMNS
// Empty lines and lines that begin with '#' are skipped. A row with fewer columns is filled with
// empty ones; a row with more is an error. Each row becomes {"…", "…", LINE}, where LINE is its
// place in the table, for messages.

#include <fstream>
#include <iostream>
#include <string>
#include <vector>

namespace {

std::vector<std::string> SplitTabs(const std::string& line) {
  std::vector<std::string> cells(1);
  for (const char c : line) {
    if (c == '\t') {
      cells.emplace_back();
    } else {
      cells.back().push_back(c);
    }
  }
  return cells;
}

std::string Quoted(const std::string& cell) {
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"' || c == '\\') quoted.push_back('\\');
    quoted.push_back(c);
  }
  return quoted + '"';
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: tsv_to_inc IN.tsv OUT.inc COLUMNS\n";
    return 2;
  }
  std::ifstream in(argv[1]);
  std::ofstream out(argv[2]);
  const std::size_t columns = std::stoul(argv[3]);
  out << "// GENERATED from " << std::string(argv[1]).substr(std::string(argv[1]).rfind('/') + 1)
      << " by cmake/tsv_to_inc.cc\n";
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> cells = SplitTabs(line);
    if (cells.size() > columns) {
      std::cerr << argv[1] << ':' << number << ": " << cells.size() << " columns, expected at most "
                << columns << '\n';
      return 1;
    }
    cells.resize(columns);
    out << '{';
    for (const std::string& cell : cells) out << Quoted(cell) << ", ";
    out << number << "},\n";
  }
  return in.eof() && out.flush() ? 0 : 1;
}
