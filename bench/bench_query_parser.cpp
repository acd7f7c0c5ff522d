// SPDX-License-Identifier: GPL-3.0-or-later
//
// Time to parse a query of one piece of syntax, ten thousand times over: it must
// stay under 50 ms, and grow with the text and no faster (the last column).
//
//   bench_query_parser
//
// Every run must give the same tree as the first: a fast wrong answer fails.

#include <benchmark/benchmark.h>

#include <string>
#include <string_view>

#include "search/syntax/query_parser.hpp"

namespace tracuu::bench {
namespace {

std::string repeat(std::string_view piece, std::int64_t times) {
  std::string text;
  for (std::int64_t i = 0; i < times; ++i) text += piece;
  return text;
}

void bm_parse(benchmark::State& state, std::string_view piece) {
  std::string const query = repeat(piece, state.range(0)) + "a";
  std::string const expected = to_string(search::parse_query(query).root);
  for (auto _ : state) {
    search::ParsedQuery const parsed = search::parse_query(query);
    if (to_string(parsed.root) != expected) {
      state.SkipWithError("the tree differs from the first run's");
      return;
    }
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(query.size()));
  state.SetComplexityN(state.range(0));
}

#define TRACUU_BENCH_PIECE(name, piece)    \
  BENCHMARK_CAPTURE(bm_parse, name, piece) \
      ->Arg(2'500)                         \
      ->Arg(10'000)                        \
      ->Arg(40'000)                        \
      ->Unit(benchmark::kMillisecond)      \
      ->Complexity(benchmark::oN)

TRACUU_BENCH_PIECE(open_brackets, "(");
TRACUU_BENCH_PIECE(close_brackets, ")");
TRACUU_BENCH_PIECE(quotes, "\"");
TRACUU_BENCH_PIECE(phrases, "\"a b\" ");
TRACUU_BENCH_PIECE(alternatives, "a OR ");
TRACUU_BENCH_PIECE(open_alternatives, "(a OR ");
TRACUU_BENCH_PIECE(exclusions, "-(");
TRACUU_BENCH_PIECE(nears, "a NEAR/5 ");
TRACUU_BENCH_PIECE(lone_nears, "NEAR/5 ");
TRACUU_BENCH_PIECE(fields, "title:");
TRACUU_BENCH_PIECE(lone_fields, "title: ");
TRACUU_BENCH_PIECE(prefixes, "a* ");
TRACUU_BENCH_PIECE(words, "thủ tục ");

#undef TRACUU_BENCH_PIECE

}  // namespace
}  // namespace tracuu::bench

BENCHMARK_MAIN();
