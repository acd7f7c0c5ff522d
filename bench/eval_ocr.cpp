// SPDX-License-Identifier: GPL-3.0-or-later
//
// Judges how scans are read, before and after what was misread is put right (indexer/repair/): the
// announcements of the sample printed as notices, scanned at 200 dots per inch in black and white,
// askew and noisy, with a seal across the number and another, with a signature, at the end. Words
// and pairs are known from all other announcements of the sample, never from the one that is
// judged.
//
//   eval_ocr                                  all of data/sample; 3 s a page the first time
//   eval_ocr --pages 40 --folder /tmp/ocr     what was read stays there, and is used again
//   eval_ocr --list                           what is wrong after the repair

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "analyzers/analyzer_registry.hpp"
#include "analyzers/document_number.hpp"
#include "analyzers/syllable.hpp"
#include "bench/ocr_pages.hpp"
#include "bench/official_paper.hpp"
#include "bench/word_errors.hpp"
#include "indexer/document/as_read_terms.hpp"
#include "indexer/ocr/picture_document.hpp"
#include "indexer/office/office_page.hpp"
#include "indexer/repair/common_phrases.hpp"
#include "indexer/repair/page_repair.hpp"

namespace tracuu::bench {
namespace {

constexpr std::uint64_t kMaxBytes = 64ull << 20;
constexpr std::size_t kPhraseWords = 5;
constexpr std::size_t kPhrasesOfPage = 10;
constexpr double kRightTitle = 0.8;  // F1 of its words

struct Options {
  std::filesystem::path documents =
      std::filesystem::path(TRACUU_SOURCE_DIR) / "data/sample/announcements.jsonl";
  std::filesystem::path folder = std::filesystem::temp_directory_path() / "tracuu-eval-ocr";
  std::size_t pages = 1000;
  bool without_index = false;
  bool list = false;
};

std::vector<schema::Announcement> read_sample(std::filesystem::path const& path) {
  std::vector<schema::Announcement> all;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    auto const json = nlohmann::json::parse(line);
    if (json.value("language", "vi") != "vi") continue;
    schema::Announcement one;
    one.id = json.value("id", "");
    one.title = json.value("title", "");
    one.abstract = json.value("abstract", "");
    one.body = json.value("body", "");
    one.unit = json.value("unit", "");
    one.number = json.value("number", "");
    one.date = schema::parse_iso_date(json.value("date", ""));
    all.push_back(std::move(one));
  }
  return all;
}

/// How often words and pairs stand in texts.
class TextCounts {
 public:
  void add(schema::Announcement const& announcement) {
    for (std::string const* const text :
         {&announcement.title, &announcement.abstract, &announcement.body}) {
      analyzers::analyzer("vi").analyze(*text, tokens_);
      for (analyzers::Token const& token : tokens_.tokens()) {
        counts_[std::string(tokens_.text(token))] += 1;
        words_ += token.kind == analyzers::TokenKind::Word ? 1 : 0;
      }
    }
  }

  [[nodiscard]] double of(std::string_view term) const {
    auto const found = counts_.find(std::string(term));
    return found == counts_.end() ? 0 : found->second;
  }
  [[nodiscard]] double words() const { return words_; }

