// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/official/official_head.hpp"
#include "schema/announcement.hpp"

namespace tracuu::indexer {

/// A title and the lines that it was read from, which are left out of the body.
struct PageTitle {
  std::string text;
  std::vector<std::size_t> lines;
};

/// Whether the lines are those of an official document, and not of a page that tells of one: they
/// have a motto, or an own number and a title with a type.
[[nodiscard]] bool has_official_layout(OfficialHead const& head);

/// The title that the head of `lines` has, else the first line that is no motto.
/// REQUIRES: lines is not empty.
[[nodiscard]] PageTitle title_of_head(std::vector<std::string_view> const& lines,
                                      OfficialHead const& head);

/// Makes an announcement of the lines of an official document: number, day, unit and place of
/// its head; the body is all lines but those of the title and the mottoes. A byline at the end
/// counts if it has a label, or names author and unit: bare names are those of who signed.
[[nodiscard]] schema::Announcement parse_official_page(std::vector<std::string_view> const& lines,
                                                       OfficialHead const& head, PageTitle title);

}  // namespace tracuu::indexer
