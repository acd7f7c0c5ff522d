// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "schema/announcement.hpp"
#include "schema/date.hpp"

namespace tracuu::bench {

/// An announcement as a printed notice: what stands on its one page.
struct OfficialPaper {
  std::string unit;
  std::string number;
  schema::Date date;
  std::string title;
  std::string text;  ///< paragraphs, each ended by '\n' but the last; one page of them
};

/// The announcement as the `place`-th of a year's notices: its own number, or "PLACE/TB-UBND" if it
/// has none; as many of its paragraphs as fit on a page. All in NFC.
[[nodiscard]] OfficialPaper official_paper(schema::Announcement const& announcement,
                                           std::size_t place);

/// The papers as an HTML document to be printed, a page of A4 each, in the form of Decree
/// 30/2020/NĐ-CP: letterhead in two columns, number, place and day, type and title, text,
/// signature; with a seal across the number and another, with a signature, at the end.
[[nodiscard]] std::string to_html(std::span<OfficialPaper const> papers);

}  // namespace tracuu::bench
