// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether shards answer as one index of the same announcements, and how long they take: each query
// is asked of one index and of each layout of shards, in the ways that people ask (best first with
// facets and a timeline, newest first, a page further down, every copy a hit of its own), and what
// they show is compared to the letter: hits, scores, snippets, counts, notes; of the first hit what
// is read on its page (neighbours, relations, related ones), and what is suggested while the query
// is typed. Once for each layout: the archive, an export, a harvest.
//
//   eval_shards --db one.db --against two=a.db,b.db --against far=tcp://127.0.0.1:7101
//     --queries news.queries.jsonl --count 2000
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "bench/processor_time.hpp"
#include "bench/quantile.hpp"
#include "bench/relevance_set.hpp"
#include "formats/announcement_json.hpp"
#include "formats/search_json.hpp"
#include "formats/similar_json.hpp"
#include "search/searcher.hpp"
#include "search/suggesting/suggester.hpp"
#include "search/suggesting/suggestion_builder.hpp"

namespace tracuu::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kSimilar = 10;
constexpr std::size_t kShownDifferences = 3;

struct Options {
  std::string one;
  std::vector<std::string> against;  ///< "NAME=SHARD,SHARD"
  std::vector<std::filesystem::path> queries;
  std::size_t count = 2'000;
  bool only_searches = false;
};

/// An index, or shards, under a name.
struct Side {
  std::string name;
  search::Searcher searcher;
  search::SuggestionIndex suggestions;
  std::vector<double> milliseconds{};            ///< of the searches, as a clock has them
  std::vector<double> processor_milliseconds{};  ///< of them, in this thread
  std::size_t differences = 0;
};

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> parts(1);
  for (char const character : text) {
    if (character == at) {
      parts.emplace_back();
    } else {
      parts.back() += character;
    }
  }
  return parts;
}

base::Result<Side> open_side(std::string const& name, std::string const& shards, bool suggests) {
  auto const list = store::ShardList::parse(split(shards, ','));
  if (!list) return list.error();
  search::SuggestionIndex suggestions;
  if (suggests) {
    auto built = search::build_suggestions(*list);
    if (!built) return built.error();
    suggestions = std::move(*built);
  }
  auto searcher = search::Searcher::open(*list);
  if (!searcher) return searcher.error();
  if (auto warm = searcher->warm(); !warm) return warm.error();
  return Side{name, std::move(*searcher), std::move(suggestions)};
}

std::vector<search::SearchRequest> requests_for(std::string const& text) {
  search::SearchRequest best;
  best.text = text;
  best.budget = search::SearchBudget::unlimited();
  std::vector<search::SearchRequest> requests(4, best);
  for (search::FacetRow const& row : search::kFacets) requests[0].facets.push_back(row.facet);
  requests[0].timeline = search::TimelineStep::Month;
  requests[1].sort = search::SortOrder::Newest;
  requests[2].page = 4;
  requests[3].fold = false;
  requests[3].size = 25;
  return requests;
}

/// All that an answer shows, but for its time and its state of the index.
std::string shown(base::Result<search::SearchAnswer> answer, std::string& first_id) {
  if (!answer) return "error: " + answer.error().message;
  if (!answer->hits.empty()) first_id = answer->hits.front().announcement.id;
  answer->took = {};
  answer->revision.clear();
  answer->next_cursor.clear();
  return formats::search_json(*answer, base::Language::Vietnamese);
}

std::string link_of(std::optional<schema::Announcement> const& announcement) {
  return announcement ? announcement->id : "-";
}

/// What the page of an announcement shows beside its text.
std::string shown_beside(Side& side, std::string const& id, search::SearchRequest const& request) {
  auto const reading = side.searcher.read(id, request, kSimilar);
  if (!reading) return "error: " + reading.error().message;
  return formats::announcement_json(reading->found) + formats::similar_json(id, reading->similar) +
         link_of(reading->neighbours.older) + " " + link_of(reading->neighbours.newer);
}

std::string suggested(Side const& side, std::string_view typed) {
  std::string text;
  for (search::Suggestion const& one : search::suggest(side.suggestions, typed, {})) {
    text +=
        fmt::format("{} ({}, {}, {})\n", one.text, search::to_string(one.kind), one.id, one.count);
  }
  return text;
}

