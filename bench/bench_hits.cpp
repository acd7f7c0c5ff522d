// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a search costs, part by part: for each query the processor time of the match alone (ids and
// scores of the first stage's ten best), of finding (readings, exact counts, the later stages and
// notes with it) and of the whole search with its ten hits and snippets, taken in turn; of each the
// least of --rounds. What lies between the last two are the hits. The hash over all answers
// tells whether two builds of the program give the same.
// With --compare, each query is matched by Xapian alone, too, and what differs is listed: counts
// (Xapian's may be bounds) and the ids of the page.
//
//   bench_hits --db news.db --queries news.queries.jsonl --words 12 --variant no-marks
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/fnv.hpp"
#include "bench/processor_time.hpp"
#include "bench/query_variants.hpp"
#include "bench/relevance_set.hpp"
#include "search/api/hit.hpp"
#include "search/matching/list_match.hpp"
#include "search/matching/query_runner.hpp"
#include "search/searcher.hpp"
#include "store/database.hpp"

namespace tracuu::bench {
namespace {

using search::MarkedText;
using search::SearchRequest;

template <class Work>
void take_least(double& least, Work&& work) {
  double const begin = processor_milliseconds();
  work();
  least = std::min(least, processor_milliseconds() - begin);
}

std::uint64_t hash_of(MarkedText const& marked, std::uint64_t hash) {
  hash = base::fnv1a(marked.text, hash);
  for (auto const& match : marked.matches) {
    hash = base::fnv1a(fmt::format("[{},{})", match.begin, match.end), hash);
  }
  return hash;
}

std::uint64_t hash_of(search::SearchAnswer const& answer) {
  std::uint64_t hash = base::fnv1a(answer.read_as, base::kFnvOffset);
  for (search::Note const& note : answer.notes) {
    hash = base::fnv1a(fmt::format("{}{}", static_cast<int>(note.code), note.detail), hash);
  }
  for (search::Hit const& hit : answer.hits) {
    hash =
        base::fnv1a(fmt::format("{} {:.9f}", schema::to_json(hit.announcement), hit.score), hash);
    hash = hash_of(hit.snippet, hash_of(hit.title, hash));
    for (auto const& copy : hit.copies) hash = base::fnv1a(schema::to_json(copy), hash);
  }
  return hash;
}

/// Ids and scores of a match.
constexpr Xapian::doccount kMatched = 10;

struct Costs {
  double match = 1e9;
  double find = 1e9;
  double search = 1e9;
};

class HitsBench {
 public:
  HitsBench(Xapian::Database const& database, search::Searcher& searcher, std::size_t rounds)
      : database_(database), searcher_(searcher), rounds_(rounds) {
    memory_.columns = search::Columns(std::make_shared<search::ColumnStore>());
    memory_.follow(database_, "");
  }

  /// False if the search failed.
  [[nodiscard]] bool run(std::string const& text) {
    SearchRequest request;
    request.budget = search::SearchBudget::unlimited();
    request.text = text;
    request.related = false;
    Costs costs;
    for (std::size_t round = 0; round < rounds_; ++round) {
      search::QueryOutcome found;
      take_least(costs.find, [&] { found = search::run_query(database_, request, 0, &memory_); });
      search::ListMatch lists(database_, memory_, search::MatchBudget(request.budget));
      take_least(costs.match, [&] { (void)lists.best(found.built, kMatched); });
      base::Result<search::SearchAnswer> answer = search::SearchAnswer{};
      take_least(costs.search, [&] { answer = searcher_.search(request); });
      if (!answer) return false;
      if (round == 0) hashes_.push_back(hash_of(*answer));
    }
    match_.push_back(costs.match);
    find_.push_back(costs.find);
    search_.push_back(costs.search);
    hits_.push_back(costs.search - costs.find);
    return true;
  }