 private:
  std::unordered_map<std::string, double> counts_;
  analyzers::TokenList tokens_;
  double words_ = 0;
};

/// What is right, of one way of reading.
struct Score {
  ReadingErrors characters;
  ReadingErrors words;
  ReadingErrors exact_phrases;  ///< errors: not found
  ReadingErrors plain_phrases;  ///< without marks
  ReadingErrors numbers;        ///< own numbers; errors: not found
  std::size_t false_numbers = 0;
  ReadingErrors dates;
  ReadingErrors titles;
};

/// The terms that stand at one place of a text: what is read now, and what the machine read.
using Place = std::set<std::string>;

struct PlacedTerms {
  std::vector<Place> places;
  std::vector<std::uint32_t> positions;
};

PlacedTerms terms_of(std::string_view text, std::vector<schema::Repair> const& repairs) {
  analyzers::TokenList tokens;
  analyzers::analyzer("vi").analyze(text, tokens);
  std::vector<indexer::AsReadTerm> const as_read =
      indexer::as_read_terms(tokens, repairs, 0, text.size());
  PlacedTerms placed;
  auto read = as_read.begin();
  for (std::size_t i = 0; i < tokens.tokens().size(); ++i) {
    analyzers::Token const& token = tokens.tokens()[i];
    bool const is_simple = analyzers::is_simple(token.kind);
    if (is_simple) {
      placed.places.push_back({std::string(tokens.text(token))});
      placed.positions.push_back(token.position);
    }
    for (; read != as_read.end() && read->token == i; ++read) {
      if (is_simple && read->has_position) placed.places.back().insert(read->text);
    }
  }
  return placed;
}

/// Whether the phrase stands in the text: words side by side, each as one of those at its place.
bool has_phrase(PlacedTerms const& text, std::vector<std::string> const& phrase, bool with_marks) {
  auto const fits = [&](Place const& place, std::string const& term) {
    if (with_marks) return place.contains(term);
    return std::ranges::any_of(place, [&](std::string const& other) {
      return analyzers::folded_part(other) == analyzers::folded_part(term);
    });
  };
  for (std::size_t at = 0; at + phrase.size() <= text.places.size(); ++at) {
    std::size_t same = 0;
    while (same < phrase.size() && text.positions[at + same] == text.positions[at] + same &&
           fits(text.places[at + same], phrase[same])) {
      ++same;
    }
    if (same == phrase.size()) return true;
  }
  return false;
}

/// Phrases of five words without numbers, spread over the text.
std::vector<std::vector<std::string>> phrases_of(std::string_view text) {
  analyzers::TokenList tokens;
  analyzers::analyzer("words").analyze(text, tokens);
  std::vector<std::vector<std::string>> all;
  std::vector<std::string> phrase;
  std::uint32_t last = 0;
  for (analyzers::Token const& token : tokens.tokens()) {
    if (!analyzers::is_simple(token.kind)) continue;
    bool const goes_on = token.kind == analyzers::TokenKind::Word && token.position == last + 1;
    if (!goes_on) phrase.clear();
    last = token.position;
    if (token.kind != analyzers::TokenKind::Word) continue;
    phrase.emplace_back(tokens.text(token));
    if (phrase.size() < kPhraseWords) continue;
    all.push_back(phrase);
    phrase.erase(phrase.begin());
  }
  std::vector<std::vector<std::string>> chosen;
  std::size_t const count = std::min(kPhrasesOfPage, all.size());
  for (std::size_t i = 0; i < count; ++i) chosen.push_back(all[i * all.size() / count]);
  return chosen;
}

/// F1 of the words of two titles, in any case.
double same_words(std::string_view title, std::string_view other) {
  auto const words = [](std::string_view text) {
    analyzers::TokenList tokens;
    analyzers::analyzer("words").analyze(text, tokens);
    std::multiset<std::string> all;
    for (analyzers::Token const& token : tokens.tokens()) all.emplace(tokens.text(token));
    return all;
  };
  std::multiset<std::string> const a = words(title);
  std::multiset<std::string> const b = words(other);
  std::vector<std::string> both;
  std::ranges::set_intersection(a, b, std::back_inserter(both));
  return a.empty() && b.empty()
             ? 0
             : 2.0 * static_cast<double>(both.size()) / static_cast<double>(a.size() + b.size());
}

/// The announcement that a page of these words becomes.
schema::Announcement read_announcement(std::string const& picture, schema::PageWords page) {
  indexer::KnownPages known;
  page.page = 1;
  known.words.push_back(std::move(page));
  auto const text = indexer::read_picture(picture, kMaxBytes, known);
  if (!text) return {};
  auto announcement = indexer::parse_office_page(*text);
  return announcement ? *std::move(announcement) : schema::Announcement{};
}

/// The words of the page, in the order in which they were read.
std::vector<std::string> words_of_page(schema::PageWords const& page) {
  std::string text;
  for (schema::PageWord const& word : page.words) text += word.text + ' ';
  return words_between_blanks(text);
}

void judge_words(OfficialPaper const& paper, schema::PageWords const& page, Score& score) {
  std::vector<std::string> const text = words_between_blanks(paper.text);
  std::vector<std::string> const words = words_of_page(page);
  NearestPart const part = nearest_part(text, words);
  score.words.add(part.words);
  auto const joined = [](std::vector<std::string> const& all, std::size_t begin, std::size_t end) {
    std::string line;
    for (std::size_t i = begin; i < end; ++i) line += all[i] + ' ';
    return line;
  };
  score.characters.add(
      character_errors(joined(text, 0, text.size()), joined(words, part.begin, part.end)));
}

/// In title or body, as a search looks for them.
void judge_phrases(OfficialPaper const& paper, schema::Announcement const& read, Score& score) {
  PlacedTerms const body = terms_of(read.body, read.repairs);
  PlacedTerms const title = terms_of(read.title, {});
  for (std::vector<std::string> const& phrase : phrases_of(paper.text)) {
    auto const is_found = [&](bool with_marks) {
      return has_phrase(body, phrase, with_marks) || has_phrase(title, phrase, with_marks);
    };
    score.exact_phrases.add({1, is_found(true) ? 0U : 1U});
    score.plain_phrases.add({1, is_found(false) ? 0U : 1U});
  }
}

void judge_head(OfficialPaper const& paper, schema::Announcement const& read, Score& score) {
  auto const number = analyzers::normalize_document_number(paper.number);
  bool const same_number = analyzers::normalize_document_number(read.number) == number;
  score.numbers.add({1, same_number ? 0U : 1U});
  score.false_numbers += !read.number.empty() && !same_number ? 1 : 0;
  bool const same_day = read.date == paper.date || read.issued == paper.date;
  score.dates.add({1, same_day ? 0U : 1U});
  double const title = std::max(same_words(paper.title, read.title),
                                same_words("Thông báo " + paper.title, read.title));
  score.titles.add({1, title >= kRightTitle ? 0U : 1U});
}

schema::Announcement judge_page(OfficialPaper const& paper, std::string const& picture,
                                schema::PageWords const& page, Score& score) {
  schema::Announcement read = read_announcement(picture, page);
  judge_words(paper, page, score);
  judge_phrases(paper, read, score);
  judge_head(paper, read, score);
  return read;
}

void print_score(std::string_view name, Score const& score) {
  auto const found = [](ReadingErrors const& errors) { return 100 * (1 - errors.rate()); };
  fmt::print("{:<14} {:>6.2f} {:>6.2f} {:>8.1f} {:>8.1f} {:>8.1f} {:>6} {:>6.1f} {:>7.1f}\n", name,
             100 * score.characters.rate(), 100 * score.words.rate(), found(score.exact_phrases),
             found(score.plain_phrases), found(score.numbers), score.false_numbers,
             found(score.dates), found(score.titles));
}

void list_page(schema::Announcement const& announcement, OfficialPaper const& paper,
               schema::Announcement const& read, Score const& of_page) {
  fmt::print("{}: {} of {} words wrong; number {} -> {}, title {} -> {}\n", announcement.id,
             of_page.words.errors, of_page.words.all, paper.number, read.number, paper.title,
             read.title);
}

int run(Options const& options) {
  std::vector<schema::Announcement> const sample = read_sample(options.documents);
  std::vector<OfficialPaper> papers;
  for (std::size_t i = 0; i < std::min(options.pages, sample.size()); ++i) {
    papers.push_back(official_paper(sample[i], 7 * i + 3));
  }
  auto const pages = read_papers(papers, options.folder);
  if (!pages) {
    fmt::print(stderr, "{}\n{}\n", pages.error().message, pages.error().hint);
    return 1;
  }
  TextCounts all;
  if (!options.without_index) {
    for (schema::Announcement const& announcement : sample) all.add(announcement);
  }
  Score before;
  Score after;
  for (std::size_t i = 0; i < papers.size(); ++i) {
    TextCounts judged;
    if (!options.without_index) judged.add(sample[i]);
    auto const& common = indexer::common_phrase_counts();
    auto const count = [&](std::string_view term) {
      return all.of(term) - judged.of(term) + common.word(term);
    };
    indexer::WordCounts const counts{count, count, all.words() - judged.words() + common.words};
    auto const picture = scanned_picture(options.folder, i);
    if (!picture) return 1;
    judge_page(papers[i], *picture, (*pages)[i], before);
    schema::PageWords const repaired = indexer::repair_page((*pages)[i], counts);
    Score of_page;
    judge_words(papers[i], repaired, of_page);
    schema::Announcement const read = judge_page(papers[i], *picture, repaired, after);
    if (options.list) list_page(sample[i], papers[i], read, of_page);
  }
  fmt::print("{} pages, {} words\n", papers.size(), after.words.all);
  fmt::print("{:<14} {:>6} {:>6} {:>8} {:>8} {:>8} {:>6} {:>6} {:>7}\n", "", "CER %", "WER %",
             "phrases", "no marks", "numbers", "false", "dates", "titles");
  print_score("as read", before);
  print_score("put right", after);
  return 0;
}

}  // namespace
}  // namespace tracuu::bench

int main(int argc, char** argv) {
  tracuu::bench::Options options;
  CLI::App app("How scans are read, before and after misread words are put right");
  app.add_option("--documents", options.documents, "announcements, JSON Lines");
  app.add_option("--folder", options.folder, "where pictures and what was read of them are kept");
  app.add_option("--pages", options.pages, "of the first announcements");
  app.add_flag("--without-index", options.without_index,
               "only what is known before there is an index");
  app.add_flag("--list", options.list, "what is wrong after the repair");
  CLI11_PARSE(app, argc, argv);
  return tracuu::bench::run(options);
}
