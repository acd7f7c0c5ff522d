// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace tracuu::indexer {

/// Whether a line is one that only the footer of a page has: rights, licence, who is responsible,
/// who made the site; or two ways of reaching someone on one line. Any Unicode form. Thread-safe.
[[nodiscard]] bool is_footer_line(std::string_view line);

/// How many ways of reaching someone a line names: "Điện thoại: … - Email: …" are two. Thread-safe.
[[nodiscard]] std::size_t count_contacts(std::string_view line);

}  // namespace tracuu::indexer
