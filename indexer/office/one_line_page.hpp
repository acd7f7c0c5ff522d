// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "schema/announcement.hpp"

namespace tracuu::indexer {

/// Whether the first line of a text is too long for a title, or holds a menu: a page that a crawler
/// wrote on one line.
[[nodiscard]] bool is_one_line_page(std::vector<std::string_view> const& lines);

/// Reads such a page:
///
///     Thông tư số 45/2024/TT-BYT về tiêm chủng. Trang chủ Văn bản Ban hành: 02/01/2024 - Hiệu
///     lực: 01/03/2024 Thông tư số 45/2024/TT-BYT về tiêm chủng. … Cơ quan ban hành BỘ Y TẾ …
///
/// The title is the longest beginning that stands in the text again (as the page's title and
/// as its heading), else what stands before the first entry of a menu, else the first sentence; a
/// beginning that was cut for want of all these stays in the body, too. Number, day and unit are
/// those of the labels (labelled_fields.hpp) and of the title. All that is not the title is the
/// body. REQUIRES: is_one_line_page(lines). Linear. Thread-safe.
[[nodiscard]] schema::Announcement parse_one_line_page(std::vector<std::string_view> const& lines);

}  // namespace tracuu::indexer
