// Latency of searches on a database that is there: search_bench DB [ROUNDS]
// Each search opens store and index, as one of a user does; files are in the system's cache after
// the first round, which is not counted. Prints median and 95th percentile in milliseconds.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "index/search/search.h"

namespace {

using rasoat::search::Options;

struct Kind {
  const char* name;
  std::vector<const char*> queries;
  bool facets = false;
};

const std::vector<Kind> kKinds = {
    {"AND of 3, toned", {"khiển trách đồng chí", "giám sát chuyên đề", "hộ nghèo xã"}},
    {"AND of 3, bare", {"khien trach dong", "giam sat chuyen", "ho ngheo xa"}},
    {"phrase of 4, toned", {"\"thi hành kỷ luật đảng\"", "\"ủy ban kiểm tra huyện\""}},
    {"phrase of 4, bare", {"\"thi hanh ky luat\"", "\"dang vien vi pham\""}},
    {"phrase, mixed", {"\"thi hanh kỷ luật\"", "\"dang vien vi phạm\""}},
    {"field and range", {"kỷ luật năm:2018..2020", "giám sát tỉnh:\"Nghệ An\" năm:2021"}},
    {"figures", {"\"đảng viên\">100", "\"tổ chức đảng\" 50..200 kỷ luật", "%>90", "tiền>2,5 tỷ"}},
    {"check", {"kiểm:không-khớp quy-tắc:tỉ-lệ", "kiểm:không-khớp năm:2020"}},
    {"same sentence", {"@câu(khiển trách cảnh cáo)"}},
    {"facets, some 5,000 hits", {"\"thi hành kỷ luật\" năm:2020"}, true},
    {"facets, most documents", {"kiểm tra"}, true},
};

double Milliseconds(const std::string& folder, const Options& options, std::uint64_t& total) {
  const auto start = std::chrono::steady_clock::now();
  total = rasoat::search::Search(folder, options).total;
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
      .count();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 1;
  const int rounds = argc > 2 ? std::atoi(argv[2]) : 20;
  std::printf("%-26s %9s %9s %10s\n", "query", "median ms", "p95 ms", "documents");
  for (const Kind& kind : kKinds) {
    std::vector<double> times;
    std::uint64_t total = 0;
    for (int round = 0; round <= rounds; ++round) {
      for (const char* query : kind.queries) {
        Options options;
        options.query = query;
        options.facets = kind.facets;
        const double time = Milliseconds(argv[1], options, total);
        if (round > 0) times.push_back(time);
      }
    }
    std::sort(times.begin(), times.end());
    std::printf("%-26s %9.1f %9.1f %10llu\n", kind.name, times[times.size() / 2],
                times[times.size() * 95 / 100], static_cast<unsigned long long>(total));
  }
}
