// SPDX-License-Identifier: GPL-3.0-or-later
//
// The judge of related announcements: indexes documents with the real indexer, asks the real
// searcher for what is related to each judged one, and prints nDCG@5 against lists that people
// made, with the time of an answer.
//
//   eval_related --docs gazette.docs.jsonl --qrels related.qrels.tsv

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "bench/corpus.hpp"
#include "bench/relevance_set.hpp"
#include "search/searcher.hpp"

namespace tracuu::bench {
namespace {

/// As many as a page shows.
constexpr std::size_t kShown = 5;

struct RelatedOptions {
  std::vector<std::filesystem::path> documents;
  std::filesystem::path qrels;
  std::filesystem::path index;
  bool keep_index = false;
  bool lists = false;
};

base::Result<void> judge_related(RelatedOptions const& options) {
  auto const qrels = read_qrels(options.qrels);
  if (!qrels) return qrels.error();
  auto searcher = search::Searcher::open(options.index);
  if (!searcher) return searcher.error();
  double sum = 0;
  std::vector<double> milliseconds;
  for (auto const& [id, grades] : *qrels) {
    auto const begin = std::chrono::steady_clock::now();
    auto const related = searcher->similar(id, kShown);
    auto const took = std::chrono::steady_clock::now() - begin;
    if (!related) return related.error();
    milliseconds.push_back(std::chrono::duration<double, std::milli>(took).count());
    std::vector<std::string> ids;
    for (auto const& one : *related) ids.push_back(one.announcement.id);
    double const value = ndcg(grades, ids, kShown);
    if (options.lists) fmt::print("{}\t{:.4f}\t{}\n", id, value, fmt::join(ids, " "));
    sum += value;
  }
  if (milliseconds.empty()) return {};
  std::ranges::sort(milliseconds);
  fmt::print("{} lists, nDCG@{} {:.4f}, p50 {:.2f} ms, p99 {:.2f} ms\n", qrels->size(), kShown,
             sum / static_cast<double>(qrels->size()), milliseconds[milliseconds.size() / 2],
             milliseconds[milliseconds.size() * 99 / 100]);
  return {};
}

}  // namespace
}  // namespace tracuu::bench

int main(int argc, char** argv) {
  using namespace tracuu;
  bench::RelatedOptions options;
  options.index = std::filesystem::temp_directory_path() / "tracuu-eval-related.db";
  CLI::App app{"Judges related announcements against lists that people made"};
  app.add_option("--docs", options.documents, "JSON Lines of documents (.gz too)")->required();
  app.add_option("--qrels", options.qrels, "document id, id of a related one, grade by tabs")
      ->required();
  app.add_option("--db", options.index, "where to build the index")->capture_default_str();
  app.add_flag("--keep-index", options.keep_index, "ask the index that is there");
  app.add_flag("--lists", options.lists, "print each list, its nDCG first");
  CLI11_PARSE(app, argc, argv);
  auto done = options.keep_index ? base::Result<void>()
                                 : bench::index_corpus(options.documents, options.index);
  if (done) done = bench::judge_related(options);
  if (!done) fmt::print(stderr, "eval_related: {}\n", to_string(done.error()));
  return done ? 0 : 1;
}
