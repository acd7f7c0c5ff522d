// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a search costs in-process: queries of twelve syllables and of three, as typed and without
// marks; with snippets, and its ids alone; with six facets and a timeline; the newest first; lists
// of what passes a filter, without words; and the archive as a whole. Median and 99th percentile of
// processor time, several rounds over the queries in turn. The folder may be given twice or more:
// of several indexes, say of one corpus written by two programs, the rounds run in turn. --first
// tells what each kind costs when it is asked for the first time after a start.
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
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bench/processor_time.hpp"
#include "bench/quantile.hpp"
#include "bench/query_variants.hpp"
#include "indexer/live_writer.hpp"
#include "schema/date.hpp"
#include "search/api/facet_counts.hpp"
#include "search/api/holdings_request.hpp"
#include "search/api/search_request.hpp"
#include "search/searcher.hpp"

namespace tracuu::bench {
namespace {

/// What is asked of the queries of a row.
enum class Asked {
  Hits,      ///< with snippets, and ids alone
  Facets,    ///< ids, six facets and a timeline
  Newest,    ///< ids, by date
  Filtered,  ///< no words, but a site; by date
  Years,     ///< no words, but a year; by date
  Holdings,  ///< no search: the archive
};

/// A row of the table: how queries are cut and typed, and what is asked of each.
struct Kind {
  char const* name;
  std::size_t syllables;
  Variant variant;
  Asked asked;
};

constexpr Kind kKinds[] = {
    {"12 syllables", 12, Variant::AsTyped, Asked::Hits},
    {"12 syllables, no marks", 12, Variant::NoMarks, Asked::Hits},
    {"3 syllables", 3, Variant::AsTyped, Asked::Hits},
    {"3 syllables, no marks", 3, Variant::NoMarks, Asked::Hits},
    {"3 syllables, six facets", 3, Variant::AsTyped, Asked::Facets},
    {"3 syllables, newest", 3, Variant::AsTyped, Asked::Newest},
    {"a site, newest", 0, Variant::AsTyped, Asked::Filtered},
    {"a year, newest", 0, Variant::AsTyped, Asked::Years},
    {"the archive", 0, Variant::AsTyped, Asked::Holdings},
};

/// Facets beside the hits of a page.
constexpr search::Facet kSixFacets[] = {search::Facet::Site,  search::Facet::Unit,
                                        search::Facet::Place, search::Facet::Category,
                                        search::Facet::Type,  search::Facet::FileType};

search::SearchRequest request_of(std::string const& text, Asked asked) {
  search::SearchRequest request;
  request.budget = search::SearchBudget::unlimited();
  request.snippets = request.related = false;
  if (asked == Asked::Filtered || asked == Asked::Years) {
    auto const facet = asked == Asked::Years ? search::Facet::Year : search::Facet::Site;
    request.filters[facet] = search::filter_for_value(facet, text);
  } else {
    request.text = text;
  }
  if (asked == Asked::Facets) {
    request.facets.assign(std::begin(kSixFacets), std::end(kSixFacets));
    request.timeline = search::TimelineStep::Year;
  } else if (asked != Asked::Hits) {
    request.sort = search::SortOrder::Newest;
  }
  return request;
}

search::HoldingsRequest whole_archive() {
  search::HoldingsRequest request;
  for (search::FacetRow const& row : search::kFacets) {
    if (row.in_archive) request.facets.push_back(row.facet);
  }
  return request;
}

/// The sites of the index, or its years, the most frequent first.
std::vector<std::string> values_of(search::Searcher& searcher, search::Facet facet) {
  search::SearchRequest request;
  request.budget = search::SearchBudget::unlimited();
  request.filters.dates.from = schema::parse_iso_date("0001-01-01");
  request.facets = {facet};
  request.facet_size = search::kMaxFacetSize;
  std::vector<std::string> values;
  if (auto const answer = searcher.search(request)) {
    for (search::FacetValue const& value : answer->facets.front().values) {
      values.push_back(value.value);
    }
  }
  return values;
}

std::vector<std::string> texts_of(search::Searcher& searcher, std::vector<Query> const& all,
                                  Kind const& kind) {
  if (kind.asked == Asked::Filtered) return values_of(searcher, search::Facet::Site);
  if (kind.asked == Asked::Years) return values_of(searcher, search::Facet::Year);
  if (kind.asked == Asked::Holdings) return std::vector<std::string>(20);
  std::vector<std::string> texts;
  for (Query const& query : vary(all, kind.variant, 1)) {
    texts.push_back(first_words(query.text, kind.syllables));
  }
  return texts;
}

/// Starts of which the first request is told.
constexpr std::size_t kFirstTries = 3;

struct Times {
  std::vector<double> with_snippets;
  std::vector<double> ids;
};

/// Adds to `times`; the id of the first hit, "" if there is none, and nothing after an error.
std::optional<std::string> run_one(search::Searcher& searcher, std::string const& text, Asked asked,
                                   bool snippets, std::vector<double>& times) {
  auto request = request_of(text, asked);
  request.snippets = request.related = snippets;
  auto const archive = whole_archive();
  double const begin = processor_milliseconds();
  if (asked == Asked::Holdings) {
    bool const is_counted = searcher.holdings(archive).has_value();
    times.push_back(processor_milliseconds() - begin);
    return is_counted ? std::optional(std::string()) : std::nullopt;
  }
  auto const answer = searcher.search(request);
  times.push_back(processor_milliseconds() - begin);
  if (!answer) return std::nullopt;
  return answer->hits.empty() ? "" : answer->hits.front().announcement.id;
}

bool run(search::Searcher& searcher, std::vector<std::string> const& texts, Asked asked,
         bool snippets, std::vector<double>& times) {
  return std::ranges::all_of(texts, [&](std::string const& text) {
    return run_one(searcher, text, asked, snippets, times).has_value();
  });
}

bool run_kind(std::vector<search::Searcher>& searchers, std::vector<Query> const& all,
              Kind const& kind, int rounds) {
  std::vector<Times> times(searchers.size());
  bool const has_snippets = kind.asked == Asked::Hits;
  for (int round = 0; round <= rounds; ++round) {
    for (std::size_t i = 0; i < searchers.size(); ++i) {
      auto const texts = texts_of(searchers[i], all, kind);
      if (has_snippets && !run(searchers[i], texts, kind.asked, true, times[i].with_snippets)) {
        return false;
      }
      if (texts.empty() || !run(searchers[i], texts, kind.asked, false, times[i].ids)) return false;
    }
    if (round == 0) times.assign(searchers.size(), {});  // warms up
  }
  for (std::size_t i = 0; i < searchers.size(); ++i) {
    fmt::print("{:<24} index {}  ", kind.name, i + 1);
    if (has_snippets) {
      fmt::print("with snippets {:6.2f} / {:6.2f}  ", quantile(times[i].with_snippets, 0.5),
                 quantile(times[i].with_snippets, 0.99));
    }
    fmt::print("ids {:6.2f} / {:6.2f}\n", quantile(times[i].ids, 0.5),
               quantile(times[i].ids, 0.99));
  }
  return true;
}

/// The first request of each kind after a start, and the same request once more.
bool run_first(std::string const& index, std::vector<Query> const& all, Kind const& kind) {
  for (std::size_t i = 0; i < kFirstTries && i < all.size(); ++i) {
    auto searcher = search::Searcher::open(index);
    if (!searcher) return false;
    bool const has_words = kind.syllables > 0;
    std::string const text = has_words
                                 ? first_words(vary(all, kind.variant, 1)[i].text, kind.syllables)
                                 : texts_of(*searcher, all, kind).front();
    std::vector<double> times;
    for (int turn = 0; turn < 2; ++turn) {
      if (!run_one(*searcher, text, kind.asked, kind.asked == Asked::Hits, times)) return false;
    }
    fmt::print("{:<24} first {:6.2f}  again {:6.2f}\n", kind.name, times[0], times[1]);
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
  std::vector<std::string> const texts = texts_of(searcher, all, kind);
  bool const snippets = kind.asked == Asked::Hits;
  std::vector<double> first;
  std::vector<double> warm;
  for (int round = 0; round < kWarmRuns; ++round) {
    if (!run(searcher, texts, kind.asked, snippets, warm)) return false;
  }
  warm.clear();
  std::string hit;
  std::vector<double> ratios;
  for (std::string const& text : texts) {
    if (!hit.empty()) {
      auto const found = searcher.find(hit);
      if (!found || !changes.commit(found->announcement)) return false;
    }
    auto const id = run_one(searcher, text, kind.asked, snippets, first);
    std::vector<double> next;
    for (int round = 0; round < kWarmRuns; ++round) {
      if (!id || !run_one(searcher, text, kind.asked, snippets, next)) return false;
    }
    warm.push_back(quantile(next, 0.5));
    ratios.push_back(first.back() / warm.back());
    if (!id->empty()) hit = *id;
  }
  fmt::print(
      "{:<24} first after a commit {:6.2f} / {:6.2f}  warm {:6.2f} / {:6.2f}  times {:5.2f} / "
      "{:5.2f}\n",
      kind.name, quantile(first, 0.5), quantile(first, 0.99), quantile(warm, 0.5),
      quantile(warm, 0.99), quantile(ratios, 0.5), quantile(ratios, 0.99));
  return true;
}

/// With `first_of`, an index, the first requests of it; with `changes`, those after commits.
bool run_all(std::vector<search::Searcher>& searchers, std::vector<Query> const& queries,
             std::string_view only, int rounds, Changes* changes, std::string const& first_of) {
  return std::ranges::all_of(kKinds, [&](Kind const& kind) {
    if (!std::string_view(kind.name).starts_with(only)) return true;
    if (!first_of.empty()) return run_first(first_of, queries, kind);
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
  bool first = false;
  app.add_flag("--first", first, "the first request of each kind after a start");
  CLI11_PARSE(app, argc, argv);
  auto queries = tracuu::bench::read_queries(query_file);
  if (!queries) {
    fmt::print(stderr, "{}\n", to_string(queries.error()));
    return 1;
  }
  queries->resize(std::min(queries->size(), count));
  std::vector<tracuu::search::Searcher> searchers;  // kept open, they keep what is in memory
  for (std::string const& index : indexes) {
    if (first) break;
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
      tracuu::bench::run_all(searchers, *queries, only, rounds, changes ? &*changes : nullptr,
                             first ? indexes.front() : std::string());
  return done ? 0 : 1;
}
