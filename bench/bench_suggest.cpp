// SPDX-License-Identifier: GPL-3.0-or-later
//
// Time, memory and build time of suggestions as one types.
//
//   bench_suggest --docs DOCS.jsonl[.gz] [--titles 150000] [--typed 500] [--seed 1]
//
// Every announcement of DOCS gives its title. Further ones, up to --titles, are put
// together from the beginning of one title and the end of another. All get an invented
// site, unit, place, date and (every second one) document number. Then --typed titles
// are typed letter by letter, up to 60 letters: with marks, without, and as Telex keys;
// document numbers too, and beginnings that are very common. Times are given twice: as they
// passed, and of the processor, which other programs on the machine do not lengthen. Fails if a
// title that was typed whole, in any of the three ways, is suggested in less than 95 of 100 cases.

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <malloc.h>
#include <time.h>
#include <zlib.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "analyzers/letter.hpp"
#include "analyzers/nfc_filter.hpp"
#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "bench/processor_time.hpp"
#include "bench/typing.hpp"
#include "search/suggesting/suggester.hpp"
#include "search/suggesting/suggestion_builder.hpp"

namespace tracuu::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMaxTypedLetters = 60;
constexpr double kLeastFoundShare = 0.95;

struct Options {
  std::string docs;
  std::size_t titles = 150'000;
  std::size_t typed = 500;
  std::uint64_t seed = 1;
};

