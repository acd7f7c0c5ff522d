// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "indexer/text/place_map.hpp"

namespace tracuu::indexer {

/// A text of joined lines.
struct JoinedLines {
  std::string text;
  PlaceMap places;  ///< where the lines stand in it
};

/// Joins lines of a printed page that the places of their words (pdf_paragraphs.hpp) left apart. A
/// line that does not end a sentence goes on in the next one if that begins with a small letter and
/// no item of a list:
///
///     Ủy ban nhân dân huyện thông báo lịch        Ủy ban nhân dân huyện thông báo lịch
///     tiêm chủng.                           ->    tiêm chủng.  (one line)
///     - Xã Yên Lãng                               - Xã Yên Lãng
///
/// Lines of a letterhead (motto, number, place and day), rows of tables (with tabs) and headings in
/// capitals stay lines of their own.
///
/// `text` is valid UTF-8. Thread-safe.
[[nodiscard]] JoinedLines join_broken_lines(std::string_view text);

}  // namespace tracuu::indexer
