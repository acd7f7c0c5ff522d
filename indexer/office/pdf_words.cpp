// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/pdf_words.hpp"

#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <array>
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

}  // namespace

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
