// SPDX-License-Identifier: GPL-3.0-or-later
//
// The judge: indexes documents with the real indexer, runs judged queries with
// the real searcher, and prints nDCG@10, MRR@10, recall@10 and @100 for the
// queries as given and in each way of typing them (bench/query_variants.hpp),
// how much of the nDCG@10 of the queries as given is left, and the time of a search.
//
//   eval_ranking --docs mds.docs.jsonl --queries mds-dev.queries.jsonl --qrels mds-dev.qrels.tsv

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <set>

#include "bench/query_variants.hpp"
#include "bench/relevance_set.hpp"
#include "indexer/index_job.hpp"
#include "search/api/hit.hpp"
#include "search/api/search_request.hpp"
#include "search/searcher.hpp"

namespace tracuu::bench {
namespace {

/// Draws of the half-marks and typo variants.
constexpr std::uint32_t kSeed = 20261123;

struct Options {
  std::vector<std::filesystem::path> documents;
  std::filesystem::path queries;
  std::filesystem::path qrels;
  std::filesystem::path index;
  std::filesystem::path runs;
  std::filesystem::path opened;
  std::vector<std::string> fields{"title", "abstract", "body"};
  std::size_t workers = 2;
  std::vector<std::string> variants;
  bool time_all = false;
  bool keep_index = false;
  int timed_passes = 3;
};

indexer::TextWeights weights_of(std::vector<std::string> const& fields) {
  std::set<std::string> const wanted(fields.begin(), fields.end());
  indexer::TextWeights weights;
  if (!wanted.contains("title")) weights.title = 0;
  if (!wanted.contains("abstract")) weights.lead = 0;
  if (!wanted.contains("body")) weights.body = 0;
  return weights;
}

base::Result<void> index_documents(Options const& options) {
  indexer::IndexJobOptions job;
  job.sources = options.documents;
  job.index = options.index;
  job.workers = options.workers;
  job.rebuild = true;
  job.weights = weights_of(options.fields);
  auto const report = indexer::run_index_job(job);
  if (!report) return report.error();
  double const seconds = std::chrono::duration<double>(report->took).count();
  fmt::print(
      "indexed {} documents, {:.1f} MB of text, {} rejected: {:.1f} s, {:.0f} documents/s "
      "with {} workers, index {:.1f} MB = {:.2f} x text\n",
      report->added, static_cast<double>(report->text_bytes) / 1e6, report->rejected.size(),
      seconds, static_cast<double>(report->added) / seconds, options.workers,
      static_cast<double>(report->index_bytes) / 1e6,
      static_cast<double>(report->index_bytes) / static_cast<double>(report->text_bytes));
  for (auto const& rejected : report->rejected) fmt::print("rejected: {}\n", to_string(rejected));
  return {};
}

/// Runs the queries; writes `qid docid rank score` lines, tab-separated, to `file`.
base::Result<Run> run_queries(search::Searcher& searcher, std::vector<Query> const& queries,
                              std::ostream* file) {
  Run run;
  for (Query const& query : queries) {
    search::SearchRequest request;
    request.budget = search::SearchBudget::unlimited();
    request.text = query.text;
    request.size = 100;
    request.snippets = false;
    request.fold = false;
    auto const answer = searcher.search(request);
    if (!answer) return answer.error();
    std::vector<std::string>& documents = run[query.id];
    for (search::Hit const& hit : answer->hits) {
      documents.push_back(hit.announcement.id);
      if (file == nullptr) continue;
      *file << fmt::format("{}\t{}\t{}\t{:.6g}\n", query.id, hit.announcement.id, documents.size(),
                           hit.score);
    }
  }
  return run;
}

struct Latency {
  double p50_ms = 0;
  double p99_ms = 0;
};

/// Top 10 of every query: one pass to warm up, then `passes` that count.
base::Result<Latency> time_queries(search::Searcher& searcher, std::vector<Query> const& queries,
                                   int passes, bool snippets) {
  std::vector<double> milliseconds;
  for (int pass = 0; pass <= passes; ++pass) {
    for (Query const& query : queries) {
      search::SearchRequest request;
      request.budget = search::SearchBudget::unlimited();
      request.text = query.text;
      request.snippets = snippets;
      auto const begin = std::chrono::steady_clock::now();
      auto const answer = searcher.search(request);
      auto const took = std::chrono::steady_clock::now() - begin;
      if (!answer) return answer.error();
      if (pass > 0) {
        milliseconds.push_back(std::chrono::duration<double, std::milli>(took).count());
      }
    }
  }
  std::ranges::sort(milliseconds);
  if (milliseconds.empty()) return Latency{};
  return Latency{milliseconds[milliseconds.size() / 2],
                 milliseconds[milliseconds.size() * 99 / 100]};
}

/// The variants asked for, all by default; as-typed comes first, the others are compared with it.
std::vector<Variant> wanted_variants(Options const& options) {
  std::vector<Variant> wanted{Variant::AsTyped};
  for (Variant const variant : kVariants) {
    bool const named =
        options.variants.empty() ||
        std::ranges::find(options.variants, name_of(variant)) != options.variants.end();
    if (named && variant != Variant::AsTyped) wanted.push_back(variant);
  }
  return wanted;
}

/// Timing costs many passes, and the other variants are slow because they are corrected.
bool is_timed(Variant variant, Options const& options) {
  return options.time_all || variant == Variant::AsTyped || variant == Variant::NoMarks ||
         variant == Variant::HalfMarks;
}

base::Result<Run> run_variant(search::Searcher& searcher, std::vector<Query> const& queries,
                              Variant variant, Options const& options) {
  std::ofstream file;
  if (!options.runs.empty()) {
    std::filesystem::create_directories(options.runs);
    file.open(options.runs /
              fmt::format("{}.{}.run", options.queries.stem().stem().string(), name_of(variant)));
  }
  return run_queries(searcher, queries, file.is_open() ? &file : nullptr);
}

base::Result<void> print_times(search::Searcher& searcher, std::vector<Query> const& queries,
                               int passes) {
  auto const bare = time_queries(searcher, queries, passes, false);
  if (!bare) return bare.error();
  auto const shown = time_queries(searcher, queries, passes, true);
  if (!shown) return shown.error();
  fmt::print(" {:>11.3f} ms {:>11.3f} ms {:>15.3f} ms", bare->p50_ms, bare->p99_ms, shown->p50_ms);
  return {};
}

/// Document id and how often it was opened, by a tab, a line each.
base::Result<search::OpenedCounts::ById> read_opened(std::filesystem::path const& file) {
  std::ifstream in(file);
  if (!in) return base::Error{base::ErrorCode::Io, file.string() + ": cannot be read", ""};
  search::OpenedCounts::ById counts;
  std::string id;
  std::size_t opened = 0;
  while (std::getline(in, id, '\t') && in >> opened) {
    counts[id] = opened;
    in.ignore();  // the line's end
  }
  return counts;
}

base::Result<void> judge(Options const& options) {
  auto const queries = read_queries(options.queries);
  if (!queries) return queries.error();
  auto const qrels = read_qrels(options.qrels);
  if (!qrels) return qrels.error();
  search::SearcherSettings settings;
  if (!options.opened.empty()) {
    auto opened = read_opened(options.opened);
    if (!opened) return opened.error();
    auto counts = std::make_shared<search::OpenedCounts>();
    counts->replace(std::move(*opened));
    settings.opened = std::move(counts);
  }
  auto searcher = search::Searcher::open(options.index, settings);
  if (!searcher) return searcher.error();
  fmt::print("{:<12} {:>8} {:>9} {:>8} {:>8} {:>8} {:>14} {:>14} {:>18}\n", "queries", "nDCG@10",
             "of typed", "MRR@10", "R@10", "R@100", "p50 top 10", "p99 top 10",
             "p50 with snippets");
  double as_typed = 0;
  for (Variant const variant : wanted_variants(options)) {
    auto const varied = vary(*queries, variant, kSeed);
    auto const run = run_variant(*searcher, varied, variant, options);
    if (!run) return run.error();
    Metrics const metrics = evaluate(*qrels, *run);
    if (variant == Variant::AsTyped) as_typed = metrics.ndcg_10;
    double const share = as_typed > 0 ? metrics.ndcg_10 / as_typed : 0;
    fmt::print("{:<12} {:>8.4f} {:>8.2f}% {:>8.4f} {:>8.4f} {:>8.4f}", name_of(variant),
               metrics.ndcg_10, 100 * share, metrics.mrr_10, metrics.recall_10, metrics.recall_100);
    if (is_timed(variant, options) && options.timed_passes > 0) {
      auto const printed = print_times(*searcher, varied, options.timed_passes);
      if (!printed) return printed.error();
    }
    fmt::print("\n");
  }
  return {};
}

/// What --variants takes.
std::vector<std::string> variant_names() {
  std::vector<std::string> names;
  for (Variant const variant : kVariants) names.emplace_back(name_of(variant));
  return names;
}

}  // namespace
}  // namespace tracuu::bench

