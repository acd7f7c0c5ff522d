// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/one_line_page.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "base/utf8.hpp"
#include "indexer/official/issue_date.hpp"
#include "indexer/official/issuing_unit.hpp"
#include "indexer/official/labelled_fields.hpp"
#include "indexer/official/line_words.hpp"
#include "indexer/official/own_number.hpp"
#include "indexer/text/page_line.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

using schema::Announcement;

namespace {

/// A title of Decree 30/2020/NĐ-CP has up to 80 words; longer first lines are pages.
constexpr std::size_t kMinPageLineBytes = 1000;
/// One that has a menu is a page sooner.
constexpr std::size_t kMinMenuLineBytes = 300;
constexpr std::size_t kMaxLookedAtBytes = std::size_t{64} * 1024;
constexpr std::size_t kMinPageTitleWords = 4;
constexpr std::size_t kMaxTitleWords = 150;
constexpr std::size_t kMaxCutTitleBytes = 300;
/// Between the end of a repeated beginning and the menu: "ngày 24/12/2025".
constexpr std::size_t kMaxWordsBeforeMenu = 8;

/// First entries of the menus of portals, folded.
constexpr std::array<std::string_view, 12> kMenuEntries{
    "trang chu",  "sign in",       "dang nhap",         "home",
    "menu",       "english",       "skip to",           "gioi thieu chung",
    "so do site", "lien he gop y", "toggle navigation", "tim kiem nang cao",
};

/// How long the longest beginning of `words` is that stands in them again, after itself, in words
/// (Z-algorithm: Gusfield, Algorithms on Strings, 1997).
std::size_t repeated_beginning(LineWords const& words) {
  std::size_t const size = words.size();
  std::vector<std::size_t> match(size, 0);
  std::size_t longest = 0;
  std::size_t left = 0;
  std::size_t right = 0;
  for (std::size_t at = 1; at < size; ++at) {
    if (at < right) match[at] = std::min(right - at, match[at - left]);
    while (at + match[at] < size && words[match[at]].folded == words[at + match[at]].folded)
      ++match[at];
    if (at + match[at] > right) {
      left = at;
      right = at + match[at];
    }
    longest = std::max(longest, std::min(match[at], at));
  }
  return longest;
}

/// The word with which the first menu begins, if one is near the beginning.
std::optional<std::size_t> menu_begin(LineWords const& words) {
  for (std::size_t at = kMinPageTitleWords; at < std::min(words.size(), kMaxTitleWords); ++at) {
    bool const is_menu = std::ranges::any_of(
        kMenuEntries, [&](std::string_view entry) { return words.has_at(entry, at); });
    if (is_menu) return at;
  }
  return std::nullopt;
}

bool begins_upper_or_digit(std::string_view text) {
  auto const first = static_cast<UChar32>(base::decode_utf8(text, 0).value);
  return u_isupper(first) || u_isdigit(first);
}

/// The byte after the first sentence; npos if it is too long. The stop of "TP." ends none.
std::size_t sentence_end(std::string_view line, LineWords const& words) {
  constexpr std::size_t kMaxAbbreviationBytes = 3;
  for (std::size_t word = kMinPageTitleWords - 1; word + 1 < std::min(words.size(), kMaxTitleWords);
       ++word) {
    std::string_view const gap =
        line.substr(words[word].end, words[word + 1].begin - words[word].end);
    std::size_t const stop = gap.find_first_of(".?!");
    bool const ends = stop != std::string_view::npos && stop + 1 < gap.size() &&
                      gap[stop + 1] == ' ' &&
                      begins_upper_or_digit(line.substr(words[word + 1].begin));
    bool const is_abbreviation = words[word].folded.size() <= kMaxAbbreviationBytes &&
                                 !words[word].is_number() && gap.starts_with('.') &&
                                 begins_upper_or_digit(line.substr(words[word].begin));
    if (ends && !is_abbreviation) return words[word].end + stop + 1;
  }
  return std::string_view::npos;
}

/// `end` moved over the brackets and the stop that close a title: "(VMS)."
std::size_t with_closing_marks(std::string_view line, std::size_t end) {
  while (end < line.size() && std::string_view(").?!\"'").find(line[end]) != std::string_view::npos)
    ++end;
  return end;
}

/// The byte at which the title ends; npos if nothing shows it.
std::size_t title_end(std::string_view line, LineWords const& words) {
  std::size_t const repeated = repeated_beginning(words);
  auto const menu = menu_begin(words);
  bool const is_before_menu =
      menu && (repeated < kMinPageTitleWords || *menu <= repeated + kMaxWordsBeforeMenu);
  if (is_before_menu) return words[*menu - 1].end;
  if (repeated >= kMinPageTitleWords && repeated <= kMaxTitleWords) return words[repeated - 1].end;
  return sentence_end(line, words);
}

/// The first bytes of `line` up to a blank.
std::string_view cut_beginning(std::string_view line) {
  std::size_t const blank = line.rfind(' ', kMaxCutTitleBytes);
  return line.substr(0, blank == std::string_view::npos ? line.find(' ') : blank);
}

std::string joined_text(std::vector<std::string_view> const& lines) {
  std::string text;
  for (std::string_view const line : lines) {
    if (!text.empty()) text += '\n';
    text += line;
  }
  return text;
}

}  // namespace

bool is_one_line_page(std::vector<std::string_view> const& lines) {
  if (lines.empty() || lines.front().size() < kMinMenuLineBytes) return false;
  return lines.front().size() >= kMinPageLineBytes || menu_begin(LineWords(lines.front()));
}

Announcement parse_one_line_page(std::vector<std::string_view> const& lines) {
  std::string_view const first = lines.front();
  LineWords const words(first, kMaxLookedAtBytes);
  std::size_t end =
      words.size() < kMinPageTitleWords ? std::string_view::npos : title_end(first, words);
  Announcement announcement;
  std::vector<std::string_view> rest = lines;
  if (end == std::string_view::npos) {
    announcement.title = cut_beginning(first);
  } else {
    end = with_closing_marks(first, end);
    announcement.title = trim(first.substr(0, end));
    rest.front() = trim(first.substr(end));
    if (rest.front().empty()) rest.erase(rest.begin());
  }
  announcement.body = joined_text(rest);
  LabelledFields fields = read_labelled_fields(announcement.body);
  announcement.number = number_of_title(announcement.title);
  if (announcement.number.empty()) announcement.number = std::move(fields.number);
  announcement.date = fields.date ? fields.date : date_of_title(announcement.title);
  announcement.unit = fields.unit.empty() ? unit_of_number(announcement.number) : fields.unit;
  announcement.place = place_of_site(announcement.unit);
  return announcement;
}

}  // namespace tracuu::indexer
