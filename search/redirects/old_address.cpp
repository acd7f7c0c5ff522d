// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/redirects/old_address.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <utility>

#include "analyzers/letter.hpp"
#include "analyzers/telex.hpp"
#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "schema/file_location.hpp"

namespace tracuu::search {

namespace {

constexpr std::size_t kMaxWords = 60;
constexpr std::size_t kMaxSlugs = 4;
constexpr auto kEndings = std::to_array<std::string_view>(
    {".html", ".htm", ".shtml", ".xhtml", ".aspx", ".asp", ".ashx", ".php", ".jsp", ".jspx", ".do",
     ".cfm", ".vgp", ".chn", ".ntd", ".epi", ".pdf", ".doc", ".docx"});

bool is_small(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_letter(char c) {
  return is_small(c) || is_capital(c);
}

/// `text` without marks, whether its letters are composed or not.
std::string without_marks(std::string_view text) {
  constexpr char32_t kFirstMark = 0x300;
  constexpr char32_t kLastMark = 0x36F;
  std::string bare;
  for (std::size_t at = 0; at < text.size();) {
    base::CodePoint const point = base::decode_utf8(text, at);
    bool const is_mark = point.value >= kFirstMark && point.value <= kLastMark;
    if (!is_mark) bare += text.substr(at, point.bytes);
    at += point.bytes;
  }
  return analyzers::fold(bare);
}

/// Whether words begin with capitals that nothing stands between: "HoiNghiSoKet", not "HOI".
bool has_inner_capitals(std::string_view text) {
  std::size_t changes = 0;
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (is_small(text[at - 1]) && is_capital(text[at])) ++changes;
  }
  return changes >= 2;
}

/// "ho65i" -> "hoi": a word that was typed in VNI. Numbers that are glued to letters stay.
std::string without_vni(std::string const& word) {
  bool const may_be_vni = std::ranges::any_of(word, base::is_digit) && is_letter(word.front());
  auto const read = may_be_vni ? analyzers::read_vni(word) : std::nullopt;
  return read ? analyzers::fold(*read) : word;
}

/// Whether a word begins at byte `at`, though nothing stands before it: "HoiNghi", "Thang7Nam",
/// "DongYLap".
bool begins_by_case(std::string_view text, std::size_t at) {
  char const before = text[at - 1];
  char const here = text[at];
  char const after = at + 1 < text.size() ? text[at + 1] : ' ';
  if (is_capital(here)) return is_small(before) || base::is_digit(before) || is_small(after);
  return base::is_digit(here) && is_letter(before);
}

/// Runs of letters and digits; `with_capitals`: words have capitals and nothing between.
std::vector<std::string> runs_of(std::string_view text, bool with_capitals) {
  std::vector<std::string> words;
  bool is_open = false;
  for (std::size_t at = 0; at < text.size() && words.size() <= kMaxWords; ++at) {
    char const c = text[at];
    if (!is_letter(c) && !base::is_digit(c)) {
      is_open = false;
      continue;
    }
    if (!is_open || (with_capitals && begins_by_case(text, at))) words.emplace_back();
    is_open = true;
    words.back() += base::lower_ascii(c);
  }
  return words;
}

/// "t1234", "12345", "post12": what a portal numbers its pages with, not a year, a month or a word.
bool is_page_number(std::string_view word) {
  constexpr std::size_t kShortestNumber = 4;
  std::size_t const digits = word.find_first_of("0123456789");
  if (digits == std::string_view::npos || digits > 4) return false;
  std::string_view const number = word.substr(digits);
  if (!base::is_number(number)) return false;
  if (digits > 0) return number.size() >= 2;
  bool const may_be_year =
      number.size() == 4 && (number.starts_with("19") || number.starts_with("20"));
  return number.size() >= kShortestNumber && !may_be_year;
}

/// The words of a part of an address.
std::vector<std::string> slug_of(std::string_view part) {
  std::string bare = without_marks(part);
  for (std::string_view const ending : kEndings) {
    if (bare.size() > ending.size() &&
        base::equals_ignoring_case(bare.substr(bare.size() - ending.size()), ending)) {
      bare.resize(bare.size() - ending.size());
      break;
    }
  }
  std::vector<std::string> words = runs_of(bare, has_inner_capitals(bare));
  while (!words.empty() && is_page_number(words.back())) words.pop_back();
  // At the beginning of titles there are sums and counts.
  constexpr std::size_t kLongNumber = 5;
  while (!words.empty() && words.front().size() >= kLongNumber && is_page_number(words.front())) {
    words.erase(words.begin());
  }
  for (std::string& word : words) word = without_vni(word);
  return words;
}

std::size_t letter_words(std::vector<std::string> const& words) {
  return static_cast<std::size_t>(std::ranges::count_if(
      words, [](std::string const& word) { return std::ranges::any_of(word, is_letter); }));
}

/// The parts of an address after its host that stand between "/", "?", "&", "=" and "#", decoded.
std::vector<std::string> parts_of(std::string_view address) {
  std::size_t const scheme = address.find("://");
  if (scheme != std::string_view::npos) address.remove_prefix(scheme + 3);
  address.remove_prefix(std::min(address.find_first_of("/?#"), address.size()));
  std::vector<std::string> parts;
  while (!address.empty()) {
    std::size_t const end = std::min(address.find_first_of("/?&=#"), address.size());
    std::string part = schema::percent_decoded(address.substr(0, end));
    // What was encoded twice.
    if (part.find('%') != std::string::npos) part = schema::percent_decoded(part);
    if (!part.empty()) parts.push_back(std::move(part));
    address.remove_prefix(std::min(end + 1, address.size()));
  }
  return parts;
}

std::vector<std::vector<std::string>> slugs_of(std::string_view address) {
  std::vector<std::vector<std::string>> slugs;
  for (std::string const& part : parts_of(address)) {
    std::vector<std::string> words = slug_of(part);
    bool const is_one_long_word = words.size() == 1 && words.front().size() >= 12;
    if (letter_words(words) < 2 && !is_one_long_word) continue;
    slugs.insert(slugs.begin(), std::move(words));  // the last part is mostly the title
  }
  // A part with far more words than those after it says more: "…/hoi-nghi-so-ket/ban-in".
  constexpr std::size_t kFarMore = 2;
  auto const longest = std::ranges::max_element(slugs, {}, &std::vector<std::string>::size);
  if (longest != slugs.end() && longest->size() > slugs.front().size() + kFarMore) {
    std::rotate(slugs.begin(), longest, longest + 1);
  }
  if (slugs.size() > kMaxSlugs) slugs.resize(kMaxSlugs);
  return slugs;
}

bool is_year(std::string_view digits) {
  return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
}

schema::DateRange days_of(std::string const& iso) {
  return schema::parse_iso_period(iso).value_or(schema::DateRange{});
}

/// "/2023/07/11/", "2023-07", "20230711101508123", "11-07-2023".
schema::DateRange days_in(std::vector<schema::AddressId> const& ids) {
  for (std::size_t at = 0; at < ids.size(); ++at) {
    std::string_view const id = ids[at].id;
    auto const follows = [&](std::size_t next) {
      return next < ids.size() && ids[next].begin == ids[next - 1].end + 1 &&
             ids[next].id.size() == 2;
    };
    constexpr std::size_t kDayDigits = 8;
    if (id.size() >= kDayDigits && is_year(id.substr(0, 4))) {
      std::string iso(id.substr(0, 4));
      iso.append("-").append(id.substr(4, 2)).append("-").append(id.substr(6, 2));
      if (auto const days = schema::parse_iso_period(iso)) return *days;
    }
    if (is_year(id) && follows(at + 1)) {
      std::string iso = std::string(id) + "-" + ids[at + 1].id;
      if (follows(at + 2)) iso += "-" + ids[at + 2].id;
      if (schema::DateRange const days = days_of(iso); !days.is_open()) return days;
      if (schema::DateRange const month = days_of(iso.substr(0, 7)); !month.is_open()) return month;
    }
  }
  return {};
}

}  // namespace

std::vector<std::string> slug_words(std::string_view text) {
  return runs_of(without_marks(text), false);
}

std::string without_trailing_marks(std::string_view address) {
  std::string trimmed(base::trim(address, " \t\r\n"));
  std::size_t const before = trimmed.size();
  trimmed.resize(std::min({trimmed.find_first_of(" \t\r\n<>\""), trimmed.find("%20http"),
                           trimmed.find("%22"), trimmed.find("%3C"), trimmed.find("&quot;"),
                           trimmed.find("&nbsp;"), trimmed.size()}));
  constexpr auto kMarks = std::to_array<std::string_view>(
      {".",      ",",   ";",   ":",   "!",    "'", ")",   "]",   "}",         "*",
       "|",      "\\",  "…",   "”",   "’",    "»", "%29", "%5D", "%E2%80%9D", "%E2%80%A6",
       "%C2%A0", "%20", "%2C", "%0A", "&amp", "&", "?",   "=",   "-"});
  for (bool is_changed = true; is_changed;) {
    is_changed = false;
    for (std::string_view const mark : kMarks) {
      if (trimmed.size() > mark.size() && trimmed.ends_with(mark)) {
        trimmed.resize(trimmed.size() - mark.size());
        is_changed = true;
      }
    }
  }
  return trimmed.size() == before ? "" : trimmed;
}

OldAddress read_old_address(std::string_view address) {
  OldAddress old;
  old.key = schema::web_address_key(address);
  if (old.key.empty()) return old;
  old.host = schema::host_of_key(old.key);
  old.slugs = slugs_of(base::trim(address, " \t\r\n"));
  old.ids = schema::address_ids(old.key);
  old.days = days_in(old.ids);
  return old;
}

}  // namespace tracuu::search
