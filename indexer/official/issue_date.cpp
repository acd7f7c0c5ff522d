// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/official/issue_date.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/official/line_words.hpp"
#include "indexer/official/own_number.hpp"
#include "indexer/official/place_and_date.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::size_t kMaxTailLines = 30;

/// What is passed by a vote and says so at its end, folded.
constexpr std::array<std::string_view, 6> kPassedTypes{
    "luat nay", "bo luat nay", "phap lenh nay", "nghi quyet nay", "hien phap nay", "luat duoc",
};

/// The first day of `words` from `from` on that is not after word `end`.
std::optional<schema::Date> first_date(std::string_view text, LineWords const& words,
                                       std::size_t from, std::size_t end) {
  for (std::size_t at = from; at < std::min(words.size(), end); ++at) {
    if (auto const found = date_after_day(text, words, at); found && found->date) {
      return found->date;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<schema::Date> date_of_title(std::string_view title) {
  constexpr std::size_t kMaxWordsBefore = 30;
  LineWords const words(title);
  std::size_t const about =
      std::min(words.find("ve").value_or(words.size()), words.find("v v").value_or(words.size()));
  auto const number = words.find("so");
  bool const is_after_own = number && *number < about && !is_after_verb(words, *number);
  if (!is_after_own) return std::nullopt;
  return first_date(title, words, *number, std::min(about, kMaxWordsBefore));
}

std::optional<schema::Date> date_of_number_line(std::string_view line) {
  LineWords const words(line);
  return first_date(line, words, 0, words.size());
}

std::optional<schema::Date> date_of_passing(std::vector<std::string_view> const& lines) {
  constexpr std::size_t kHeadBytes = 40;
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    std::string const head = fold_line(line->substr(0, kHeadBytes));
    bool const is_passed = std::ranges::any_of(
        kPassedTypes, [&](std::string_view type) { return head.starts_with(type); });
    if (!is_passed) continue;
    LineWords const words(*line);
    auto const passed = words.find("thong qua");
    if (!passed) continue;
    if (auto const date = first_date(*line, words, *passed, words.size())) return date;
  }
  return std::nullopt;
}

std::optional<schema::Date> date_of_signature(std::vector<std::string_view> const& lines) {
  std::size_t const begin = lines.size() > kMaxTailLines ? lines.size() - kMaxTailLines : 0;
  for (std::size_t line = begin; line < lines.size(); ++line) {
    std::string_view text = lines[line];
    text = text.substr(text.rfind('\t') + 1);  // the right column
    auto const found = place_and_date(text);
    // "Ngày 5 tháng 7 năm 2023" alone may be anything; a place makes it the day of signing.
    bool const has_place = found && text.find(',') != std::string_view::npos;
    if (has_place && found->date) return found->date;
  }
  return std::nullopt;
}

std::optional<schema::Date> date_of_annex_note(std::vector<HeadCell> const& cells) {
  for (std::size_t at = 0; at < cells.size(); ++at) {
    if (cells[at].kind != HeadKind::AnnexNote) continue;
    std::string note(cells[at].text);
    if (at + 1 < cells.size()) note.append(" ").append(cells[at + 1].text);
    LineWords const words(note);
    if (!words.find("theo")) continue;
    if (auto const date = first_date(note, words, 0, words.size())) return date;
  }
  return std::nullopt;
}

}  // namespace tracuu::indexer