  /// By lists and by Xapian alone.
  void compare(std::string const& text) {
    SearchRequest request;
    request.budget = search::SearchBudget::unlimited();
    request.text = text;
    search::QueryOutcome const lists = search::run_query(database_, request, 0, &memory_);
    search::QueryOutcome const xapian = search::run_query(database_, request);
    bool const has_count = lists.total.lower >= xapian.total.lower &&
                           lists.total.lower <= xapian.total.upper && lists.total.is_exact();
    bool const has_all = lists.with_all_words.lower == xapian.with_all_words.lower;
    bool const has_hits =
        std::ranges::equal(lists.hits, xapian.hits, {}, &search::ScoredDocument::document,
                           &search::ScoredDocument::document);
    ++compared_;
    exact_counts_ += xapian.total.is_exact() ? 1U : 0U;
    if (has_count && has_all && has_hits) return;
    fmt::print("differs: {}{}{}  {} ({}) against {} to {} ({})  {}\n", has_count ? "" : "count ",
               has_all ? "" : "all ", has_hits ? "" : "hits ", lists.total.lower,
               lists.with_all_words.lower, xapian.total.lower, xapian.total.upper,
               xapian.with_all_words.lower, text);
  }

  void print() {
    if (compared_ > 0) {
      fmt::print("{} queries compared, of which Xapian counted {} to the end\n", compared_,
                 exact_counts_);
      return;
    }
    print_times("match alone", match_);
    print_times("found", find_);
    print_times("hits made", hits_);
    print_times("whole search", search_);
    std::uint64_t hash = base::kFnvOffset;
    for (std::uint64_t const one : hashes_) hash = base::fnv1a(fmt::format("{:x}", one), hash);
    fmt::print("answers {:016x}\n", hash);
  }

  [[nodiscard]] std::vector<std::uint64_t> const& hashes() const { return hashes_; }

 private:
  static void print_times(std::string_view what, std::vector<double>& milliseconds) {
    if (milliseconds.empty()) return;
    std::ranges::sort(milliseconds);
    fmt::print("{:<14} p50 {:7.3f} ms  p99 {:7.3f} ms  ({})\n", what,
               milliseconds[milliseconds.size() / 2], milliseconds[milliseconds.size() * 99 / 100],
               milliseconds.size());
  }

  Xapian::Database const& database_;
  search::Searcher& searcher_;
  std::size_t rounds_;
  search::MatchMemory memory_;
  std::size_t compared_ = 0;
  std::size_t exact_counts_ = 0;  ///< by Xapian, of these
  std::vector<double> match_;
  std::vector<double> find_;
  std::vector<double> hits_;
  std::vector<double> search_;
  std::vector<std::uint64_t> hashes_;
};

}  // namespace
}  // namespace tracuu::bench

int main(int argc, char** argv) {
  using namespace tracuu;
  CLI::App app{"what it costs to make hits of what was found"};
  std::string index;
  std::string query_file;
  std::string variant_name = "as-typed";
  std::string hash_file;
  std::size_t words = 1'000;
  std::size_t rounds = 5;
  std::size_t most = 1'000'000;
  bool compares = false;
  app.add_option("--db", index, "folder of the index")->required();
  app.add_option("--queries", query_file, "JSON Lines of id and text")->required();
  app.add_option("--words", words, "of each query, the first")->capture_default_str();
  app.add_option("--most", most, "queries, the first")->capture_default_str();
  app.add_option("--variant", variant_name, "how they are typed")->capture_default_str();
  app.add_option("--rounds", rounds, "each query is run so often")->capture_default_str();
  app.add_option("--hashes", hash_file, "gets a line for the answer to each query");
  app.add_flag("--compare", compares, "with what Xapian alone finds, instead of timing");
  CLI11_PARSE(app, argc, argv);
  auto queries = bench::read_queries(query_file);
  auto const variant = bench::variant_named(variant_name);
  auto searcher = search::Searcher::open(index);
  auto const database = store::open_current(store::IndexFolder(index));
  if (!queries || !searcher || !database || !variant) {
    fmt::print(stderr, "no index, queries or variant\n");
    return 1;
  }
  if (queries->size() > most) queries->resize(most);
  for (bench::Query& query : *queries) query.text = bench::first_words(query.text, words);
  bench::HitsBench hits(*database, *searcher, rounds);
  for (bench::Query const& query : bench::vary(*queries, *variant, 1)) {
    if (compares) {
      hits.compare(query.text);
    } else if (!hits.run(query.text)) {
      return 1;
    }
  }
  if (!hash_file.empty()) {
    std::ofstream out(hash_file);
    for (std::uint64_t const hash : hits.hashes()) out << fmt::format("{:016x}\n", hash);
  }
  hits.print();
  return 0;
}
