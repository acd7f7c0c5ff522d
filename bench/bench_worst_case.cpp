// SPDX-License-Identifier: GPL-3.0-or-later
//
// The dearest requests of each kind that one client can send, made of the most frequent syllables
// of Vietnamese: what a worker pays for each, alone on its thread, and whether the answer was cut
// by the budget of a search. Fails if any takes longer than --most-ms.
//
//   bench_worst_case --db news.db [--budget-ms 500] [--most-ms 1000] [--rounds 3]
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/letter.hpp"
#include "bench/processor_time.hpp"
#include "search/api/facet.hpp"
#include "search/api/search_request.hpp"
#include "search/searcher.hpp"
#include "search/syntax/search_lane.hpp"

namespace tracuu::bench {
namespace {

using search::SearchBudget;
using search::SearchRequest;

/// Frequent in texts of any kind, most frequent first (counted in the project's sample and known
/// from any list of frequent words).
constexpr std::array<std::string_view, 60> kFrequent{
    "của",  "và",    "các",  "những", "cho",  "không", "được", "người", "trong", "với",
    "là",   "có",    "một",  "này",   "đã",   "khi",   "đến",  "vào",   "ra",    "về",
    "theo", "năm",   "ngày", "tại",   "từ",   "để",    "sau",  "trên",  "nhiều", "đó",
    "cũng", "như",   "phải", "đang",  "rất",  "lại",   "mới",  "nên",   "vì",    "nhà",
    "nước", "thành", "phố",  "công",  "việc", "làm",   "thì",  "bị",    "do",    "số",
    "con",  "hai",   "còn",  "tổ",    "chức", "thời",  "gian", "quốc",  "hội",   "dân"};

/// Letters that most syllables begin with.
constexpr std::array<std::string_view, 16> kBeginnings{"t", "c", "n",  "đ", "h",  "l",  "th", "b",
                                                       "v", "m", "ch", "k", "kh", "nh", "g",  "s"};

/// The first `count` of `words`, each as `form` ("{}*") makes it, joined by `between`.
template <std::size_t Size>
std::string listed(std::array<std::string_view, Size> const& words, std::size_t count,
                   std::string_view form, std::string_view between) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) text += between;
    text += fmt::format(fmt::runtime(form), words[i % Size]);
  }
  return text;
}

std::string pairs_near(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    text += fmt::format("{} NEAR/50 {} ", kFrequent[2 * i], kFrequent[2 * i + 1]);
  }
  return text;
}

/// The query as given, or with what stands before it.
SearchRequest request_of(std::string text) {
  SearchRequest request;
  request.text = std::move(text);
  return request;
}

SearchRequest with_facets(SearchRequest request) {
  for (search::FacetRow const& row : search::kFacets) request.facets.push_back(row.facet);
  request.timeline = search::TimelineStep::Month;
  return request;
}

SearchRequest at_page(SearchRequest request, std::size_t page, std::size_t size) {
  request.page = page;
  request.size = size;
  return request;
}

SearchRequest sorted(SearchRequest request) {
  request.sort = search::SortOrder::Newest;
  return request;
}

/// What a client asks for in one request.
struct Request {
  std::string kind;
  std::vector<SearchRequest> searches;  ///< several: compared
  bool is_explained = false;
};

std::vector<Request> plain_requests() {
  std::string const words = listed(kFrequent, 60, "{}", " ");
  return {{"plain: 4 words", {request_of("thủ tục khai sinh")}},
          {"plain: 4 words without marks", {request_of("thu tuc khai sinh")}},
          {"plain: 20 frequent words", {request_of(listed(kFrequent, 20, "{}", " "))}},
          {"plain: 60 frequent words", {request_of(words)}},
          {"plain: 60 without marks", {request_of(analyzers::fold(words))}},
          {"plain: 100 one after the other", {request_of(listed(kFrequent, 100, "{}", " "))}},
          {"plain: 3 frequent words", {request_of("của và các")}}};
}

std::vector<Request> syntax_requests() {
  std::string const wild = listed(kBeginnings, 8, "{}*", " ");
  std::string const either = listed(kFrequent, 60, "{}", " OR ");
  return {{"wildcard: 1", {request_of("t*")}},
          {"wildcard: 1 of three letters", {request_of("tha*")}},
          {"wildcard: 1 of five letters", {request_of("thanh*")}},
          {"wildcards: 8, all", {request_of(wild)}},
          {"wildcards: 8, any", {request_of(listed(kBeginnings, 8, "{}*", " OR "))}},
          {"wildcards: 8, any, excluded", {request_of("của -(" + wild + ")")}},
          {"wildcards: 8, any but themselves",
           {request_of("(" + listed(kBeginnings, 4, "{}*", " OR ") + ") -(" +
                       listed(kBeginnings, 4, "{}*", " OR ") + ")")}},
          {"NEAR: 8, all", {request_of(pairs_near(8))}},
          {"NEAR: 8, any",
           {request_of("của NEAR/50 và OR các NEAR/50 những OR cho NEAR/50 không OR được NEAR/50 "
                       "người OR trong NEAR/50 với OR là NEAR/50 có OR một NEAR/50 này OR đã "
                       "NEAR/50 khi")}},
          {"NEAR: phrases", {request_of("\"của các\" NEAR/50 \"trong những\"")}},
          {"OR: 60 words", {request_of(either)}},
          {"OR: 60 without marks", {request_of(analyzers::fold(either))}},
          {"phrases: 60, any", {request_of(listed(kFrequent, 60, "\"{} các\"", " OR "))}},
          {"phrase: 8 words", {request_of("\"của các những cho không được người trong\"")}},
          {"excluded: 60", {request_of("năm " + listed(kFrequent, 60, "-{}", " "))}}};
}

