// SPDX-License-Identifier: GPL-3.0-or-later
//
// What facets, timelines, deep pages and related announcements cost: median and 99th
// percentile over the same queries, in one run.
//
//   bench_search_api --db news.db --queries news.queries.jsonl
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <functional>

#include "bench/query_variants.hpp"
#include "bench/relevance_set.hpp"
#include "search/api/hit.hpp"
#include "search/api/search_request.hpp"
#include "search/searcher.hpp"

namespace tracuu::bench {
namespace {

using search::Facet;
using search::SearchRequest;

constexpr Facet kAllFacets[] = {Facet::Site,     Facet::Unit, Facet::Place,
                                Facet::Category, Facet::Type, Facet::Year};

void print_times(char const* what, std::vector<double> milliseconds) {
  if (milliseconds.empty()) return;
  std::ranges::sort(milliseconds);
  fmt::print("{:<52} p50 {:7.2f} ms  p99 {:7.2f} ms  ({})\n", what,
             milliseconds[milliseconds.size() / 2], milliseconds[milliseconds.size() * 99 / 100],
             milliseconds.size());
}

double timed(std::function<void()> const& work) {
  auto const begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
      .count();
}

struct Way {
  char const* name;
  void (*change)(SearchRequest&);
};

constexpr Way kWays[] = {
    {"no counts", [](SearchRequest&) {}},
    {"one facet (unit)", [](SearchRequest& request) { request.facets = {Facet::Unit}; }},
    {"six facets",
     [](SearchRequest& request) {
       request.facets.assign(std::begin(kAllFacets), std::end(kAllFacets));
     }},
    {"timeline by month",
     [](SearchRequest& request) { request.timeline = search::TimelineStep::Month; }},
    {"fields=id (no snippets)",
     [](SearchRequest& request) { request.snippets = request.related = false; }},
};

/// True if every search succeeded and counted what it said.
bool run_ways(search::Searcher& searcher, std::vector<Query> const& queries, std::size_t words) {
  for (Way const& way : kWays) {
    std::vector<double> times;
    for (Query const& query : queries) {
      SearchRequest request;
      request.budget = search::SearchBudget::unlimited();
      request.text = first_words(query.text, words);
      way.change(request);
      bool is_good = false;
      times.push_back(timed([&] {
        auto const answer = searcher.search(request);
        is_good = answer && answer->facets.size() == request.facets.size() &&
                  (!answer->counted || answer->counted->is_exact());
      }));
      if (!is_good) return false;
    }
    print_times(
        fmt::format("{} words, {}", words > 100 ? "all" : std::to_string(words), way.name).c_str(),
        std::move(times));
  }
  return true;
}

/// Follows cursors from the first to the last hit of one frequent word.
bool run_cursor(search::Searcher& searcher, std::string const& word) {
  SearchRequest request;
  request.budget = search::SearchBudget::unlimited();
  request.text = word;
  request.size = 100;
  std::vector<double> times;
  std::size_t hits = 0;
  std::size_t total = 0;
  for (bool more = true; more;) {
    bool is_good = false;
    times.push_back(timed([&] {
      auto const answer = searcher.search(request);
      is_good = answer.has_value();
      if (!is_good) return;
      for (search::Hit const& hit : answer->hits) hits += 1 + hit.copies.size();
      total = answer->total.lower;
      request.cursor = answer->next_cursor;
      more = answer->has_next;
    }));
    if (!is_good) return false;
  }
  fmt::print("'{}': {} of {} hits in pages of 100; first page {:.2f} ms, last {:.2f} ms\n", word,
             hits, total, times.front(), times.back());
  print_times("a page on the way", times);
  return hits == total;
}

bool run_similar(search::Searcher& searcher, std::vector<Query> const& queries) {
  std::vector<std::string> ids;
  for (Query const& query : queries) {
    SearchRequest request;
    request.budget = search::SearchBudget::unlimited();
    request.text = query.text;
    request.size = 1;
    auto const answer = searcher.search(request);
    if (answer && !answer->hits.empty()) ids.push_back(answer->hits[0].announcement.id);
  }
  std::vector<double> times;
  std::size_t found = 0;
  for (std::string const& id : ids) {
    times.push_back(timed([&] {
      auto const similar = searcher.similar(id, 5);
      if (similar) found += similar->size();
    }));
  }
  print_times("related", std::move(times));
  fmt::print(
      "related announcements a query: {:.2f}\n",
      static_cast<double>(found) / static_cast<double>(std::max<std::size_t>(1, ids.size())));
  return found > 0;
}

}  // namespace
}  // namespace tracuu::bench

int main(int argc, char** argv) {
  CLI::App app{"what the parts of the search API cost"};
  std::string index;
  std::string query_file;
  std::string word = "của";
  app.add_option("--db", index, "folder of the index")->required();
  app.add_option("--queries", query_file, "JSON Lines of id and text")->required();
  app.add_option("--word", word, "a frequent word, for paging")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  auto const queries = tracuu::bench::read_queries(query_file);
  auto searcher = tracuu::search::Searcher::open(index);
  if (!queries || !searcher) {
    fmt::print(stderr, "{}\n", to_string(queries ? searcher.error() : queries.error()));
    return 1;
  }
  bool const all_good = tracuu::bench::run_ways(*searcher, *queries, 1'000) &&
                        tracuu::bench::run_ways(*searcher, *queries, 3) &&
                        tracuu::bench::run_cursor(*searcher, word) &&
                        tracuu::bench::run_similar(*searcher, *queries);
  return all_good ? 0 : 1;
}
