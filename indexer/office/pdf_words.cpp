// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/pdf_words.hpp"

#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

namespace tracuu::indexer {

namespace {

std::string utf8_of_word(poppler::ustring const& text) {
  if (text.empty()) return "";
  poppler::byte_array const bytes = text.to_utf8();
  std::string word(bytes.begin(), bytes.end());
  // What is no text parts lines no further.
  std::ranges::replace_if(word, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return word;
}

PdfBox box_of(poppler::text_box const& word) {
  poppler::rectf const box = word.bbox();
  return {box.left(), box.top(), box.right(), box.bottom()};
}

/// By quarters of a turn, clockwise.
constexpr std::size_t kRotations = 4;

/// Where a box is when the page is turned so that its text runs from left to right.
PdfBox turned_back(PdfBox const& box, std::size_t rotation, double width, double height) {
  switch (rotation) {
    case 1: return {box.top, width - box.right, box.bottom, width - box.left};
    case 2: return {width - box.right, height - box.bottom, width - box.left, height - box.top};
    case 3: return {height - box.bottom, box.left, height - box.top, box.right};
    default: return box;
  }
}

/// All words as if they ran from left to right: the page turned as most of them run, the
/// others below it.
PdfWords upright(std::array<std::vector<PdfWord>, kRotations> by_rotation, double width,
                 double height) {
  auto* const most = std::ranges::max_element(
      by_rotation, {}, [](std::vector<PdfWord> const& words) { return words.size(); });
  auto const main_rotation = static_cast<std::size_t>(most - by_rotation.begin());
  PdfWords read;
  bool const is_on_side = main_rotation % 2 == 1;
  read.width = is_on_side ? height : width;
  read.height = is_on_side ? width : height;
  double const step = 2 * std::max(width, height);
  for (std::size_t turn = 0; turn < kRotations; ++turn) {
    std::size_t const rotation = (main_rotation + turn) % kRotations;
    for (PdfWord& word : by_rotation[rotation]) {
      word.box = turned_back(word.box, rotation, width, height);
      word.box.top += step * static_cast<double>(turn);
      word.box.bottom += step * static_cast<double>(turn);
      word.order = read.words.size();
      read.words.push_back(std::move(word));
    }
  }
  return read;
}

/// The middle one of `values`, which are not empty.
double median_of(std::vector<double> values) {
  auto const middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

/// Lines of words that were read from a picture.
using PictureLines = std::vector<std::vector<PdfWord>>;

PictureLines lines_of_picture(schema::PageWords const& page) {
  PictureLines lines;
  std::size_t number = 0;
  for (schema::PageWord const& read : page.words) {
    if (lines.empty() || read.line != number) lines.emplace_back();
    number = read.line;
    PdfWord word;
    word.text = read.text;
    word.confidence = read.confidence;
    word.as_read = read.as_read;
    word.box = {read.left, read.top, read.right, read.bottom};
    lines.back().push_back(std::move(word));
  }
  return lines;
}

/// By how much a line falls on its way to the right, of all lines together: least squares of where
/// their words stand.
double fall_of_lines(PictureLines const& lines) {
  constexpr double kSteepest = 0.2;  // more is no line of a page
  constexpr std::size_t kMinWords = 3;
  double products = 0;
  double squares = 0;
  for (std::vector<PdfWord> const& line : lines) {
    if (line.size() < kMinWords) continue;
    double x = 0;
    double y = 0;
    for (PdfWord const& word : line) {
      x += (word.box.left + word.box.right) / 2 / static_cast<double>(line.size());
      y += (word.box.top + word.box.bottom) / 2 / static_cast<double>(line.size());
    }
    for (PdfWord const& word : line) {
      double const from_x = (word.box.left + word.box.right) / 2 - x;
      products += from_x * ((word.box.top + word.box.bottom) / 2 - y);
      squares += from_x * from_x;
    }
  }
  return squares > 0 ? std::clamp(products / squares, -kSteepest, kSteepest) : 0;
}

void level_lines(PictureLines& lines, double width, double height) {
  double const fall = fall_of_lines(lines);
  for (std::vector<PdfWord>& line : lines) {
    for (PdfWord& word : line) {
      double const down = fall * ((word.box.left + word.box.right - width) / 2);
      double const left = fall * ((word.box.top + word.box.bottom - height) / 2);
      word.box = {word.box.left + left, word.box.top - down, word.box.right + left,
                  word.box.bottom - down};
    }
  }
}

/// The size of the font of each line, from the heights of its words: letters with a mark above or a
/// tail below are two thirds of it to all of it. Sizes that differ by no more than the letters of
/// their lines are one.
std::vector<double> sizes_of_lines(PictureLines const& lines) {
  constexpr double kSizeOfHeight = 1.35;
  constexpr double kOneSize = 0.18;
  std::vector<double> sizes;
  std::vector<double> of_words;
  for (std::vector<PdfWord> const& line : lines) {
    std::vector<double> heights;
    for (PdfWord const& word : line) heights.push_back(word.box.height());
    sizes.push_back(kSizeOfHeight * median_of(std::move(heights)));
    of_words.insert(of_words.end(), line.size(), sizes.back());
  }
  if (of_words.empty()) return sizes;
  double const usual = median_of(std::move(of_words));
  for (double& size : sizes) {
    if (std::abs(size - usual) <= kOneSize * usual) size = usual;
  }
  return sizes;
}

/// Boxes as fonts have them: of one height for all words of a line, whatever their letters.
void straighten_line(std::vector<PdfWord>& line, double size) {
  constexpr double kAboveBase = 0.85;
  constexpr double kBelowBase = 0.2;
  std::vector<double> bottoms;
  for (PdfWord const& word : line) bottoms.push_back(word.box.bottom);
  double const base = median_of(std::move(bottoms));
  for (PdfWord& word : line) {
    word.size = size;
    if (std::abs(word.box.bottom - base) > size) continue;  // not of this line
    word.box.top = base - kAboveBase * size;
    word.box.bottom = base + kBelowBase * size;
  }
}

}  // namespace

PdfWords words_of_picture(schema::PageWords const& page) {
  PdfWords words;
  words.width = page.width;
  words.height = page.height;
  PictureLines lines = lines_of_picture(page);
  level_lines(lines, page.width, page.height);
  std::vector<double> const sizes = sizes_of_lines(lines);
  for (std::size_t at = 0; at < lines.size(); ++at) {
    straighten_line(lines[at], sizes[at]);
    for (PdfWord& word : lines[at]) {
      word.order = words.words.size();
      words.words.push_back(std::move(word));
    }
  }
  return words;
}

void PdfBox::add(PdfBox const& other) {
  left = std::min(left, other.left);
  top = std::min(top, other.top);
  right = std::max(right, other.right);
  bottom = std::max(bottom, other.bottom);
}

PdfWords read_pdf_words(poppler::page const& page) {
  poppler::rectf const rect = page.page_rect();
  auto const orientation = page.orientation();
  bool const is_turned =
      orientation == poppler::page::landscape || orientation == poppler::page::seascape;
  double const width = is_turned ? rect.height() : rect.width();
  double const height = is_turned ? rect.width() : rect.height();
  std::array<std::vector<PdfWord>, kRotations> by_rotation;
  for (poppler::text_box const& box : page.text_list(poppler::page::text_list_include_font)) {
    PdfWord word;
    word.text = utf8_of_word(box.text());
    word.box = box_of(box);
    word.size = box.has_font_info() ? box.get_font_size() : word.box.height();
    word.has_blank_after = box.has_space_after();
    if (box.has_font_info()) word.font = analyzers::charset_of_font(box.get_font_name());
    auto const rotation = static_cast<std::size_t>(box.rotation()) % kRotations;
    by_rotation[rotation].push_back(std::move(word));
  }
  return upright(std::move(by_rotation), width, height);
}

}  // namespace tracuu::indexer
