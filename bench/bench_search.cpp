// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a search costs in-process: queries of twelve syllables and of three, as typed and without
// marks; with snippets, and its ids alone. Median and 99th percentile of processor time, several
// rounds over the queries in turn. The folder may be given twice or more: of several indexes, say
// of one corpus written by two programs, the rounds run in turn.
//
//   bench_search --db big.db --queries news.queries.jsonl --count 500
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "bench/processor_time.hpp"
#include "bench/query_variants.hpp"
#include "search/api/search_request.hpp"
#include "search/searcher.hpp"

namespace tracuu::bench {
namespace {

/// A row of the table: how queries are cut and typed, and what is asked of each.
struct Kind {
  char const* name;
  std::size_t syllables;
  Variant variant;
};

constexpr Kind kKinds[] = {
    {"12 syllables", 12, Variant::AsTyped},
    {"12 syllables, no marks", 12, Variant::NoMarks},
    {"3 syllables", 3, Variant::AsTyped},
    {"3 syllables, no marks", 3, Variant::NoMarks},
};

std::vector<Query> cut(std::vector<Query> queries, std::size_t syllables) {
  for (Query& query : queries) query.text = first_words(query.text, syllables);
  return queries;
}

struct Times {
  std::vector<double> with_snippets;
  std::vector<double> ids;
};

bool run(search::Searcher& searcher, std::vector<Query> const& queries, bool snippets,
         std::vector<double>& times) {
  for (Query const& query : queries) {
    search::SearchRequest request;
    request.budget = search::SearchBudget::unlimited();
    request.text = query.text;
    request.snippets = request.related = snippets;
    double const begin = processor_milliseconds();
    auto const answer = searcher.search(request);
    times.push_back(processor_milliseconds() - begin);
    if (!answer) return false;
  }
  return true;
}

double quantile(std::vector<double>& times, double share) {
  std::ranges::sort(times);
  return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
}

bool run_kind(std::vector<search::Searcher>& searchers, std::vector<Query> const& all,
              Kind const& kind, int rounds) {
  std::vector<Query> const queries = cut(vary(all, kind.variant, 1), kind.syllables);
  std::vector<Times> times(searchers.size());
  for (int round = 0; round <= rounds; ++round) {
    for (std::size_t i = 0; i < searchers.size(); ++i) {
      if (!run(searchers[i], queries, true, times[i].with_snippets)) return false;
      if (!run(searchers[i], queries, false, times[i].ids)) return false;
    }
    if (round == 0) times.assign(searchers.size(), {});  // warms up
  }
  for (std::size_t i = 0; i < searchers.size(); ++i) {
    fmt::print("{:<24} index {}  with snippets {:6.2f} / {:6.2f}  ids {:6.2f} / {:6.2f}\n",
               kind.name, i + 1, quantile(times[i].with_snippets, 0.5),
               quantile(times[i].with_snippets, 0.99), quantile(times[i].ids, 0.5),
               quantile(times[i].ids, 0.99));
  }
  return true;
}

}  // namespace
}  // namespace tracuu::bench

int main(int argc, char** argv) {
  CLI::App app{"what a search costs in-process, in milliseconds of processor time: p50 / p99"};
  std::vector<std::string> indexes;
  std::string query_file;
  std::size_t count = 500;
  int rounds = 3;
  std::string only;
  app.add_option("--db", indexes, "folders of indexes")->required();
  app.add_option("--queries", query_file, "JSON Lines of id and text")->required();
  app.add_option("--count", count, "queries, the first ones")->capture_default_str();
  app.add_option("--rounds", rounds, "over all queries, besides one to warm up")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  app.add_option("--only", only, "rows whose names begin so");
  CLI11_PARSE(app, argc, argv);
  auto queries = tracuu::bench::read_queries(query_file);
  if (!queries) {
    fmt::print(stderr, "{}\n", to_string(queries.error()));
    return 1;
  }
  queries->resize(std::min(queries->size(), count));
  std::vector<tracuu::search::Searcher> searchers;
  for (std::string const& index : indexes) {
    auto searcher = tracuu::search::Searcher::open(index);
    if (!searcher) {
      fmt::print(stderr, "{}\n", to_string(searcher.error()));
      return 1;
    }
    searchers.push_back(std::move(*searcher));
  }
  for (tracuu::bench::Kind const& kind : tracuu::bench::kKinds) {
    if (!std::string_view(kind.name).starts_with(only)) continue;
    if (!tracuu::bench::run_kind(searchers, *queries, kind, rounds)) return 1;
  }
  return 0;
}