int main(int argc, char** argv) {
  using namespace tracuu;
  bench::Options options;
  options.index = std::filesystem::temp_directory_path() / "tracuu-eval.db";
  CLI::App app{"Judges the ranking on documents with judged queries"};
  app.add_option("--docs", options.documents, "JSON Lines of documents (.gz too)")->required();
  app.add_option("--queries", options.queries, "JSON Lines of {id, text}")->required();
  app.add_option("--qrels", options.qrels, "query id, document id, grade by tabs")->required();
  app.add_option("--fields", options.fields, "what is searched: title,abstract,body")
      ->delimiter(',')
      ->check(CLI::IsMember({"title", "abstract", "body"}));
  app.add_option("--db", options.index, "where to build the index")->capture_default_str();
  app.add_option("--runs", options.runs, "folder for run files");
  app.add_option("--opened", options.opened,
                 "document id and how often it was opened, by tabs: ranked by it, too");
  app.add_option("--workers", options.workers, "threads that index")->capture_default_str();
  app.add_option("--variants", options.variants, "ways of typing to judge, all by default")
      ->delimiter(',')
      ->check(CLI::IsMember(bench::variant_names()));
  app.add_option("--passes", options.timed_passes, "timed passes over the queries, 0 = none")
      ->capture_default_str();
  app.add_flag("--time-all", options.time_all,
               "time every variant, not only as-typed, no-marks and half-marks");
  app.add_flag("--keep-index", options.keep_index, "search the index that is there");
  CLI11_PARSE(app, argc, argv);
  auto done = options.keep_index ? base::Result<void>() : bench::index_documents(options);
  if (done) done = bench::judge(options);
  if (!done) fmt::print(stderr, "eval_ranking: {}\n", to_string(done.error()));
  return done ? 0 : 1;
}