double milliseconds_since(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

std::string nfc(std::string const& text) {
  auto const composed = analyzers::NfcFilter().filter(text);
  return composed ? std::string(composed->text()) : text;
}

/// The letters of a text, by which two spellings of one title are told to be one.
std::string words_of(std::string_view text) {
  std::string words = base::to_lower_ascii(analyzers::fold(text));
  std::erase(words, ' ');
  return words;
}

/// The lines of a plain or gzip file.
std::vector<std::string> read_lines(std::string const& path) {
  std::vector<std::string> lines;
  gzFile const file = gzopen(path.c_str(), "rb");
  if (file == nullptr) return lines;
  std::string line;
  std::string buffer(1 << 16, '\0');
  while (gzgets(file, buffer.data(), static_cast<int>(buffer.size())) != nullptr) {
    line += buffer.c_str();
    if (!line.ends_with('\n')) continue;
    lines.push_back(std::move(line));
    line.clear();
  }
  gzclose(file);
  return lines;
}

std::vector<std::string> read_titles(std::string const& path) {
  std::vector<std::string> titles;
  for (std::string const& line : read_lines(path)) {
    auto const announcement = schema::announcement_from_json(line);
    if (announcement && !announcement->title.empty()) titles.push_back(nfc(announcement->title));
  }
  return titles;
}

/// Draws that are the same on every machine.
class Draws {
 public:
  explicit Draws(std::uint64_t seed) : random_(seed) {}
  std::size_t below(std::size_t end) { return random_() % end; }
  std::string const& of(std::vector<std::string> const& texts) {
    return texts[below(texts.size())];
  }

 private:
  std::mt19937_64 random_;
};

/// The beginning of one title and the end of another.
std::string mixed_title(std::vector<std::string> const& titles, Draws& draws) {
  std::string const& one = draws.of(titles);
  std::string const& other = draws.of(titles);
  std::size_t const cut = one.find(' ', one.size() / 2);
  std::size_t const join = other.find(' ', other.size() / 2);
  if (cut == std::string::npos || join == std::string::npos) return one + " " + other;
  return one.substr(0, cut) + other.substr(join);
}

schema::Announcement invented(std::size_t i, std::string title, Draws& draws) {
  static std::vector<std::string> const kUnits = {"Phòng Tư pháp", "Phòng Nội vụ",   "UBND",
                                                  "HĐND",          "Trung tâm Y tế", "Ban Dân vận",
                                                  "Hội Nông dân"};
  static std::vector<std::string> const kTypes = {"QĐ-UBND", "KH-UBND", "TB-VP", "NQ-HĐND",
                                                  "TTr-SNV"};
  schema::Announcement announcement;
  announcement.site = fmt::format("huyen{}.example", draws.below(60));
  announcement.id = fmt::format("https://{}/tin-tuc/bai-viet-{}.html", announcement.site, i);
  announcement.title = std::move(title);
  announcement.place = fmt::format("xã Vân Khê {}", draws.below(500));
  announcement.unit = fmt::format("{} huyện Vân Khê {}", draws.of(kUnits), draws.below(60));
  announcement.date = std::chrono::sys_days(std::chrono::year(2008) / 1 / 1) +
                      std::chrono::days(draws.below(17 * 365));
  if (i % 2 == 0) {
    announcement.numbers = {
        fmt::format("{}/{}/{}", 1 + draws.below(4'000), 2008 + draws.below(17), draws.of(kTypes))};
  }
  return announcement;
}

/// Resident memory now ("VmRSS:") or at most so far ("VmHWM:").
std::size_t resident_kib(std::string_view which = "VmRSS:") {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with(which)) return std::stoul(line.substr(which.size()));
  }
  return 0;
}

/// Sorted numbers.
struct Quantiles {
  std::vector<double> numbers;

  [[nodiscard]] double at(double share) const {
    return numbers[static_cast<std::size_t>(share * static_cast<double>(numbers.size() - 1))];
  }
};

/// Times of calls, in milliseconds.
class Times {
 public:
  explicit Times(std::string name) : name_(std::move(name)) {}

  std::vector<search::Suggestion> suggest(search::SuggestionIndex const& index,
                                          std::string_view typed) {
    auto const begin = Clock::now();
    double const cpu_begin = processor_milliseconds();
    std::vector<search::Suggestion> suggestions = search::suggest(index, typed, {});
    cpu_.numbers.push_back(processor_milliseconds() - cpu_begin);
    wall_.numbers.push_back(milliseconds_since(begin));
    if (cpu_.numbers.back() > slowest_) {
      slowest_ = cpu_.numbers.back();
      slowest_text_ = typed;
    }
    return suggestions;
  }

  void print() {
    std::ranges::sort(cpu_.numbers);
    std::ranges::sort(wall_.numbers);
    fmt::print("{:9} {:6} calls, ms: p50 {:.3f}  p99 {:.3f}  max {:.3f}", name_,
               wall_.numbers.size(), wall_.at(0.5), wall_.at(0.99), wall_.at(1));
    fmt::print("  of processor: p50 {:.3f}  p99 {:.3f}  max {:.3f} (\"{}\")\n", cpu_.at(0.5),
               cpu_.at(0.99), cpu_.at(1), slowest_text_);
  }

 private:
  std::string name_;
  Quantiles wall_;
  Quantiles cpu_;
  double slowest_ = 0;
  std::string slowest_text_;
};

void type_letter_by_letter(search::SuggestionIndex const& index, std::string const& text,
                           Times& times) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size() && letters < kMaxTypedLetters; ++letters) {
    at += base::decode_utf8(text, at).bytes;
    times.suggest(index, std::string_view(text).substr(0, at));
  }
}

/// The share of `titles` that are suggested when typed whole in that way.
double type_titles(search::SuggestionIndex const& index, std::vector<std::string> const& titles,
                   std::string const& name, std::string (*type)(std::string_view)) {
  Times times(name);
  std::size_t found = 0;
  for (std::string const& title : titles) {
    std::string const typed = type(title);
    type_letter_by_letter(index, typed, times);
    auto const suggestions = times.suggest(index, typed);
    found += std::ranges::any_of(suggestions, [&](search::Suggestion const& suggestion) {
      return words_of(suggestion.text) == words_of(title);
    });
  }
  times.print();
  double const share = static_cast<double>(found) / static_cast<double>(titles.size());
  fmt::print("{:9} {:.1f} % suggested when typed whole\n", "", 100 * share);
  return share;
}

