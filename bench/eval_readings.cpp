// SPDX-License-Identifier: GPL-3.0-or-later
//
// The judge of readings: cuts runs of three to six syllables from sentences of documents, types
// them without marks, asks the real searcher, and counts how often it says what was meant
// (right), says nothing (silent), names several ways (open) or says something else (wrong, listed).
//
//   eval_readings --docs mds.docs.jsonl --count 300 --seed 1

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <random>

#include "analyzers/analyzer_registry.hpp"
#include "analyzers/syllable.hpp"
#include "analyzers/syllable_grammar.hpp"
#include "bench/corpus.hpp"
#include "bench/query_variants.hpp"
#include "bench/relevance_set.hpp"
#include "search/api/search_request.hpp"
#include "search/searcher.hpp"

namespace tracuu::bench {
namespace {

constexpr std::size_t kLeastSyllables = 3;
constexpr std::size_t kMostSyllables = 6;

/// Draws of a run that finds none are given up after so many a run.
constexpr std::size_t kDrawsPerRun = 1'000;

struct Options {
  std::vector<std::filesystem::path> documents;
  std::filesystem::path queries;
  std::filesystem::path index;
  std::size_t count = 300;
  std::uint32_t seed = 1;
  std::size_t workers = 2;
  bool keep_index = false;
};

/// The words of a text in canonical form.
std::vector<std::string> words_of(std::string_view text) {
  analyzers::TokenList list;
  analyzers::analyzer("vi").analyze(text, list);
  std::vector<std::string> words;
  for (analyzers::Token const& token : list.tokens()) {
    if (analyzers::is_simple(token.kind)) words.emplace_back(list.text(token));
  }
  return words;
}

/// The runs of syllables without a mark between them, as token indices [begin, end).
std::vector<std::vector<analyzers::Token>> rows_of(std::string_view text,
                                                   analyzers::TokenList const& list) {
  std::vector<std::vector<analyzers::Token>> rows(1);
  for (analyzers::Token const& token : list.tokens()) {
    if (!analyzers::is_simple(token.kind)) continue;
    bool const is_syllable =
        token.kind == analyzers::TokenKind::Word && analyzers::is_legal_syllable(list.text(token));
    bool const joins = !rows.back().empty() && rows.back().back().position + 1 == token.position &&
                       rows.back().back().end + 1 == token.begin &&
                       text[rows.back().back().end] == ' ';
    if (!is_syllable || !joins) rows.emplace_back();
    if (is_syllable) rows.back().push_back(token);
  }
  return rows;
}

/// A run of some row of `text`, with marks in it; "" if the draw finds none.
std::string drawn_run(std::string const& text, std::mt19937& random) {
  analyzers::TokenList list;
  analyzers::analyzer("vi").analyze(text, list);
  auto const rows = rows_of(text, list);
  auto const& row = rows[random() % rows.size()];
  std::size_t const size = kLeastSyllables + random() % (kMostSyllables - kLeastSyllables + 1);
  if (row.size() < size) return "";
  std::size_t const first = random() % (row.size() - size + 1);
  bool has_marks = false;
  for (std::size_t i = first; i < first + size; ++i) {
    has_marks = has_marks || !analyzers::marks_part(list.text(row[i])).empty();
  }
  return has_marks ? text.substr(row[first].begin, row[first + size - 1].end - row[first].begin)
                   : "";
}

base::Result<std::vector<Query>> draw_runs(search::Searcher& searcher, Options const& options) {
  auto const scope = searcher.harvest_scope();
  if (!scope) return scope.error();
  std::mt19937 random(options.seed);
  std::vector<Query> runs;
  for (std::size_t draw = 0; runs.size() < options.count; ++draw) {
    if (draw == options.count * kDrawsPerRun) break;
    search::HarvestRequest request;
    request.last = 1 + static_cast<std::uint32_t>(random() % std::max(1U, scope->last_document));
    request.after = request.last - 1;
    request.size = 1;
    auto const page = searcher.harvest(request);
    if (!page) return page.error();
    if (page->announcements.empty()) continue;
    std::string run = drawn_run(page->announcements.front().announcement.body, random);
    if (!run.empty()) runs.push_back({fmt::format("{}", runs.size()), std::move(run)});
  }
  return runs;
}

bool has_note(search::SearchAnswer const& answer, search::NoteCode code) {
  return std::ranges::any_of(answer.notes,
                             [&](search::Note const& note) { return note.code == code; });
}

struct Counts {
  std::size_t right = 0;
  std::size_t silent = 0;
  std::size_t open = 0;
  std::size_t wrong = 0;
};

void judge_answer(search::SearchAnswer const& answer, std::string const& meant, Counts& counts) {
  if (words_of(answer.read_as) == words_of(meant)) {
    ++counts.right;
  } else if (has_note(answer, search::NoteCode::MarksOpen)) {
    ++counts.open;
  } else if (answer.read_as == answer.text) {
    ++counts.silent;
  } else {
    ++counts.wrong;
    fmt::print("wrong: {} read as {}\n", meant, answer.read_as);
  }
}

base::Result<void> judge(Options const& options) {
  auto searcher = search::Searcher::open(options.index);
  if (!searcher) return searcher.error();
  auto const runs =
      options.queries.empty() ? draw_runs(*searcher, options) : read_queries(options.queries);
  if (!runs) return runs.error();
  std::vector<Query> const typed = vary(*runs, Variant::NoMarks, options.seed);
  Counts counts;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    search::SearchRequest request;
    request.budget = search::SearchBudget::unlimited();
    request.text = typed[i].text;
    auto const answer = searcher->search(request);
    if (!answer) return answer.error();
    judge_answer(*answer, (*runs)[i].text, counts);
  }
  auto const share = [&](std::size_t count) {
    return 100.0 * static_cast<double>(count) /
           static_cast<double>(std::max<std::size_t>(1, typed.size()));
  };
  fmt::print("{} readings: {:.1f} % right, {:.1f} % silent, {:.1f} % open, {:.1f} % wrong\n",
             typed.size(), share(counts.right), share(counts.silent), share(counts.open),
             share(counts.wrong));
  return {};
}

}  // namespace
}  // namespace tracuu::bench

int main(int argc, char** argv) {
  using namespace tracuu;
  bench::Options options;
  options.index = std::filesystem::temp_directory_path() / "tracuu-eval-readings.db";
  CLI::App app{"Judges what is said of words that were typed without marks"};
  app.add_option("--docs", options.documents, "JSON Lines of documents (.gz too)");
  app.add_option(
      "--queries", options.queries,
      "JSON Lines of {id, text}: these with all marks, instead of runs of the documents");
  app.add_option("--db", options.index, "where to build the index")->capture_default_str();
  app.add_option("--count", options.count, "runs to draw")->capture_default_str();
  app.add_option("--seed", options.seed, "of the draws")->capture_default_str();
  app.add_option("--workers", options.workers, "threads that index")->capture_default_str();
  app.add_flag("--keep-index", options.keep_index, "search the index that is there");
  CLI11_PARSE(app, argc, argv);
  auto done = options.keep_index
                  ? base::Result<void>()
                  : bench::index_corpus(options.documents, options.index, options.workers);
  if (done) done = bench::judge(options);
  if (!done) fmt::print(stderr, "eval_readings: {}\n", to_string(done.error()));
  return done ? 0 : 1;
}
