// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "indexer/ocr/page_picture.hpp"
#include "schema/page_words.hpp"

namespace tracuu::indexer {

/// The words of a table that tesseract wrote (`tessedit_create_tsv`; a row a word: level, page,
/// block, paragraph, line, word, left, top, width, height, confidence of 100, text) of `picture`,
/// of which only the sizes are looked at. Rows that are no words are left out, and what has neither
/// a letter nor a digit unless it was read with certainty: edges of paper, frames, dirt. Boxes are
/// in points on the page before it was levelled. Linear; thread-safe.
[[nodiscard]] schema::PageWords words_of_table(std::string_view table, PagePicture const& picture);

/// The turn that tesseract's report on orientation (`--psm 0`) asks for: the line "Rotate: 270".
/// 0 where it is not sure ("Orientation confidence: 0.4"). Thread-safe.
[[nodiscard]] int turn_of_report(std::string_view report);

}  // namespace tracuu::indexer