std::vector<Request> shaped_requests() {
  std::string const words = listed(kFrequent, 30, "{}", " ");
  std::string const wild = listed(kBeginnings, 8, "{}*", " OR ");
  std::vector<Request> requests{
      {"facets: 1 word", {with_facets(request_of("năm"))}},
      {"facets: 8 wildcards", {with_facets(request_of(wild))}},
      {"facets: 30 words", {with_facets(request_of(words))}},
      {"facets: 16 words", {with_facets(request_of(listed(kFrequent, 16, "{}", " ")))}},
      {"newest: 1 word", {sorted(request_of("năm"))}},
      {"newest: 8 wildcards", {sorted(request_of(wild))}},
      {"page 1,000 of 1 word", {at_page(request_of("năm"), 1'000, 10)}},
      {"page 1,000 of 30 words", {at_page(request_of(words), 1'000, 10)}},
      {"page 500 of 100 hits, 8 wildcards", {at_page(request_of(wild), 500, 100)}},
      {"100 hits, 30 words", {at_page(request_of(words), 1, 100)}},
      {"100 hits, 8 words", {at_page(request_of(listed(kFrequent, 8, "{}", " ")), 1, 100)}}};
  Request compared{"compare: 4 of 8 wildcards", {}};
  for (int i = 0; i < 4; ++i) compared.searches.push_back(with_facets(request_of(wild)));
  requests.push_back(compared);
  requests.push_back({"explain: 8 wildcards", {request_of(wild)}, true});
  requests.push_back({"explain: 60 words", {request_of(listed(kFrequent, 60, "{}", " "))}, true});
  return requests;
}

struct Cost {
  double cpu_ms = std::numeric_limits<double>::infinity();
  double wall_ms = 0;
  bool was_cut = false;
  std::string error{};
};

void ask(search::Searcher& searcher, Request const& asked, SearchBudget const& budget, Cost& cost) {
  for (SearchRequest request : asked.searches) {
    request.budget = budget;
    if (asked.is_explained) {
      auto const explanation = searcher.explain(request);
      if (!explanation) cost.error = to_string(explanation.error());
      cost.was_cut = cost.was_cut || (explanation && explanation->is_cut);
      continue;
    }
    auto const answer = searcher.search(request);
    if (!answer) cost.error = to_string(answer.error());
    cost.was_cut = cost.was_cut || (answer && answer->is_cut);
  }
}

/// The least of several rounds: other work on the machine only adds.
Cost cost_of(search::Searcher& searcher, Request const& asked, std::chrono::milliseconds budget,
             int rounds) {
  Cost best;
  for (int round = 0; round < rounds; ++round) {
    Cost cost;
    double const cpu = processor_milliseconds();
    auto const begin = std::chrono::steady_clock::now();
    ask(searcher, asked,
        budget.count() > 0 ? SearchBudget::within(budget) : SearchBudget::unlimited(), cost);
    auto const took = std::chrono::steady_clock::now() - begin;
    cost.wall_ms = std::chrono::duration<double, std::milli>(took).count();
    cost.cpu_ms = processor_milliseconds() - cpu;
    if (cost.cpu_ms < best.cpu_ms) best = cost;
  }
  return best;
}

char const* lane_name(Request const& asked) {
  bool const is_dear = std::ranges::any_of(asked.searches, [](SearchRequest const& request) {
    return search::lane_of(request) == search::SearchLane::Dear;
  });
  return is_dear ? "dear" : "cheap";
}

struct Options {
  std::string index;
  int budget_ms = 500;
  int most_ms = 1'000;
  int rounds = 3;
};

/// True if every request was answered in time.
bool measure(search::Searcher& searcher, Options const& options) {
  fmt::print("{:<40} {:>9} {:>9}  {:<5} {}\n", "request", "CPU ms", "wall ms", "lane", "cut");
  bool is_good = true;
  for (auto const& requests : {plain_requests(), syntax_requests(), shaped_requests()}) {
    for (Request const& asked : requests) {
      Cost const cost =
          cost_of(searcher, asked, std::chrono::milliseconds(options.budget_ms), options.rounds);
      bool const is_in_time = cost.error.empty() && cost.cpu_ms <= options.most_ms;
      is_good = is_good && is_in_time;
      fmt::print("{:<40} {:>9.1f} {:>9.1f}  {:<5} {}{}\n", asked.kind, cost.cpu_ms, cost.wall_ms,
                 lane_name(asked), cost.was_cut ? "cut" : "",
                 is_in_time ? "" : "  TOO DEAR " + cost.error);
    }
  }
  return is_good;
}

}  // namespace
}  // namespace tracuu::bench

int main(int argc, char** argv) {
  using namespace tracuu;
  CLI::App app{"the dearest requests of each kind"};
  bench::Options options;
  app.add_option("--db", options.index, "folder of the index")->required();
  app.add_option("--budget-ms", options.budget_ms, "for the searches of a request, 0 = none")
      ->capture_default_str();
  app.add_option("--most-ms", options.most_ms, "of processor time for a request")
      ->capture_default_str();
  app.add_option("--rounds", options.rounds, "of which the cheapest counts")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  auto searcher = search::Searcher::open(options.index);
  if (!searcher) {
    fmt::print(stderr, "bench_worst_case: {}\n", to_string(searcher.error()));
    return 1;
  }
  return bench::measure(*searcher, options) ? 0 : 1;
}
