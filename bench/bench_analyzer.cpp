// SPDX-License-Identifier: GPL-3.0-or-later
//
// Speed of analysis, in bytes of UTF-8 text per second on one core:
//
//   bench_analyzer                       the sample announcements
//   TRACUU_BENCH_TEXT=FILE bench_analyzer    any source the indexer reads
//
// Every run must give the same tokens as the first: a fast wrong answer fails.

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "analyzers/analyzer_registry.hpp"
#include "indexer/parsing/announcement_reader.hpp"
#include "indexer/sources/source_reader.hpp"

namespace tracuu::bench {
namespace {

/// Enough text to be larger than the processor's caches.
constexpr std::size_t kMaxTextBytes = 32u << 20;

std::string text_path() {
  char const* const chosen = std::getenv("TRACUU_BENCH_TEXT");
  return chosen != nullptr ? chosen : TRACUU_SOURCE_DIR "/data/sample/announcements.jsonl";
}

std::vector<std::string> read_texts() {
  indexer::SourceReader reader({text_path()}, {});
  std::vector<std::string> texts;
  std::size_t bytes = 0;
  while (bytes < kMaxTextBytes) {
    auto const item = reader.next();
    if (!item || !*item) break;
    auto const announcement = indexer::read_announcement(**item);
    if (!announcement) continue;
    texts.push_back(announcement->title + "\n" + announcement->abstract + "\n" +
                    announcement->body);
    bytes += texts.back().size();
  }
  return texts;
}

std::vector<std::string> const& texts() {
  static std::vector<std::string> const read = read_texts();
  return read;
}

struct Work {
  std::size_t bytes = 0;
  std::size_t tokens = 0;
};

Work analyze_all(analyzers::Analyzer const& analyzer, analyzers::TokenList& tokens) {
  Work work;
  for (std::string const& text : texts()) {
    analyzer.analyze(text, tokens);
    work.bytes += text.size();
    work.tokens += tokens.tokens().size();
  }
  return work;
}

void bm_vietnamese(benchmark::State& state) {
  auto const& analyzer = analyzers::analyzer("vi");
  analyzers::TokenList tokens;
  Work const expected = analyze_all(analyzer, tokens);
  if (expected.tokens == 0) {
    state.SkipWithError(fmt::format("no text in {}", text_path()).c_str());
    return;
  }
  std::size_t bytes = 0;
  for (auto _ : state) {
    Work const work = analyze_all(analyzer, tokens);
    if (work.tokens != expected.tokens) {
      state.SkipWithError("the tokens differ from the first run's");
      return;
    }
    bytes += work.bytes;
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
  state.counters["tokens"] = static_cast<double>(expected.tokens);
}
BENCHMARK(bm_vietnamese)->Unit(benchmark::kMillisecond)->Repetitions(5)->ReportAggregatesOnly();

}  // namespace
}  // namespace tracuu::bench

BENCHMARK_MAIN();
