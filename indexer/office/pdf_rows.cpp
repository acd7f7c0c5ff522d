// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/pdf_rows.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <utility>

#include "indexer/office/torn_letters.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

/// In heights of the font: more than a blank of a justified line.
constexpr double kSegmentGap = 1.0;
/// Between a label and its paragraph, and where handwriting is to stand.
constexpr double kLabelGap = 5;
constexpr double kFillInGap = 12;

/// Whether two stand at one height: half of the lower one beside the other.
bool are_at_one_height(PdfBox const& first, PdfBox const& second) {
  double const common = std::min(first.bottom, second.bottom) - std::max(first.top, second.top);
  return common > 0.5 * std::min(first.height(), second.height());
}

void add_word(PdfSegment& segment, PdfWord word) {
  if (segment.words.empty()) segment.box = word.box;
  segment.box.add(word.box);
  segment.size = std::max(segment.size, word.size);
  segment.words.push_back(std::move(word));
}

bool is_next_in_line(PdfSegment const& segment, PdfWord const& word) {
  PdfWord const& last = segment.words.back();
  double const gap = word.box.left - segment.box.right;
  return are_at_one_height(last.box, word.box) && word.box.left >= last.box.left &&
         gap <= kSegmentGap * std::max(last.size, word.size);
}

/// Words that poppler found one after the other, as far as they stand side by side.
std::vector<PdfSegment> follow_lines(std::vector<PdfWord> words) {
  std::vector<PdfSegment> segments;
  for (PdfWord& word : words) {
    if (segments.empty() || !is_next_in_line(segments.back(), word)) segments.emplace_back();
    add_word(segments.back(), std::move(word));
  }
  return segments;
}

double common_breadth(PdfBox const& first, PdfBox const& second) {
  return std::min(first.right, second.right) - std::max(first.left, second.left);
}

/// Whether `segment` stands beside all of `group`, not above or below one of them. It may stand
/// between the words of one: a number that was put into "Số:    /QĐ-UBND" later.
bool is_beside(std::vector<PdfSegment> const& group, PdfSegment const& segment) {
  constexpr std::size_t kMaxCompared = 100;  // a table has no more columns
  if (group.size() > kMaxCompared) return true;
  double const touch = 0.3 * segment.size;
  return std::ranges::none_of(group, [&](PdfSegment const& other) {
    if (common_breadth(other.box, segment.box) <= touch) return false;
    if (other.words.size() > kMaxCompared) return true;
    return std::ranges::any_of(other.words, [&](PdfWord const& word) {
      return common_breadth(word.box, segment.box) > touch;
    });
  });
}

/// Segments grouped by height; each group from left to right.
std::vector<std::vector<PdfSegment>> group_by_height(std::vector<PdfSegment> segments) {
  std::ranges::stable_sort(
      segments, {}, [](PdfSegment const& segment) { return segment.box.top + segment.box.bottom; });
  std::vector<std::vector<PdfSegment>> groups;
  PdfBox tallest;
  for (PdfSegment& segment : segments) {
    bool const is_same = !groups.empty() && are_at_one_height(tallest, segment.box) &&
                         is_beside(groups.back(), segment);
    if (!is_same) {
      groups.emplace_back();
      tallest = segment.box;
    }
    if (segment.box.height() > tallest.height()) tallest = segment.box;
    groups.back().push_back(std::move(segment));
  }
  for (auto& group : groups) {
    std::ranges::stable_sort(group, {}, [](PdfSegment const& segment) { return segment.box.left; });
  }
  return groups;
}

/// The words at which the state's name or its motto begins, folded.
constexpr std::array<std::array<std::string_view, 3>, 2> kMottoWords{
    {{"cong", "hoa", "xa"}, {"doc", "lap", "-"}}};

bool begins_motto(std::vector<PdfWord> const& words, std::size_t at) {
  if (at + 3 > words.size()) return false;
  char const first = words[at].text.front();
  bool const may_begin = first == 'C' || words[at].text.starts_with("Đ") || first == 'c';
  if (!may_begin) return false;
  return std::ranges::any_of(kMottoWords, [&](auto const& motto) {
    for (std::size_t word = 0; word < motto.size(); ++word) {
      std::string const folded = fold_line(words[at + word].text);
      bool const is_dash = motto[word] == "-" && (folded == "–" || folded == "—");
      if (folded != motto[word] && !is_dash) return false;
    }
    return true;
  });
}

/// The words of a row cut at wide gaps and before the motto.
std::vector<PdfSegment> cut_into_segments(std::vector<PdfSegment> group) {
  std::vector<PdfWord> words;
  for (PdfSegment& segment : group) std::ranges::move(segment.words, std::back_inserter(words));
  std::ranges::stable_sort(words, {}, [](PdfWord const& word) { return word.box.left; });
  std::vector<PdfSegment> segments;
  for (std::size_t at = 0; at < words.size(); ++at) {
    bool const begins = segments.empty() ||
                        words[at].box.left - segments.back().box.right >
                            kSegmentGap * std::max(segments.back().size, words[at].size) ||
                        begins_motto(words, at);
    if (begins) segments.emplace_back();
    add_word(segments.back(), std::move(words[at]));
  }
  return segments;
}

