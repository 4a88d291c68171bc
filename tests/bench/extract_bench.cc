// Throughput of one thread, stage by stage, on the articles in RASOAT_SHARED/data/text (or the
// corpus where those are not there), beside ICU's NFC check of the same bytes.

#include <benchmark/benchmark.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>

#include "extractors/checks/registry.h"
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

// Seconds of one NFC check of the articles, the best of several.
double SecondsOfNfcCheck() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  double best = 1;
  for (int run = 0; run < 20; ++run) {
    const auto start = std::chrono::steady_clock::now();
    for (const Document& document : LoadArticles().documents) {
      benchmark::DoNotOptimize(nfc->isNormalizedUTF8(document.text, status));
    }
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    best = std::min(best, taken.count());
  }
  return best;
}

// All types of mentions; `nfc_checks` is how many NFC checks of the same bytes take as long.
void FindMentionsInText(benchmark::State& state) {
  const double nfc = SecondsOfNfcCheck();
  const auto start = std::chrono::steady_clock::now();
  for (auto _ : state) {
    for (const Document& document : LoadArticles().documents) {
      benchmark::DoNotOptimize(FindMentions(document.text, document.published));
    }
  }
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  state.counters["nfc_checks"] = taken.count() / static_cast<double>(state.iterations()) / nfc;
  state.SetBytesProcessed(state.iterations() * LoadArticles().text_bytes);
}
BENCHMARK(FindMentionsInText);

// What the rules about relations cost: `of_extraction` is their share of the time that finding the
// mentions of the same texts takes.
void CheckText(benchmark::State& state) {
  struct Prepared {
    std::unique_ptr<lexer::Lexed> lexed;
    std::vector<Mention> mentions;
    std::string_view published;
  };
  std::vector<Prepared> prepared;
  const auto find = [&] {
    prepared.clear();
    for (const Document& document : LoadArticles().documents) {
      auto lexed = std::make_unique<lexer::Lexed>(document.text, lexicon::SharedLexicon());
      auto mentions = FindMentions(*lexed, document.published);
      std::erase_if(mentions, [](const Mention& mention) {
        return std::holds_alternative<Other>(mention.value);
      });
      prepared.push_back({std::move(lexed), std::move(mentions), document.published});
    }
  };
  find();
  const auto before = std::chrono::steady_clock::now();
  find();
  const std::chrono::duration<double> extraction = std::chrono::steady_clock::now() - before;
  const auto start = std::chrono::steady_clock::now();
  for (auto _ : state) {
    for (const Prepared& text : prepared) {
      const passage::Passage passage(*text.lexed, text.mentions);
      benchmark::DoNotOptimize(checks::RunChecks({passage, text.published}));
    }
  }
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  state.counters["of_extraction"] =
      taken.count() / static_cast<double>(state.iterations()) / extraction.count();
  state.SetBytesProcessed(state.iterations() * LoadArticles().text_bytes);
}
BENCHMARK(CheckText);

// The program from its start to its end, on one sentence.
void StartUp(benchmark::State& state) {
  for (auto _ : state) {
    if (std::system(RASOAT_BENCH_PROGRAM " explain '77 xã' >/dev/null") != 0) {
      state.SkipWithError("the program failed");
    }
  }
}
BENCHMARK(StartUp)->Unit(benchmark::kMillisecond)->UseRealTime();

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
