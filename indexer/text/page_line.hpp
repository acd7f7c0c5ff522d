// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "schema/date.hpp"

namespace tracuu::indexer {

// What a line of a portal's page is. Lines are compared folded (text_form.hpp),
// so that NFC, NFD, mixed and unmarked pages are read alike. All thread-safe.

/// Heading of the list of other announcements that ends a page: "Bài viết khác",
/// "Các tin khác:", "Tin liên quan".
[[nodiscard]] bool is_tail_heading(std::string_view line);

/// "CHÀO MỪNG ĐẾN TRANG THÔNG TIN ĐIỆN TỬ …".
[[nodiscard]] bool is_welcome_banner(std::string_view line);

/// A portal's own name: "Trang thông tin điện tử huyện gia viễn", "Cổng TTĐT
/// tỉnh Ninh Bình". A headline that goes on after the name of the place is not one.
[[nodiscard]] bool is_site_name(std::string_view line);

/// Buttons and counters of a page: "In bài viết", "Lượt xem: 123".
[[nodiscard]] bool is_page_control(std::string_view line);

/// The day on a line that is nothing but a posting stamp: "Thứ ba, 11/07/2023 -
/// 08:30", "Ngày đăng: 11/07/2023 | Lượt xem: 12". Nothing if other words stand there.
[[nodiscard]] std::optional<schema::Date> posting_stamp(std::string_view line);

/// The commune, district or province that a portal's name ends in, in title
/// case: "huyện Gia Viễn" for "Trang thông tin điện tử huyện gia viễn". Of
/// several the first, which is the smallest. Empty if there is none.
[[nodiscard]] std::string place_of_site(std::string_view site_name);

}  // namespace tracuu::indexer
