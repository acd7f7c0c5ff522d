// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tracuu::schema {

// Pages of a document as an announcement names them: "2-4,7", in order, none twice. What is no page
// or range in such a text does not count. All thread-safe.

/// "2-4,7" for the pages 2, 3, 4 and 7, in any order.
[[nodiscard]] std::string ranges_of_pages(std::vector<std::size_t> const& pages);

/// All pages of `ranges`, in order, the first kMaxListedPages at most.
[[nodiscard]] std::vector<std::size_t> pages_of_ranges(std::string_view ranges);

inline constexpr std::size_t kMaxListedPages = 100'000;

/// Whether `page` is one of `ranges`.
[[nodiscard]] bool has_page(std::string_view ranges, std::size_t page);

/// `ranges` and `page`: ("2-4,7", 5) -> "2-5,7".
[[nodiscard]] std::string with_page(std::string_view ranges, std::size_t page);

/// `ranges` but for `page`: ("2-4,7", 3) -> "2,4,7".
[[nodiscard]] std::string without_page(std::string_view ranges, std::size_t page);

}  // namespace tracuu::schema
