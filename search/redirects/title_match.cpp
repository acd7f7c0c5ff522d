// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/redirects/title_match.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "base/ascii.hpp"

namespace tracuu::search {

namespace {

/// Words of Vietnamese that join others, folded, and those that WordPress plugins and CMSes strip
/// from slugs.
constexpr auto kLightWords = std::to_array<std::string_view>(
    {"va",   "cua",  "cho",  "tai", "ve",  "viec", "voi",  "cac",  "nhung", "trong",
     "tu",   "den",  "theo", "de",  "o",   "la",   "duoc", "bi",   "co",    "mot",
     "nay",  "do",   "khi",  "vao", "ra",  "len",  "tren", "duoi", "qua",   "nham",
     "cung", "hoac", "thi",  "ma",  "nhu", "day",  "se",   "da",   "dang"});

constexpr double kLightWeight = 0.3;
constexpr double kNumberWeight = 1.3;
/// So many words, at least, does a slug have that was cut at its end.
constexpr std::size_t kCutWords = 5;
constexpr std::size_t kMaxComparedWords = 60;

double weight_of(std::string_view word) {
  if (base::is_number(word)) return kNumberWeight;
  return is_light_word(word) ? kLightWeight : 1;
}

double weight_of(std::vector<std::string> const& words) {
  double weight = 0;
  for (std::string const& word : words) weight += weight_of(word);
  return weight;
}

std::string joined(std::vector<std::string> const& words) {
  std::string text;
  for (std::string const& word : words) text += word;
  return text;
}

/// "y" and "i" are spellings of one sound: "kỹ", "kĩ".
std::vector<std::string> with_one_i(std::vector<std::string> words) {
  for (std::string& word : words) std::ranges::replace(word, 'y', 'i');
  return words;
}

/// "0119" is "119".
std::string_view without_zeros(std::string_view word) {
  if (!base::is_number(word)) return word;
  word.remove_prefix(std::min(word.find_first_not_of('0'), word.size() - 1));
  return word;
}

/// What the two have in common, in order.
struct Common {
  double weight = 0;
  bool reaches_end_of_slug = false;
  std::size_t title_end = 0;  ///< words of the title up to the last that is common
};

Common common_words(std::vector<std::string> const& slug, std::vector<std::string> const& title) {
  std::size_t const rows = std::min(slug.size(), kMaxComparedWords);
  std::size_t const columns = std::min(title.size(), kMaxComparedWords);
  std::vector<std::vector<double>> best(rows + 1, std::vector<double>(columns + 1, 0));
  auto const fits = [&](std::size_t row, std::size_t column) {
    return without_zeros(slug[row]) == without_zeros(title[column]);
  };
  for (std::size_t row = 1; row <= rows; ++row) {
    for (std::size_t column = 1; column <= columns; ++column) {
      best[row][column] = std::max(best[row - 1][column], best[row][column - 1]);
      if (fits(row - 1, column - 1)) {
        best[row][column] =
            std::max(best[row][column], best[row - 1][column - 1] + weight_of(slug[row - 1]));
      }
    }
  }
  Common common{best[rows][columns], false, 0};
  // The shortest part of the title that holds all that is common.
  while (common.title_end < columns && best[rows][common.title_end] < common.weight) {
    ++common.title_end;
  }
  common.reaches_end_of_slug =
      rows > 0 && (best[rows - 1][columns] < common.weight || rows == slug.size());
  return common;
}

/// The last word of a slug may be cut in the middle: "hanh-chi" of "hành chính".
bool ends_within_word(std::string const& last, std::vector<std::string> const& title,
                      std::size_t title_end) {
  return title_end < title.size() && title[title_end].size() > last.size() &&
         title[title_end].starts_with(last);
}

bool has_number(std::vector<std::string> const& words, std::string_view number) {
  return std::ranges::any_of(
      words, [&](std::string const& word) { return without_zeros(word) == without_zeros(number); });
}

/// Numbers of one that the other lacks.
std::size_t missing_numbers(std::vector<std::string> const& of, std::size_t end,
                            std::vector<std::string> const& in) {
  std::size_t missing = 0;
  for (std::size_t at = 0; at < std::min(end, of.size()); ++at) {
    if (base::is_number(of[at]) && !has_number(in, of[at])) ++missing;
  }
  return missing;
}

/// Fit of a slug whose words are taken as they are.
double fit_of_words(std::vector<std::string> slug, std::vector<std::string> const& title) {
  Common common = common_words(slug, title);
  if (slug.size() > 1 && ends_within_word(slug.back(), title, common.title_end)) {
    std::string const last = slug.back();
    slug.back() = title[common.title_end];  // was cut
    Common const whole = common_words(slug, title);
    if (whole.title_end == common.title_end + 1) {
      common = whole;
    } else {
      slug.back() = last;
    }
  }
  double const slug_total = weight_of(slug);
  if (slug_total <= 0) return 0;
  double const of_slug = common.weight / slug_total;
  std::vector<std::string> const head(
      title.begin(), title.begin() + static_cast<std::ptrdiff_t>(common.title_end));
  double const of_title = common.weight / std::max(weight_of(title), 1.0);
  double const of_head = common.weight / std::max(weight_of(head), 1.0);
  // A slug that was cut has all words of the head of the title, and many.
  bool const may_be_cut = slug.size() >= kCutWords && of_slug > 0.95;
  double const covered = may_be_cut ? std::max(of_title, of_head * 0.97) : of_title;
  std::size_t const title_end = may_be_cut ? common.title_end : title.size();
  std::size_t const wrong =
      missing_numbers(slug, slug.size(), title) + missing_numbers(title, title_end, slug);
  double const fit = of_slug * std::sqrt(covered);
  return fit * std::pow(0.8, static_cast<double>(wrong));
}

}  // namespace

bool is_light_word(std::string_view word) {
  return std::ranges::find(kLightWords, word) != kLightWords.end();
}

double slug_weight(std::vector<std::string> const& slug) {
  double weight = 0;
  for (std::string const& word : slug) weight += is_light_word(word) ? 0 : 1;
  return weight;
}

std::string without_stroke(std::string_view title) {
  std::string text;
  for (std::size_t at = 0; at < title.size(); ++at) {
    bool const is_stroke = title.substr(at, 2) == "đ" || title.substr(at, 2) == "Đ";
    if (is_stroke) {
      ++at;
    } else {
      text += title[at];
    }
  }
  return text;
}

double title_fit(std::vector<std::string> const& words_of_slug,
                 std::vector<std::string> const& words_of_title) {
  if (words_of_slug.empty() || words_of_title.empty()) return 0;
  std::vector<std::string> const slug = with_one_i(words_of_slug);
  std::vector<std::string> const title = with_one_i(words_of_title);
  if (slug == title) return 1;
  std::string const slug_letters = joined(slug);
  std::string const title_letters = joined(title);
  if (slug_letters == title_letters) return 1;
  // Torn or glued words, cut at the end.
  constexpr std::size_t kCutLetters = 24;
  if (slug_letters.size() >= kCutLetters && title_letters.starts_with(slug_letters)) return 0.98;
  return std::min(0.97, fit_of_words(slug, title));
}

}  // namespace tracuu::search
