// SPDX-License-Identifier: GPL-3.0-or-later
//
// Judges how documents are found by their numbers said in prose: indexes a corpus whose
// announcements have a number, a unit and a day, asks for some of them in each phrasing
// (bench/number_prose.hpp), and prints for how many a document that was meant is the first hit,
// and among the first ten. Documents that a phrasing can't tell apart are all meant.
//
//   eval_numbers --docs gazette.docs.jsonl --per-phrasing 200

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <random>
#include <set>

#include "bench/corpus.hpp"
#include "bench/number_prose.hpp"
#include "search/searcher.hpp"

namespace tracuu::bench {
namespace {

/// Draws of the documents that are asked for.
constexpr std::uint32_t kNumberSeed = 20261130;

struct NumberOptions {
  std::vector<std::filesystem::path> documents;
  std::filesystem::path index;
  std::size_t per_phrasing = 200;
  bool shows_misses = false;
};

struct Asked {
  std::vector<NumberFacts> facts;
  std::map<std::string, std::set<std::string>> meant;  ///< ids by key
};

Asked asked_of(std::vector<schema::Announcement> const& announcements) {
  Asked asked;
  for (schema::Announcement const& announcement : announcements) {
    auto facts = number_facts(announcement);
    if (!facts) continue;
    asked.meant[facts->key()].insert(announcement.id);
    asked.facts.push_back(std::move(*facts));
  }
  return asked;
}

struct Score {
  std::size_t first = 0;
  std::size_t in_ten = 0;
};

base::Result<Score> judge_phrasing(search::Searcher& searcher, Asked const& asked,
                                   Phrasing const& phrasing, NumberOptions const& options) {
  std::vector<NumberFacts> drawn;
  std::ranges::sample(asked.facts, std::back_inserter(drawn),
                      static_cast<std::ptrdiff_t>(options.per_phrasing), std::mt19937(kNumberSeed));
  Score score;
  for (NumberFacts const& facts : drawn) {
    search::SearchRequest request;
    request.budget = search::SearchBudget::unlimited();
    request.text = phrasing.write(facts);
    request.snippets = false;
    auto const answer = searcher.search(request);
    if (!answer) return answer.error();
    auto const& meant = asked.meant.at(facts.key());
    auto const is_meant = [&](search::Hit const& hit) {
      return meant.contains(hit.announcement.id);
    };
    bool const is_first = !answer->hits.empty() && is_meant(answer->hits.front());
    score.first += is_first ? 1 : 0;
    score.in_ten += std::ranges::any_of(answer->hits, is_meant) ? 1 : 0;
    if (!is_first && options.shows_misses) fmt::print("  missed: {}\n", request.text);
  }
  return score;
}

base::Result<void> judge_numbers(NumberOptions const& options) {
  if (auto indexed = index_corpus(options.documents, options.index); !indexed) return indexed;
  auto const announcements = read_corpus(options.index);
  if (!announcements) return announcements.error();
  Asked const asked = asked_of(*announcements);
  auto searcher = search::Searcher::open(options.index);
  if (!searcher) return searcher.error();
  double const drawn = static_cast<double>(
      std::max<std::size_t>(1, std::min(options.per_phrasing, asked.facts.size())));
  fmt::print("{} documents with number, type, issuer and day; {} asked for in each phrasing\n",
             asked.facts.size(), drawn);
  fmt::print("{:>7} {:>7}  phrasing\n", "first", "in ten");
  Score all;
  for (Phrasing const& phrasing : phrasings()) {
    auto const score = judge_phrasing(*searcher, asked, phrasing, options);
    if (!score) return score.error();
    fmt::print("{:>7.3f} {:>7.3f}  {}\n", static_cast<double>(score->first) / drawn,
               static_cast<double>(score->in_ten) / drawn, phrasing.name);
    all.first += score->first;
    all.in_ten += score->in_ten;
  }
  double const queries = drawn * static_cast<double>(phrasings().size());
  fmt::print("{:>7.3f} {:>7.3f}  all\n", static_cast<double>(all.first) / queries,
             static_cast<double>(all.in_ten) / queries);
  return {};
}

}  // namespace
}  // namespace tracuu::bench

int main(int argc, char** argv) {
  using namespace tracuu;
  bench::NumberOptions options;
  options.index = std::filesystem::temp_directory_path() / "tracuu-eval-numbers.db";
  CLI::App app{"Judges how documents are found by their numbers said in prose"};
  app.add_option("--docs", options.documents, "what is indexed: files or folders")->required();
  app.add_option("--db", options.index, "where to build the index")->capture_default_str();
  app.add_option("--per-phrasing", options.per_phrasing, "documents asked for in each phrasing")
      ->capture_default_str();
  app.add_flag("--misses", options.shows_misses, "print the queries that do not find it first");
  CLI11_PARSE(app, argc, argv);
  auto const done = bench::judge_numbers(options);
  if (!done) fmt::print(stderr, "eval_numbers: {}\n", to_string(done.error()));
  return done ? 0 : 1;
}