/// "1.", "a)", "(1)", "-", "+", "•", "Điều 3.": it belongs to what is on its right.
bool is_label(PdfSegment const& segment) {
  constexpr std::size_t kMaxLabelBytes = 8;
  std::string const& last = segment.words.back().text;
  if (segment.words.size() > 2 || last.size() > kMaxLabelBytes) return false;
  if (segment.words.size() == 2) return fold_line(segment.words.front().text) == "dieu";
  bool const is_bullet = last == "-" || last == "+" || last == "*" || last == "•" || last == "–" ||
                         last == "●" || last == "o" || last == "\uF0B7";  // of the font Symbol
  return is_bullet || last.ends_with('.') || last.ends_with(')');
}

bool has_digit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

/// Whether between the two only handwriting is missing.
bool is_fill_in(PdfSegment const& left, PdfSegment const& right) {
  std::string const& last = left.words.back().text;
  std::string const& next = right.words.front().text;
  if (next.starts_with('/')) return last.ends_with(':') || has_digit(last);
  std::string const before = fold_line(last);
  std::string const after = fold_line(next);
  bool const is_day = before == "ngay" || has_digit(before);
  bool const is_month = before == "thang" || has_digit(before);
  return (after == "thang" && is_day) || (after == "nam" && is_month) ||
         (has_digit(after) &&
          (before == "ngay" || before == "thang" || before == "nam" || before == "so:"));
}

void join_segments(std::vector<PdfSegment>& segments) {
  std::vector<PdfSegment> joined;
  for (PdfSegment& segment : segments) {
    if (!joined.empty()) {
      PdfSegment& left = joined.back();
      double const gap = (segment.box.left - left.box.right) / std::max(left.size, 1.0);
      bool const belongs = (gap <= kLabelGap && is_label(left) && !is_label(segment)) ||
                           (gap <= kFillInGap && is_fill_in(left, segment));
      if (belongs) {
        for (PdfWord& word : segment.words) add_word(left, std::move(word));
        continue;
      }
    }
    joined.push_back(std::move(segment));
  }
  segments = std::move(joined);
}

/// Whether a blank stands between two neighbours of a line.
bool has_blank_between(PdfWord const& left, PdfWord const& right) {
  constexpr double kBlank = 0.15;  // of the font's height; poppler says nothing at a line's end
  return left.has_blank_after || right.box.left - left.box.right > kBlank * left.size ||
         right.box.left < left.box.left;
}

/// "Số: 01" and "/QĐ-UBND", with room for a number of more digits between them.
bool goes_on_number(std::string_view left, std::string_view right) {
  bool const ends_in_digit = !left.empty() && left.back() >= '0' && left.back() <= '9';
  return ends_in_digit && right.size() > 1 && right.starts_with('/');
}

}  // namespace

void FontedText::append(std::string_view separator, FontedText const& other) {
  text += separator;
  std::size_t const begin = text.size();
  text += other.text;
  for (FontStretch stretch : other.fonts) {
    stretch.begin += begin;
    stretch.end += begin;
    fonts.push_back(stretch);
  }
  for (MachineWord word : other.machine_words) {
    word.begin += begin;
    word.end += begin;
    machine_words.push_back(std::move(word));
  }
}

std::vector<PdfRow> make_pdf_rows(std::vector<PdfWord> words) {
  std::erase_if(words, [](PdfWord const& word) { return trim(word.text).empty(); });
  std::vector<PdfRow> rows;
  for (auto& group : group_by_height(follow_lines(std::move(words)))) {
    PdfRow row{group.front().box.top, group.front().box.bottom, {}};
    for (PdfSegment const& segment : group) {
      row.top = std::min(row.top, segment.box.top);
      row.bottom = std::max(row.bottom, segment.box.bottom);
    }
    row.segments = cut_into_segments(std::move(group));
    join_segments(row.segments);
    rows.push_back(std::move(row));
  }
  return rows;
}

FontedText text_of_words(std::vector<PdfWord> const& words) {
  std::vector<LinePiece> pieces;
  pieces.reserve(words.size());
  for (std::size_t at = 0; at < words.size(); ++at) {
    double const gap = at == 0 ? 0 : words[at].box.left - words[at - 1].box.right;
    double const size = std::max(words[at].size, 1.0);
    bool const is_next_line = gap < -size;
    pieces.push_back({words[at].text, is_next_line ? 1.0 : gap / size});
  }
  std::vector<bool> const torn = find_torn_letters(pieces);
  FontedText line;
  for (std::size_t at = 0; at < words.size(); ++at) {
    bool const has_blank = at > 0 && !torn[at] && has_blank_between(words[at - 1], words[at]) &&
                           !goes_on_number(words[at - 1].text, words[at].text);
    if (has_blank) line.text += ' ';
    std::size_t const begin = line.text.size();
    line.text += words[at].text;
    if (words[at].confidence < kCertainWord || !words[at].as_read.empty()) {
      line.machine_words.push_back(
          {begin, line.text.size(), words[at].confidence, words[at].as_read});
    }
    if (!words[at].font) continue;
    bool const goes_on = !line.fonts.empty() && line.fonts.back().font == *words[at].font &&
                         line.fonts.back().end + (has_blank ? 1 : 0) == begin;
    if (goes_on) {
      line.fonts.back().end = line.text.size();
    } else {
      line.fonts.push_back({begin, line.text.size(), *words[at].font});
    }
  }
  return line;
}

}  // namespace tracuu::indexer
