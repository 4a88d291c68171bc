// Throughput of one thread, stage by stage, on the articles in RASOAT_SHARED/data/text (or the
// corpus where those are not there), beside ICU's NFC check of the same bytes.

#include <benchmark/benchmark.h>
#include <unicode/normalizer2.h>

#include <filesystem>

#include "extractors/record/record.h"
#include "extractors/registry.h"
#include "pipeline/run/inputs.h"
#include "pipeline/run/read_input.h"
#include "pipeline/text/normalize.h"
#include "pipeline/text/tokenizer.h"

namespace rasoat {
namespace {

struct Articles {
  std::vector<std::string> raw;
  std::vector<Document> documents;
  std::int64_t raw_bytes = 0;
  std::int64_t text_bytes = 0;
};

const Articles& LoadArticles() {
  static const Articles kArticles = [] {
    const bool shared = std::filesystem::is_directory(RASOAT_BENCH_TEXT);
    Articles articles;
    run::Inputs inputs({shared ? RASOAT_BENCH_TEXT : RASOAT_BENCH_CORPUS}, {});
    while (const auto input = inputs.Next()) {
      run::ReadResult read = run::ReadInput(*input, {});
      if (read.error) continue;
      articles.raw.push_back(run::LoadBytes(*input, {}));
      articles.raw_bytes += static_cast<std::int64_t>(articles.raw.back().size());
      for (Document& document : read.documents) {
        articles.text_bytes += static_cast<std::int64_t>(document.text.size());
        articles.documents.push_back(std::move(document));
      }
    }
    return articles;
  }();
  return kArticles;
}

void IcuNfcCheck(benchmark::State& state) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  for (auto _ : state) {
    for (const Document& document : LoadArticles().documents) {
      benchmark::DoNotOptimize(nfc->isNormalizedUTF8(document.text, status));
    }
  }
  state.SetBytesProcessed(state.iterations() * LoadArticles().text_bytes);
}
BENCHMARK(IcuNfcCheck);

void NormalizeText(benchmark::State& state) {
  for (auto _ : state) {
    for (const Document& document : LoadArticles().documents) {
      benchmark::DoNotOptimize(text::Normalize(document.text));
    }
  }
  state.SetBytesProcessed(state.iterations() * LoadArticles().text_bytes);
}
BENCHMARK(NormalizeText);

void TokenizeText(benchmark::State& state) {
  for (auto _ : state) {
    for (const Document& document : LoadArticles().documents) {
      benchmark::DoNotOptimize(text::Tokenize(document.text));
    }
  }
  state.SetBytesProcessed(state.iterations() * LoadArticles().text_bytes);
}
BENCHMARK(TokenizeText);

void FindMentionsInText(benchmark::State& state) {
  for (auto _ : state) {
    for (const Document& document : LoadArticles().documents) {
      benchmark::DoNotOptimize(FindMentions(document.text, document.published));
    }
  }
  state.SetBytesProcessed(state.iterations() * LoadArticles().text_bytes);
}
BENCHMARK(FindMentionsInText);

// Everything between the bytes of a file and its record as JSON.
void WholeExtraction(benchmark::State& state) {
  run::Inputs inputs(
      {std::filesystem::is_directory(RASOAT_BENCH_TEXT) ? RASOAT_BENCH_TEXT : RASOAT_BENCH_CORPUS},
      {});
  std::vector<run::Input> files;
  while (auto input = inputs.Next()) files.push_back(std::move(*input));
  for (auto _ : state) {
    for (const run::Input& file : files) {
      for (Document& document : run::ReadInput(file, {}).documents) {
        benchmark::DoNotOptimize(ToJson(MakeRecord(std::move(document))));
      }
    }
  }
  state.SetBytesProcessed(state.iterations() * LoadArticles().raw_bytes);
}
BENCHMARK(WholeExtraction);

}  // namespace
}  // namespace rasoat

BENCHMARK_MAIN();
