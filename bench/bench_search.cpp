// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a search costs in-process: queries of twelve syllables and of three, as typed and without
// marks; with snippets, and its ids alone. Median and 99th percentile of processor time, several
// rounds over the queries in turn. The folder may be given twice or more: of several indexes, say
// of one corpus written by two programs, the rounds run in turn.
//
//   bench_search --db big.db --queries news.queries.jsonl --count 500
//
// With --changes N, what the first search after a commit costs against the next ones: before each
// query N announcements are put into the index, copies of what others found, on a live writer. The
// index stays changed: give a copy.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "bench/processor_time.hpp"
#include "bench/query_variants.hpp"
#include "indexer/live_writer.hpp"
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

/// Adds to `times`; the id of the first hit, "" if there is none, and nothing after an error.
std::optional<std::string> run_one(search::Searcher& searcher, Query const& query, bool snippets,
                                   std::vector<double>& times) {
  search::SearchRequest request;
  request.budget = search::SearchBudget::unlimited();
  request.text = query.text;
  request.snippets = request.related = snippets;
  double const begin = processor_milliseconds();
  auto const answer = searcher.search(request);
  times.push_back(processor_milliseconds() - begin);
  if (!answer) return std::nullopt;
  return answer->hits.empty() ? "" : answer->hits.front().announcement.id;
}

bool run(search::Searcher& searcher, std::vector<Query> const& queries, bool snippets,
         std::vector<double>& times) {
  return std::ranges::all_of(queries, [&](Query const& query) {
    return run_one(searcher, query, snippets, times).has_value();
  });
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

/// Puts copies of announcements into the index, a commit at a time.
class Changes {
 public:
  static base::Result<Changes> begin(std::string const& index, std::size_t a_commit) {
    indexer::LiveWriterOptions options;
    options.index = index;
    options.commit_within = std::chrono::milliseconds(1);
    options.pack_after = std::chrono::milliseconds(0);
    auto writer = indexer::LiveWriter::start(std::move(options));
    if (!writer) return writer.error();
    return Changes(std::move(*writer), a_commit);
  }

  /// Copies of `announcement`; true once they are committed.
  bool commit(schema::Announcement const& announcement) {
    std::vector<indexer::Change> changes;
    for (std::size_t i = 0; i < a_commit_; ++i) {
      changes.push_back({fmt::format("copy-{}", ++number_), announcement});
    }
    return writer_->submit(std::move(changes)).has_value() &&
           writer_->wait_until_committed(std::chrono::minutes(1));
  }

 private:
  Changes(std::unique_ptr<indexer::LiveWriter> writer, std::size_t a_commit)
      : writer_(std::move(writer)), a_commit_(a_commit) {}

  std::unique_ptr<indexer::LiveWriter> writer_;
  std::size_t a_commit_;
  std::size_t number_ = 0;
};

bool run_after_commits(search::Searcher& searcher, Changes& changes, std::vector<Query> const& all,
                       Kind const& kind) {
  constexpr int kWarmRuns = 3;
  std::vector<Query> const queries = cut(vary(all, kind.variant, 1), kind.syllables);
  std::vector<double> first;
  std::vector<double> warm;
  for (int round = 0; round < kWarmRuns; ++round) {
    if (!run(searcher, queries, true, warm)) return false;
  }
  warm.clear();
  std::string hit;
  std::vector<double> ratios;
  for (Query const& query : queries) {
    if (!hit.empty()) {
      auto const found = searcher.find(hit);
      if (!found || !changes.commit(found->announcement)) return false;
    }
    auto const id = run_one(searcher, query, true, first);
    std::vector<double> next;
    for (int round = 0; round < kWarmRuns; ++round) {
      if (!id || !run_one(searcher, query, true, next)) return false;
    }
    warm.push_back(quantile(next, 0.5));
    ratios.push_back(first.back() / warm.back());
    hit = *id;
  }
  fmt::print(
      "{:<24} first after a commit {:6.2f} / {:6.2f}  warm {:6.2f} / {:6.2f}  times {:5.2f} / "
      "{:5.2f}\n",
      kind.name, quantile(first, 0.5), quantile(first, 0.99), quantile(warm, 0.5),
      quantile(warm, 0.99), quantile(ratios, 0.5), quantile(ratios, 0.99));
  return true;
}

bool run_all(std::vector<search::Searcher>& searchers, std::vector<Query> const& queries,
             std::string_view only, int rounds, Changes* changes) {
  return std::ranges::all_of(kKinds, [&](Kind const& kind) {
    if (!std::string_view(kind.name).starts_with(only)) return true;
    return changes != nullptr ? run_after_commits(searchers.front(), *changes, queries, kind)
                              : run_kind(searchers, queries, kind, rounds);
  });
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
  std::size_t a_commit = 0;
  app.add_option("--db", indexes, "folders of indexes")->required();
  app.add_option("--queries", query_file, "JSON Lines of id and text")->required();
  app.add_option("--count", count, "queries, the first ones")->capture_default_str();
  app.add_option("--rounds", rounds, "over all queries, besides one to warm up")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  app.add_option("--only", only, "rows whose names begin so");
  app.add_option("--changes", a_commit, "of a commit before each query; changes the first index");
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
  std::optional<tracuu::bench::Changes> changes;
  if (a_commit > 0) {
    auto begun = tracuu::bench::Changes::begin(indexes.front(), a_commit);
    if (!begun) {
      fmt::print(stderr, "{}\n", to_string(begun.error()));
      return 1;
    }
    changes.emplace(std::move(*begun));
  }
  bool const done =
      tracuu::bench::run_all(searchers, *queries, only, rounds, changes ? &*changes : nullptr);
  return done ? 0 : 1;
}
