// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/date.hpp"

namespace tracuu::indexer {

/// What the head of an official document says (Decree 30/2020/NĐ-CP, Circulars 01/2011/TT-BNV and
/// 55/2005/TTLT-BNV-VPCP and the practice before; party documents by Guidance 36-HD/VPTW). An
/// unknown field is empty; a day, month or number that waits for handwriting is none.
struct OfficialHead {
  std::optional<schema::Date> date;  ///< day of issue
  std::string number;                ///< own: "119/QĐ-UBND"; never one that it cites
  std::string unit;                  ///< issuing body: "Ủy ban nhân dân huyện Vân Khê"
  std::string place;                 ///< of the body: "huyện Vân Khê"
  std::string type;                  ///< lower case: "quyết định"
  std::string title;                 ///< "QUYẾT ĐỊNH Về việc …", "V/v …"
  bool has_motto = false;            ///< of the state or the Party
  bool has_letterhead = false;       ///< a motto, an own number, or place and day
  bool has_certain_title = false;    ///< begins with a type or "V/v", not only the first line

  // The lines that each was read from. Lines that hold something else, too, are not among those
  // of the title and the motto, so that these can be left out of the text.
  std::vector<std::size_t> title_lines;
  std::vector<std::size_t> motto_lines;  ///< of the state or the Party, and rules
  std::vector<std::size_t> unit_lines;
  std::vector<std::size_t> number_lines;
  std::vector<std::size_t> date_lines;
  /// The line of place and day in the head, also if its day waits for handwriting or can't be read.
  std::optional<std::size_t> day_line;
};

/// Reads the head of a document from its lines (cells of a table apart by tabs); the end is looked
/// at for what the head lacks: the day on which a law was passed, place and day above the
/// signature, who signed. Any Unicode form is understood. Linear in the text. Thread-safe.
[[nodiscard]] OfficialHead read_official_head(std::vector<std::string_view> const& lines);

}  // namespace tracuu::indexer
