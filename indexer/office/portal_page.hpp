// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "base/result.hpp"
#include "schema/announcement.hpp"

namespace tracuu::indexer {

/// Reads one page of a portal that was saved as plain text:
///
///     Trang thông tin điện tử huyện gia viễn       site; place "huyện Gia Viễn"
///     CHÀO MỪNG ĐẾN TRANG THÔNG TIN ĐIỆN TỬ …      dropped
///     Ban Dân vận Huyện uỷ tổ chức sơ kết …        title
///     Thứ ba, 11/07/2023                           date
///     Sáng ngày 11/7, Ban Dân vận …                body: one paragraph a line
///     Hồng Hạ (Trung tâm VHTT&TT)                  author, unit
///     Bài viết khác                                dropped with all below it
///
/// A line between the banner and the title is the category if it is short. Text
/// without a date line has not this layout: its first line is the title and all
/// the rest the body, nothing is dropped. Any Unicode form is understood and
/// kept. `text` is valid UTF-8. InvalidArgument for NUL bytes (not a text) and
/// for a page with no title and no text. Thread-safe.
[[nodiscard]] base::Result<schema::Announcement> parse_portal_page(std::string_view text);

}  // namespace tracuu::indexer