void type_hard_texts(search::SuggestionIndex const& index) {
  Times times("common");
  std::string many;
  for (char const* const word : {"th", "ng", "nh", "tr", "ch", "kh", "ph", "ha", "co", "va"}) {
    many += word;
    for (int repeat = 0; repeat < 20; ++repeat) {
      times.suggest(index, word);
      times.suggest(index, std::string(word) + " " + word);
      times.suggest(index, "zzz " + std::string(word));
      times.suggest(index, many);
      times.suggest(index, std::string("cong ") + word[0]);
      times.suggest(index, std::string("nguoi ") + word[0] + " ");
      times.suggest(index, "cong va " + std::string(word));
      times.suggest(index, "cho va cua trong ong tai vi mot nguoi " + std::string(word));
    }
    many += ' ';
  }
  for (char const* const keys : {"aeoaeoaeoaeoaeow", "uowuowuowuowuowj", "oooooooooooooooo"}) {
    std::string text;
    for (int repeat = 0; repeat < 11; ++repeat) text += std::string(keys) + " ";
    for (int repeat = 0; repeat < 20; ++repeat) times.suggest(index, text);
  }
  times.print();
}

void type_numbers(search::SuggestionIndex const& index, Draws& draws) {
  Times times("numbers");
  for (int i = 0; i < 300; ++i) {
    type_letter_by_letter(index, fmt::format("{}/{}/QĐ-UBND", draws.below(4'000), 2008 + i % 17),
                          times);
    type_letter_by_letter(index, fmt::format("{}{}qdubnd", draws.below(4'000), 2008 + i % 17),
                          times);
  }
  times.print();
}

int run(Options const& options) {
  std::vector<std::string> const titles = read_titles(options.docs);
  if (titles.empty()) {
    fmt::print(stderr, "no titles in {}\n", options.docs);
    return 1;
  }
  Draws draws(options.seed);
  malloc_trim(0);
  std::ofstream("/proc/self/clear_refs") << 5;  // VmHWM begins anew
  std::size_t const before = resident_kib();
  auto const begin = Clock::now();
  search::SuggestionIndex const index = [&] {
    search::SuggestionBuilder builder;
    for (std::size_t i = 0; i < options.titles; ++i) {
      builder.add(invented(i, i < titles.size() ? titles[i] : mixed_title(titles, draws), draws));
    }
    return std::move(builder).finish();
  }();
  double const build_ms = milliseconds_since(begin);
  malloc_trim(0);
  fmt::print("{} announcements, {} candidates, {} terms; built in {:.0f} ms\n", options.titles,
             index.size(), index.term_count(), build_ms);
  fmt::print("memory: {:.1f} MB counted, {:.1f} MB resident ({:.1f} MB while it is built)\n",
             static_cast<double>(index.bytes()) / 1e6,
             static_cast<double>(resident_kib() - before) / 976.6,
             static_cast<double>(resident_kib("VmHWM:") - before) / 976.6);

  std::vector<std::string> typed;
  std::size_t const indexed = std::min(titles.size(), options.titles);
  for (std::size_t i = 0; i < options.typed; ++i) typed.push_back(titles[draws.below(indexed)]);
  double share = type_titles(index, typed, "marks", [](auto text) { return std::string(text); });
  share = std::min(share, type_titles(index, typed, "no marks", analyzers::fold));
  share = std::min(share, type_titles(index, typed, "telex", type_telex));
  type_numbers(index, draws);
  type_hard_texts(index);
  return share < kLeastFoundShare ? 1 : 0;
}

}  // namespace
}  // namespace tracuu::bench

int main(int argc, char** argv) {
  tracuu::bench::Options options;
  CLI::App app("Time, memory and build time of suggestions");
  app.add_option("--docs", options.docs, "JSON Lines with titles, plain or gzip")->required();
  app.add_option("--titles", options.titles, "announcements in the index");
  app.add_option("--typed", options.typed, "titles that are typed");
  app.add_option("--seed", options.seed, "of the draws");
  CLI11_PARSE(app, argc, argv);
  return tracuu::bench::run(options);
}
