// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tracuu::indexer {

/// `html` with each numeric character reference that is far beyond Unicode as one to U+FFFD,
/// which is what it means (HTML, "numeric character reference end state"); nothing if there is
/// none. It keeps its length, by zeros in front, so that places in the page stay what they were.
/// gumbo 0.10 has made bytes of such references that are not UTF-8.
/// Thread-safe.
///
///     "&#12345678;" -> "&#00065533;"     "&#x000000041;" -> nothing
[[nodiscard]] std::optional<std::string> with_bounded_references(std::string_view html);

}  // namespace tracuu::indexer
