// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/page_line.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "analyzers/date_expression.hpp"
#include "base/ascii.hpp"
#include "base/contains.hpp"
#include "base/utf8.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

using Words = std::vector<std::string_view>;

/// Longer lines are running text: they are never compared.
constexpr std::size_t kMaxChromeBytes = 400;
constexpr std::size_t kMaxPlaceSyllables = 4;

// All tables below hold folded text. They were made for this project from what
// Vietnamese portals print round their pages.
constexpr std::array<std::string_view, 26> kTailHeadings{
    "bai viet khac",
    "cac bai viet khac",
    "tin bai khac",
    "cac tin bai khac",
    "bai khac",
    "cac bai khac",
    "tin khac",
    "cac tin khac",
    "tin tuc khac",
    "cac tin tuc khac",
    "tin lien quan",
    "cac tin lien quan",
    "bai viet lien quan",
    "bai lien quan",
    "cac bai lien quan",
    "cac bai viet lien quan",
    "tin bai lien quan",
    "tin tuc lien quan",
    "tin cung chuyen muc",
    "bai viet cung chuyen muc",
    "tin cung loai",
    "cac tin da dua",
    "cac tin da dang",
    "tin da dua",
    "tin moi hon",
    "tin cu hon",
};

constexpr std::array<std::string_view, 7> kSiteNameHeads{
    "trang thong tin dien tu", "cong thong tin dien tu", "trang ttdt",       "cong ttdt",
    "trang tin dien tu",       "cong thong tin",         "cong tin dien tu",
};
/// Heads that also begin headlines: a site only if nothing but a place follows.
constexpr std::array<std::string_view, 2> kWeakSiteNameHeads{"trang tin", "website"};

constexpr std::array<std::string_view, 19> kPageControls{
    "in bai viet",      "in trang",      "in bai nay",     "ban in",         "in",
    "gui email",        "gui bai viet",  "gui cho ban be", "chia se",        "chia se bai viet",
    "chia se facebook", "len dau trang", "ve dau trang",   "ve trang truoc", "quay lai",
    "tro lai",          "doc bai viet",  "nghe bai viet",  "xem voi co chu",
};
constexpr std::array<std::string_view, 4> kCounters{"luot xem", "so luot xem", "da xem",
                                                    "luot truy cap"};

/// Words that may stand on a posting stamp beside the date and numbers.
constexpr std::array<std::string_view, 43> kStampWords{
    "thu",  "hai",  "ba",   "tu",    "nam", "sau",  "bay",    "chu",  "nhat", "cn",      "ngay",
    "dang", "tai",  "luc",  "vao",   "gio", "phut", "giay",   "xuat", "ban",  "cap",     "tao",
    "gui",  "thoi", "gian", "am",    "pm",  "sa",   "ch",     "gmt",  "luot", "xem",     "doc",
    "da",   "h",    "sang", "chieu", "toi", "post", "posted", "date", "on",   "updated",
};

/// Levels of places, in NFC: with their marks, for "Xuân Quan" is not a "quận".
constexpr std::array<std::string_view, 9> kPlaceLevels{
    "xã", "phường", "thị trấn", "huyện", "quận", "thị xã", "thành phố", "tỉnh", "đặc khu",
};

/// `text` with everything but letters, marks and digits as blanks, and blanks
/// between digits and letters ("08h30").
std::string letters_and_digits(std::string_view text) {
  std::string plain;
  bool after_digit = false;
  for (std::size_t at = 0; at < text.size();) {
    base::CodePoint const point = base::decode_utf8(text, at);
    auto const letter = static_cast<UChar32>(point.value);
    bool const digit = u_isdigit(letter);
    bool const kept = digit || u_isalpha(letter) || u_charType(letter) == U_NON_SPACING_MARK;
    if (digit != after_digit) plain += ' ';
    plain += kept ? text.substr(at, point.bytes) : " ";
    after_digit = digit;
    at += point.bytes;
  }
  return plain;
}

