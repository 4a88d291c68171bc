// Pages read a second, one thread: bytes to a document, nothing extracted. read_bench FOLDER ROUNDS

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "pipeline/run/inputs.h"
#include "pipeline/run/read_input.h"

int main(int argc, char** argv) {
  using namespace rasoat;
  if (argc < 2) return std::fputs("usage: read_bench FOLDER [ROUNDS]\n", stderr), 2;
  const int rounds = argc > 2 ? std::atoi(argv[2]) : 1;
  std::vector<run::Input> pages;
  run::Inputs inputs({argv[1]}, {});
  while (auto input = inputs.Next()) {
    if (!input->bytes) input->bytes = run::LoadBytes(*input, {});
    pages.push_back(std::move(*input));
  }
  std::size_t read = 0;
  const auto pass = [&] {
    for (const run::Input& page : pages) read += run::ReadInput(page, {}).documents.size();
  };
  pass();
  read = 0;
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < rounds; ++i) pass();
  const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
  std::printf("%.1f\n", static_cast<double>(read) / time.count());
  return 0;
}
