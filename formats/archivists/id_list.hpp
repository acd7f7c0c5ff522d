// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace tracuu::formats {

/// No list of a reader has more announcements than this.
inline constexpr std::size_t kMaxListed = 1'000;

/// The ids of a reader's list as a file holds them: a table whose first row has a column "id" (or
/// "mã", "mã 1"), as our exports and batches write them; JSON Lines with "id"; or an id a line.
/// Each once, in order. InvalidArgument for more than kMaxListed, and for lines of JSON without an
/// id. Thread-safe.
[[nodiscard]] base::Result<std::vector<std::string>> read_id_list(std::string_view bytes);

/// `ids` each once, empty ones left out.
[[nodiscard]] std::vector<std::string> unique_ids(std::vector<std::string> ids);

}  // namespace tracuu::formats
