// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/language.hpp"
#include "schema/announcement.hpp"
#include "search/api/page_place.hpp"

namespace tracuu::formats {

/// "trang 12", "trang tính “Thôn 3”", "trang chiếu 5": where in a document of this type of file.
/// Plain text, thread-safe.
[[nodiscard]] std::string page_name(search::PagePlace const& place, std::string_view filetype,
                                    base::Language language);

/// "Trang 12 / 15", "Trang tính 2 / 3", "Trang chiếu 5 / 20": that place among the `count` of its
/// document. Plain text, thread-safe.
[[nodiscard]] std::string page_of_pages(search::PagePlace const& place, std::size_t count,
                                        std::string_view filetype, base::Language language);

/// The address that opens a PDF at this page (RFC 8118, "page"):
/// "https://vankhe.example/119.pdf#page=12"; empty if the document is none, or has no address on
/// the web. Thread-safe.
[[nodiscard]] std::string page_address(schema::Announcement const& announcement, std::size_t page);

}  // namespace tracuu::formats