/// What `side` says to a query, an answer each.
std::vector<std::string> answers(Side& side, std::string const& query, bool only_searches) {
  std::vector<std::string> texts;
  std::string first_id;
  auto const requests = requests_for(query);
  for (search::SearchRequest const& request : requests) {
    auto const begin = Clock::now();
    double const used = processor_milliseconds();
    auto answer = side.searcher.search(request);
    side.processor_milliseconds.push_back(processor_milliseconds() - used);
    side.milliseconds.push_back(
        std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
    std::string id;
    texts.push_back(shown(std::move(answer), id));
    if (first_id.empty()) first_id = id;
  }
  if (only_searches) return texts;
  if (!first_id.empty()) texts.push_back(shown_beside(side, first_id, requests.front()));
  texts.push_back(suggested(side, query.substr(0, query.find(' ', query.find(' ') + 1))));
  return texts;
}

std::string shown_archive(Side& side) {
  search::HoldingsRequest request;
  for (search::FacetRow const& row : search::kFacets) {
    if (row.facet != search::Facet::Year) request.facets.push_back(row.facet);
  }
  std::string text;
  for (auto const order : {search::ValueOrder::Count, search::ValueOrder::Name}) {
    request.order = order;
    auto const holdings = side.searcher.holdings(request);
    if (!holdings) return "error: " + holdings.error().message;
    text += fmt::format("{} {}", holdings->announcements, holdings->undated);
    for (auto const& day : holdings->days) text += fmt::format(" {}", day.count);
    for (auto const& facet : holdings->facets) {
      text += fmt::format("\n{}:", facet.without);
      for (auto const& value : facet.counts.values) {
        text += fmt::format(" {} {},", value.value, value.count);
      }
    }
  }
  return text;
}

/// The ids of an export, in its order.
std::string exported(Side& side, std::string const& query) {
  search::SearchRequest request;
  request.text = query;
  auto stream = side.searcher.stream(request);
  if (!stream) return "error: " + stream.error().message;
  std::string text;
  while (true) {
    auto result = stream->next();
    if (!result) return "error: " + result.error().message;
    if (!*result) return text;
    text += (*result)->found.announcement.id + "\n";
  }
}

/// The ids of a harvest, sorted: it goes by document number.
std::string harvested(Side& side) {
  std::set<std::string> ids;
  search::HarvestRequest request;
  request.size = 1'000;
  request.whole = false;
  do {
    auto const page = side.searcher.harvest(request);
    if (!page) return "error: " + page.error().message;
    for (auto const& one : page->announcements) ids.insert(one.announcement.id);
    request.after = page->last_document;
  } while (request.after != 0);
  std::string text;
  for (std::string const& id : ids) text += id + "\n";
  return text;
}

/// Where two texts part.
std::string difference(std::string const& one, std::string const& other) {
  auto const [a, b] = std::ranges::mismatch(one, other);
  std::size_t const at = static_cast<std::size_t>(a - one.begin());
  std::size_t const from = at - std::min<std::size_t>(at, 120);
  return fmt::format("at byte {}:\n    one:    …{}…\n    shards: …{}…", at, one.substr(from, 240),
                     other.substr(std::min(from, other.size()), 240));
}

void compare(Side& side, std::string const& what, std::string const& wanted,
             std::string const& found) {
  if (wanted == found) return;
  if (++side.differences <= kShownDifferences) {
    fmt::print("{}: {}: differs {}\n", side.name, what, difference(wanted, found));
  }
}

void compare_all(Side& one, std::vector<Side>& others, std::vector<Query> const& queries,
                 bool only_searches) {
  for (Query const& query : queries) {
    std::vector<std::string> const wanted = answers(one, query.text, only_searches);
    for (Side& side : others) {
      std::vector<std::string> const found = answers(side, query.text, only_searches);
      for (std::size_t i = 0; i < wanted.size() && i < found.size(); ++i) {
        compare(side, fmt::format("{} ({})", query.text, i), wanted[i], found[i]);
      }
      if (wanted.size() != found.size()) ++side.differences;
    }
  }
  if (only_searches) return;
  std::string const query = queries.empty() ? "" : queries.front().text;
  for (Side& side : others) {
    compare(side, "archive", shown_archive(one), shown_archive(side));
    compare(side, "export of " + query, exported(one, query), exported(side, query));
    compare(side, "harvest", harvested(one), harvested(side));
  }
}

void print_times(Side& side) {
  fmt::print(
      "{:<14} {:6} searches  p50 {:7.2f} ms  p99 {:7.2f} ms  processor p50 {:7.2f} ms  "
      "differing answers {}\n",
      side.name, side.milliseconds.size(), quantile(side.milliseconds, 0.5),
      quantile(side.milliseconds, 0.99), quantile(side.processor_milliseconds, 0.5),
      side.differences);
}

base::Result<bool> run(Options const& options) {
  auto one = open_side("one", options.one, !options.only_searches);
  if (!one) return one.error();
  std::vector<Side> others;
  for (std::string const& layout : options.against) {
    std::size_t const equals = layout.find('=');
    auto side =
        open_side(layout.substr(0, equals), layout.substr(equals + 1), !options.only_searches);
    if (!side) return side.error();
    others.push_back(std::move(*side));
  }
  std::vector<Query> queries;
  for (std::filesystem::path const& path : options.queries) {
    auto read = read_queries(path);
    if (!read) return read.error();
    queries.insert(queries.end(), read->begin(), read->end());
  }
  if (queries.size() > options.count) queries.resize(options.count);
  compare_all(*one, others, queries, options.only_searches);
  fmt::print("{} queries\n", queries.size());
  print_times(*one);
  bool are_equal = true;
  for (Side& side : others) {
    print_times(side);
    are_equal = are_equal && side.differences == 0;
  }
  return are_equal;
}

}  // namespace
}  // namespace tracuu::bench

int main(int argc, char** argv) {
  tracuu::bench::Options options;
  CLI::App app("whether shards answer as one index");
  app.add_option("--db", options.one, "the one index")->required();
  app.add_option("--against", options.against, "NAME=SHARD,SHARD: shards of the same announcements")
      ->required();
  app.add_option("--queries", options.queries, "JSON Lines of {id, text}")->required();
  app.add_option("--count", options.count, "queries at most");
  app.add_flag("--only-searches", options.only_searches, "no suggestions, pages, exports");
  CLI11_PARSE(app, argc, argv);
  auto const are_equal = tracuu::bench::run(options);
  if (!are_equal) {
    fmt::print(stderr, "{}\n", tracuu::base::to_string(are_equal.error()));
    return 2;
  }
  return *are_equal ? 0 : 1;
}
