// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "schema/announcement.hpp"

namespace tracuu::schema {

/// The text of one page of a document, as it stands in the body of its announcement.
struct PageText {
  std::string text;
  std::vector<Repair> repairs{};  ///< bytes of `text`

  bool operator==(PageText const&) const = default;
};

/// Pages of the document: the greatest number of a page in `announcement.pages`; 0 without any.
[[nodiscard]] std::size_t page_count(Announcement const& announcement);

/// Whether the body says where `page` begins.
[[nodiscard]] bool has_page_start(Announcement const& announcement, std::size_t page);

/// The text of `page`: what stands in the body from where it begins to where the next page does; of
/// a page that comes twice, both parts. Empty if there is no such page.
[[nodiscard]] PageText page_text(Announcement const& announcement, std::size_t page);

/// Puts `text` in place of the text of `page`, between the blanks and line ends around it, and
/// moves the pages and repairs after it; repairs of the old text go. Of a page that comes twice,
/// all of it comes to stand at the first place. False, and nothing is changed, if there is no such
/// page.
bool put_page_text(Announcement& announcement, std::size_t page, PageText const& text);

/// The JSON of an announcement that has nothing but this body and these repairs. Thread-safe.
[[nodiscard]] std::string to_json(PageText const& text);

/// Reads what to_json wrote. InvalidArgument. Thread-safe.
[[nodiscard]] base::Result<PageText> page_text_from_json(std::string_view json);

}  // namespace tracuu::schema
