// SPDX-License-Identifier: GPL-3.0-or-later
//
// Judges queries that name a time: draws announcements of a corpus, asks for the day or month of
// their publication in several phrasings, alone and after two words of their title, and prints how
// many of the first ten hits were published then. Where fewer than ten of the first hundred were,
// the share is of those.
//
//   eval_dates --docs mds.docs.jsonl --per-phrasing 100

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <random>
#include <span>

#include "analyzers/analyzer_registry.hpp"
#include "bench/corpus.hpp"
#include "search/api/hit.hpp"
#include "search/api/search_request.hpp"
#include "search/searcher.hpp"

namespace tracuu::bench {
namespace {

constexpr std::uint32_t kDateSeed = 20261130;

struct DateOptions {
  std::vector<std::filesystem::path> documents;
  std::filesystem::path index;
  std::size_t per_phrasing = 100;
  bool shows_misses = false;
};

unsigned day_number(schema::Date date) {
  return static_cast<unsigned>(date.day());
}
unsigned month_number(schema::Date date) {
  return static_cast<unsigned>(date.month());
}
int year_number(schema::Date date) {
  return static_cast<int>(date.year());
}

enum class Span { Day, Month };

struct DatePhrasing {
  std::string_view name;
  Span span;
  bool with_words;  ///< of the title
  std::string (*write)(schema::Date);
};

std::vector<DatePhrasing> const& date_phrasings() {
  static std::vector<DatePhrasing> const kPhrasings{
      {"ngày D tháng M năm Y", Span::Day, false,
       [](schema::Date d) {
         return fmt::format("ngày {} tháng {} năm {}", day_number(d), month_number(d),
                            year_number(d));
       }},
      {"ngày DD/MM/Y", Span::Day, false,
       [](schema::Date d) {
         return fmt::format("ngày {:02}/{:02}/{}", day_number(d), month_number(d), year_number(d));
       }},
      {"tháng M năm Y", Span::Month, false,
       [](schema::Date d) {
         return fmt::format("tháng {} năm {}", month_number(d), year_number(d));
       }},
      {"words, tháng M/Y", Span::Month, true,
       [](schema::Date d) { return fmt::format("tháng {}/{}", month_number(d), year_number(d)); }},
      {"words, thang M nam Y", Span::Month, true,
       [](schema::Date d) {
         return fmt::format("thang {} nam {}", month_number(d), year_number(d));
       }},
      {"words, ngày D/M/Y", Span::Day, true,
       [](schema::Date d) {
         return fmt::format("ngày {}/{}/{}", day_number(d), month_number(d), year_number(d));
       }},
  };
  return kPhrasings;
}

bool is_then(schema::Date asked, Span span, std::optional<schema::Date> const& date) {
  if (!date) return false;
  bool const is_month = date->year() == asked.year() && date->month() == asked.month();
  return is_month && (span == Span::Month || date->day() == asked.day());
}

/// The first two words of a title side by side that have letters only.
std::string two_words(std::string const& title) {
  analyzers::TokenList tokens;
  analyzers::analyzer("vi").analyze(title, tokens);
  std::string_view before;
  for (analyzers::Token const& token : tokens.tokens()) {
    if (token.kind == analyzers::TokenKind::Pair) continue;
    if (token.kind != analyzers::TokenKind::Word) {
      before = {};
      continue;
    }
    std::string_view const word =
        std::string_view(title).substr(token.begin, token.end - token.begin);
    if (!before.empty()) return fmt::format("{} {}", before, word);
    before = word;
  }
  return "";
}

struct Shares {
  double sum = 0;
  std::size_t queries = 0;
  std::size_t without = 0;  ///< queries of whose hits none was published then
};

/// Of so many first hits.
constexpr std::size_t kJudged = 10;

base::Result<Shares> judge_date_phrasing(search::Searcher& searcher,
                                         std::vector<schema::Announcement> const& dated,
                                         DatePhrasing const& phrasing, DateOptions const& options) {
  std::vector<schema::Announcement> drawn;
  std::ranges::sample(dated, std::back_inserter(drawn),
                      static_cast<std::ptrdiff_t>(options.per_phrasing), std::mt19937(kDateSeed));
  Shares shares;
  for (schema::Announcement const& announcement : drawn) {
    search::SearchRequest request;
    request.budget = search::SearchBudget::unlimited();
    request.snippets = false;
    request.fold = false;
    request.size = search::kMaxPageSize;
    std::string const words = phrasing.with_words ? two_words(announcement.title) : "";
    if (phrasing.with_words && words.empty()) continue;
    request.text =
        fmt::format("{}{}{}", words, words.empty() ? "" : " ", phrasing.write(*announcement.date));
    auto const answer = searcher.search(request);
    if (!answer) return answer.error();
    auto const is_hit_then = [&](search::Hit const& hit) {
      return is_then(*announcement.date, phrasing.span, hit.announcement.date);
    };
    std::span<search::Hit const> const hits(answer->hits);
    auto const found = static_cast<std::size_t>(std::ranges::count_if(hits, is_hit_then));
    std::size_t const possible = std::min(kJudged, found);
    if (possible == 0) {
      ++shares.without;
      continue;
    }
    auto const there = static_cast<std::size_t>(
        std::ranges::count_if(hits.first(std::min(kJudged, hits.size())), is_hit_then));
    double const share = static_cast<double>(there) / static_cast<double>(possible);
    shares.sum += share;
    ++shares.queries;
    if (share < 1 && options.shows_misses) fmt::print("  {:.2f}: {}\n", share, request.text);
  }
  return shares;
}

base::Result<void> judge_dates(DateOptions const& options) {
  if (auto indexed = index_corpus(options.documents, options.index); !indexed) return indexed;
  auto announcements = read_corpus(options.index);
  if (!announcements) return announcements.error();
  std::erase_if(*announcements,
                [](schema::Announcement const& announcement) { return !announcement.date; });
  auto searcher = search::Searcher::open(options.index);
  if (!searcher) return searcher.error();
  fmt::print("{} announcements with a day\n{:>7} {:>7}  phrasing\n", announcements->size(), "share",
             "none");
  for (DatePhrasing const& phrasing : date_phrasings()) {
    auto const shares = judge_date_phrasing(*searcher, *announcements, phrasing, options);
    if (!shares) return shares.error();
    double const queries = static_cast<double>(std::max<std::size_t>(1, shares->queries));
    fmt::print("{:>7.3f} {:>7}  {}\n", shares->sum / queries, shares->without, phrasing.name);
  }
  return {};
}

}  // namespace
}  // namespace tracuu::bench

int main(int argc, char** argv) {
  using namespace tracuu;
  bench::DateOptions options;
  options.index = std::filesystem::temp_directory_path() / "tracuu-eval-dates.db";
  CLI::App app{"Judges queries that name a time"};
  app.add_option("--docs", options.documents, "what is indexed: files or folders")->required();
  app.add_option("--db", options.index, "where to build the index")->capture_default_str();
  app.add_option("--per-phrasing", options.per_phrasing, "queries of each phrasing")
      ->capture_default_str();
  app.add_flag("--misses", options.shows_misses, "print queries with hits of other times");
  CLI11_PARSE(app, argc, argv);
  auto const done = bench::judge_dates(options);
  if (!done) fmt::print(stderr, "eval_dates: {}\n", to_string(done.error()));
  return done ? 0 : 1;
}
