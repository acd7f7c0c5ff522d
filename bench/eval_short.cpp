// SPDX-License-Identifier: GPL-3.0-or-later
//
// The judge of short queries: makes queries of two names and a verb (bench/short_queries.hpp) from
// documents, and prints for how many of them one that holds both names is among the first ten, as
// typed and with all words joined by OR.
//
//   eval_short --docs documents.jsonl.gz --queries 300

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "analyzers/nfc_filter.hpp"
#include "bench/corpus.hpp"
#include "bench/short_queries.hpp"
#include "indexer/parsing/json_line.hpp"
#include "indexer/sources/source_reader.hpp"
#include "search/api/hit.hpp"
#include "search/api/search_request.hpp"
#include "search/searcher.hpp"

namespace tracuu::bench {
namespace {

struct Options {
  std::vector<std::filesystem::path> documents;
  std::filesystem::path index;
  std::size_t queries = 150;
  std::uint32_t seed = 20261130;
  bool keep_index = false;
  bool show = false;
};

std::string nfc(std::string const& text) {
  auto const filtered = analyzers::NfcFilter().filter(text);
  return std::string(filtered ? filtered->text() : text);
}

base::Result<std::vector<CorpusText>> read_corpus(
    std::vector<std::filesystem::path> const& documents) {
  std::vector<CorpusText> corpus;
  indexer::SourceReader reader(documents, {});
  for (;;) {
    auto item = reader.next();
    if (!item) return item.error();
    if (!*item) return corpus;
    auto const read = indexer::parse_json_line((*item)->bytes);
    if (!read) return read.error();
    auto const& announcement = read->announcement;
    corpus.push_back({announcement.id, nfc(announcement.abstract + '\n' + announcement.body)});
  }
}

/// Whether one of `documents` is among the first ten for `text`.
base::Result<bool> is_found(search::Searcher& searcher, std::string const& text,
                            std::vector<std::string> const& documents) {
  search::SearchRequest request;
  request.budget = search::SearchBudget::unlimited();
  request.text = text;
  request.snippets = false;
  request.fold = false;
  auto const answer = searcher.search(request);
  if (!answer) return answer.error();
  return std::ranges::any_of(answer->hits, [&](search::Hit const& hit) {
    return std::ranges::find(documents, hit.announcement.id) != documents.end();
  });
}

base::Result<void> judge(Options const& options) {
  auto const corpus = read_corpus(options.documents);
  if (!corpus) return corpus.error();
  auto searcher = search::Searcher::open(options.index);
  if (!searcher) return searcher.error();
  std::size_t as_typed = 0;
  std::size_t any_word = 0;
  std::vector<ShortQuery> const queries =
      make_short_queries(*corpus, options.queries, options.seed);
  for (ShortQuery const& query : queries) {
    auto const typed = is_found(*searcher, query.text, query.documents);
    if (!typed) return typed.error();
    auto const joined = is_found(*searcher, query.any_word, query.documents);
    if (!joined) return joined.error();
    as_typed += *typed ? 1 : 0;
    any_word += *joined ? 1 : 0;
    if (options.show && !*typed) {
      fmt::print("missed{}: {}\n", *joined ? ", found with OR" : "", query.text);
    }
  }
  double const percent = 100.0 / std::max(1.0, static_cast<double>(queries.size()));
  fmt::print("{} queries of two names and a verb: among the first ten {:.1f} %, with OR {:.1f} %\n",
             queries.size(), percent * static_cast<double>(as_typed),
             percent * static_cast<double>(any_word));
  return {};
}

}  // namespace
}  // namespace tracuu::bench

int main(int argc, char** argv) {
  using namespace tracuu;
  bench::Options options;
  options.index = std::filesystem::temp_directory_path() / "tracuu-eval-short.db";
  CLI::App app{"Judges short queries: two names and a verb that the documents lack"};
  app.add_option("--docs", options.documents, "JSON Lines of documents (.gz too)")->required();
  app.add_option("--queries", options.queries, "how many to make")->capture_default_str();
  app.add_option("--seed", options.seed, "of the draws")->capture_default_str();
  app.add_option("--db", options.index, "where to build the index")->capture_default_str();
  app.add_flag("--keep-index", options.keep_index, "search the index that is there");
  app.add_flag("--show", options.show, "print the queries that are missed");
  CLI11_PARSE(app, argc, argv);
  auto done = options.keep_index ? base::Result<void>()
                                 : bench::index_corpus(options.documents, options.index);
  if (done) done = bench::judge(options);
  if (!done) fmt::print(stderr, "eval_short: {}\n", to_string(done.error()));
  return done ? 0 : 1;
}