std::string join(Words const& words) {
  std::string text;
  for (std::string_view const word : words) {
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

/// `line` folded, with punctuation as blanks; empty for running text.
std::string chrome_words(std::string_view line) {
  if (line.size() > kMaxChromeBytes) return "";
  return join(split_words(letters_and_digits(fold_line(line))));
}

/// The words of a portal's name: NFC, lower case, without punctuation.
std::vector<std::string> site_words(std::string_view site_name) {
  std::string const text = letters_and_digits(nfc_lower(site_name));
  Words const words = split_words(text);
  return {words.begin(), words.end()};
}

/// How many of `words` from `at` on name a level of places ("thị trấn": 2); 0 if none do.
std::size_t level_words(std::vector<std::string> const& words, std::size_t at) {
  bool const two =
      at + 1 < words.size() && base::contains(kPlaceLevels, words[at] + " " + words[at + 1]);
  if (two) return 2;
  return base::contains(kPlaceLevels, words[at]) ? 1 : 0;
}

struct PlaceWords {
  std::size_t level_begin;
  std::size_t name_begin;
  std::size_t end;
};

/// The first place in `words` from `at` on, if its name is of a plausible size.
std::optional<PlaceWords> find_place(std::vector<std::string> const& words, std::size_t at) {
  while (at < words.size() && level_words(words, at) == 0) ++at;
  if (at == words.size()) return std::nullopt;
  std::size_t const name_begin = at + level_words(words, at);
  std::size_t end = name_begin;
  while (end < words.size() && level_words(words, end) == 0) ++end;
  std::size_t const syllables = end - name_begin;
  if (syllables == 0 || syllables > kMaxPlaceSyllables) return std::nullopt;
  return PlaceWords{at, name_begin, end};
}

bool is_weak_site_name(std::string_view folded, std::string_view line) {
  for (std::string_view const head : kWeakSiteNameHeads) {
    std::size_t const head_words = split_words(head).size();
    if (!folded.starts_with(head)) continue;
    std::vector<std::string> const words = site_words(line);
    auto const place = find_place(words, 0);
    if (place && place->level_begin == head_words) return true;
  }
  return false;
}

}  // namespace

bool is_tail_heading(std::string_view line) {
  return base::contains(kTailHeadings, chrome_words(line));
}

bool is_welcome_banner(std::string_view line) {
  std::string const words = chrome_words(line);
  if (!words.starts_with("chao mung")) return false;
  return words.find(" trang ") != std::string::npos || words.find(" cong ") != std::string::npos ||
         words.find(" website") != std::string::npos;
}

bool is_site_name(std::string_view line) {
  std::string const text = chrome_words(line) + ' ';
  for (std::string_view const head : kSiteNameHeads) {
    if (!text.starts_with(std::string(head) + ' ')) continue;
    std::vector<std::string> const words = site_words(line);
    std::size_t const head_words = split_words(head).size();
    if (find_place(words, head_words)) return true;
    return words.size() <= head_words + kMaxPlaceSyllables;
  }
  return is_weak_site_name(text, line);
}

bool is_page_control(std::string_view line) {
  std::string const text = chrome_words(line);
  if (base::contains(kPageControls, text) || text.starts_with("tu khoa ")) return true;
  if (text.starts_with("danh gia ") && text.ends_with(" luot")) return true;
  Words words = split_words(text);
  if (words.empty() || !base::is_number(words.back())) return false;
  while (!words.empty() && base::is_number(words.back())) words.pop_back();  // "1.306" is two
  return base::contains(kCounters, join(words));
}

std::optional<schema::Date> posting_stamp(std::string_view line) {
  if (line.size() > kMaxChromeBytes) return std::nullopt;
  auto const found = analyzers::find_date(line);
  if (!found) return std::nullopt;
  std::string rest(line.substr(0, found->begin));
  rest.append(" ").append(line.substr(found->end));
  std::string const words = chrome_words(rest);
  bool const nothing_else = std::ranges::all_of(split_words(words), [](std::string_view word) {
    return base::is_number(word) || base::contains(kStampWords, word);
  });
  if (!nothing_else) return std::nullopt;
  return found->date;
}

std::string place_of_site(std::string_view site_name) {
  if (site_name.size() > kMaxChromeBytes) return "";
  std::vector<std::string> const words = site_words(site_name);
  auto const place = find_place(words, 0);
  if (!place) return "";
  std::string name;
  for (std::size_t at = place->level_begin; at < place->end; ++at) {
    if (!name.empty()) name += ' ';
    name += at < place->name_begin ? words[at] : title_case(words[at]);
  }
  return name;
}

}  // namespace tracuu::indexer
