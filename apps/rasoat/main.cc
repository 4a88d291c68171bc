#include <iostream>
#include "pipeline/run/read_input.h"
#include "extractors/record/record.h"
using namespace rasoat;
int main(int argc, char** argv) {
  run::Inputs inputs({argv + 1, argv + argc}, {}, std::string(argv[1]) == "-");
  while (auto in = inputs.Next()) {
    auto r = run::ReadInput(*in, {});
    for (auto& d : r.documents) std::cout << ToJson(MakeRecord(std::move(d))) << "\n";
    if (r.error) std::cout << ToJson(r.source, *r.error) << "\n";
  }
}
