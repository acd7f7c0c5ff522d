// SPDX-License-Identifier: GPL-3.0-or-later
//
// Judges corrections of misspelt words in context. Slips of human writers: which share is put
// right, put wrong or left alone, of all and of those that make another word of the index. Right
// phrases, cut from the announcements that are searched: which share is touched.
//
//   eval_slips --docs vietnews-val.docs.jsonl.gz --slips slips-dev.jsonl

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <random>

#include "bench/corpus.hpp"
#include "bench/slip_set.hpp"
#include "search/api/search_request.hpp"
#include "search/searcher.hpp"

namespace tracuu::bench {
namespace {

constexpr std::uint32_t kSeed = 20261130;

struct Options {
  std::vector<std::filesystem::path> documents;
  std::filesystem::path slips;
  std::filesystem::path index;
  std::size_t phrases = 2'000;
  bool keep_index = false;
  bool list = false;
};

/// What an answer says that was meant, and whether it was searched without asking.
struct Correction {
  std::string text;  ///< empty: nothing
  bool at_once = false;
  std::string read_as;  ///< the words as they were read: marks that were left out are put in
};

base::Result<Correction> correction_of(search::Searcher& searcher, std::string const& text) {
  search::SearchRequest request;
  request.budget = search::SearchBudget::unlimited();
  request.text = text;
  request.snippets = false;
  auto const answer = searcher.search(request);
  if (!answer) return answer.error();
  Correction correction;
  correction.read_as = answer->read_as;
  for (search::Note const& note : answer->notes) {
    bool const is_corrected = note.code == search::NoteCode::SpellingCorrected;
    if (is_corrected || note.code == search::NoteCode::DidYouMean) correction.text = note.detail;
    correction.at_once = correction.at_once || is_corrected;
  }
  return correction;
}

/// True if an announcement holds the word just as it was typed.
base::Result<bool> is_known(search::Searcher& searcher, std::string const& word) {
  search::SearchRequest request;
  request.budget = search::SearchBudget::unlimited();
  request.text = word;
  request.exact = true;
  request.size = 1;
  auto const answer = searcher.search(request);
  if (!answer) return answer.error();
  return !answer->hits.empty();
}

struct Tally {
  int all = 0;
  int right = 0;
  int wrong = 0;
  int wrong_at_once = 0;
};

void print(char const* name, Tally const& tally) {
  auto const share = [&](int count) { return 100.0 * count / std::max(1, tally.all); };
  fmt::print("{:<28} {:>5}: right {:>4} ({:.1f} %), wrong {:>3} ({:.1f} %, {} at once)\n", name,
             tally.all, tally.right, share(tally.right), tally.wrong, share(tally.wrong),
             tally.wrong_at_once);
}

std::string typed_word(JudgedSlip const& slip) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < slip.at; ++i) begin = slip.text.find(' ', begin) + 1;
  return slip.text.substr(begin, slip.text.find(' ', begin) - begin);
}

base::Result<void> judge_slips(search::Searcher& searcher, Options const& options) {
  auto const slips = read_slips(options.slips);
  if (!slips) return slips.error();
  Tally all;
  Tally words;
  for (JudgedSlip const& slip : *slips) {
    auto const correction = correction_of(searcher, slip.text);
    if (!correction) return correction.error();
    auto const known = is_known(searcher, typed_word(slip));
    if (!known) return known.error();
    std::string const got =
        canonical_words(correction->text.empty() ? correction->read_as : correction->text);
    auto const forms = right_forms(slip);
    bool const is_right = std::ranges::find(forms, got) != forms.end();
    bool const is_wrong = !is_right && got != canonical_words(slip.text);
    for (Tally* const tally : {&all, &words}) {
      if (tally == &words && !*known) continue;
      ++tally->all;
      tally->right += is_right ? 1 : 0;
      tally->wrong += is_wrong ? 1 : 0;
      tally->wrong_at_once += is_wrong && correction->at_once ? 1 : 0;
    }
    if (options.list && !is_right) {
      fmt::print("{}\t{}\t{}\t{}\n", is_wrong ? "wrong" : "alone", slip.text, slip.right,
                 correction->text);
    }
  }
  print("slips", all);
  print("slips that are words", words);
  return {};
}

base::Result<std::vector<std::string>> right_phrases(search::Searcher& searcher,
                                                     std::size_t count) {
  std::mt19937 random(kSeed);
  std::vector<std::string> phrases;
  search::HarvestRequest request;
  do {
    auto const page = searcher.harvest(request);
    if (!page) return page.error();
    for (auto const& harvested : page->announcements) {
      std::size_t const words = 3 + random() % 3;
      std::string phrase = cut_phrase(harvested.announcement.body, words, random);
      if (!phrase.empty()) phrases.push_back(std::move(phrase));
    }
    request.after = page->last_document;
  } while (request.after != 0);
  std::shuffle(phrases.begin(), phrases.end(), random);
  if (phrases.size() > count) phrases.resize(count);
  return phrases;
}

base::Result<void> judge_right_phrases(search::Searcher& searcher, Options const& options) {
  auto const phrases = right_phrases(searcher, options.phrases);
  if (!phrases) return phrases.error();
  Tally tally;
  for (std::string const& phrase : *phrases) {
    auto const correction = correction_of(searcher, phrase);
    if (!correction) return correction.error();
    bool const is_touched = !correction->text.empty();
    ++tally.all;
    tally.wrong += is_touched ? 1 : 0;
    tally.wrong_at_once += is_touched && correction->at_once ? 1 : 0;
    tally.right += is_touched ? 0 : 1;
    if (options.list && is_touched) fmt::print("touched\t{}\t{}\n", phrase, correction->text);
  }
  print("right phrases", tally);
  return {};
}

base::Result<void> judge(Options const& options) {
  if (!options.keep_index) {
    if (auto built = index_corpus(options.documents, options.index); !built) return built;
  }
  auto searcher = search::Searcher::open(options.index);
  if (!searcher) return searcher.error();
  if (!options.slips.empty()) {
    if (auto judged = judge_slips(*searcher, options); !judged) return judged;
  }
  return judge_right_phrases(*searcher, options);
}

}  // namespace
}  // namespace tracuu::bench

int main(int argc, char** argv) {
  using namespace tracuu;
  bench::Options options;
  options.index = std::filesystem::temp_directory_path() / "tracuu-eval-slips.db";
  CLI::App app{"Judges corrections of misspelt words in context"};
  app.add_option("--docs", options.documents, "JSON Lines of documents (.gz too)");
  app.add_option("--slips", options.slips, "JSON Lines of {text, right, suggest, at}");
  app.add_option("--phrases", options.phrases, "right phrases that are cut from the documents")
      ->capture_default_str();
  app.add_option("--db", options.index, "where to build the index")->capture_default_str();
  app.add_flag("--keep-index", options.keep_index, "search the index that is there");
  app.add_flag("--list", options.list, "list what is not right");
  CLI11_PARSE(app, argc, argv);
  auto const done = bench::judge(options);
  if (!done) fmt::print(stderr, "eval_slips: {}\n", to_string(done.error()));
  return done ? 0 : 1;
}
