// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ocr/page_reader.hpp"

#include <algorithm>

#include "indexer/ocr/line_direction.hpp"
#include "indexer/ocr/page_picture.hpp"

namespace tracuu::indexer {

using base::Result;
using schema::PageWords;

namespace {

/// A page that lies on its side or its head is read with less; so is one of handwriting.
constexpr double kWellRead = 0.7;
constexpr std::size_t kFewWords = 8;

/// The confidence of words, each by its bytes.
double mean_confidence(PageWords const& page) {
  double sum = 0;
  double bytes = 0;
  for (schema::PageWord const& word : page.words) {
    sum += word.confidence * static_cast<double>(word.text.size());
    bytes += static_cast<double>(word.text.size());
  }
  return bytes > 0 ? sum / bytes : 0;
}

/// How many bytes were read with some certainty.
std::size_t certain_bytes(PageWords const& page) {
  std::size_t bytes = 0;
  for (schema::PageWord const& word : page.words) {
    if (word.confidence >= kWellRead) bytes += word.text.size();
  }
  return bytes;
}

struct DrawnWords {
  PagePicture picture;
  PageWords words;
};

Result<DrawnWords> draw_and_read(Tesseract const& tesseract, std::string_view document,
                                 PictureWish const& wish, ChildLimits const& limits) {
  auto picture = draw_page(document, wish, limits);
  if (!picture) return picture.error();
  auto words = read_picture_words(tesseract, *picture, wish.page, limits);
  if (!words) return words.error();
  words->turned = wish.turn;
  return DrawnWords{std::move(*picture), stood_upright(std::move(*words))};
}

}  // namespace

Result<PageWords> read_page_words(Tesseract const& tesseract, std::string_view document,
                                  std::size_t page, OcrLimits const& limits) {
  ChildLimits child;
  child.time = limits.step_time;
  child.max_memory_bytes = limits.max_memory_bytes;
  PictureWish wish;
  wish.page = page;
  wish.is_prepared = true;
  wish.max_pixels = limits.max_pixels;
  Result<DrawnWords> upright = draw_and_read(tesseract, document, wish, child);
  if (!upright) return upright.error();
  bool const is_doubtful =
      upright->words.words.size() < kFewWords || mean_confidence(upright->words) < kWellRead;
  if (!is_doubtful || !tesseract.knows_turns) return std::move(upright->words);
  // Of a page with too few letters to tell it is no more than an error.
  Result<int> const turn = find_turn(tesseract, upright->picture, child);
  wish.turn = turn ? *turn : 0;
  if (wish.turn == 0) return std::move(upright->words);
  Result<DrawnWords> turned = draw_and_read(tesseract, document, wish, child);
  bool const is_better = turned && certain_bytes(turned->words) > certain_bytes(upright->words);
  return std::move(is_better ? turned->words : upright->words);
}

}  // namespace tracuu::indexer
