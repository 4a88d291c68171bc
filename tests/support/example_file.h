#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "pipeline/model/span.h"

// The examples beside each grammar and rule. One example a line:
//   # published: 2024-05-02                 the document's own date, for the lines below ("-":
//   none) Kiểm tra [77 tổ chức đảng] => count 77 "tổ chức đảng" [42 chi bộ], [95 đảng viên] =>
//   count 42 "chi bộ" ; count 95 "đảng viên" sau 5 năm => nothing [rằm tháng Giêng] =>! date
//   2024-02-24   known broken: the test fails once it passes
// Brackets mark the spans that must be found, in order, and no others.

namespace rasoat::test {

struct Example {
  int line = 0;
  std::string text;  // normalised, without the brackets
  std::vector<Span> spans;
  std::vector<std::string> expected;  // one for each span, or of a check rule one for each check
  std::string published;
  bool known_broken = false;
};

// Throws std::runtime_error naming file and line for a line that cannot be read.
std::vector<Example> ReadExamples(const std::filesystem::path& file);

}  // namespace rasoat::test
