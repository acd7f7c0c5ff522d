// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "indexer/office/office_text.hpp"

namespace tracuu::indexer {

/// What a reader found, a text or an error, as one line of JSON: what tracuu-reader hands on to
/// tracuu. Bytes that are not UTF-8 become U+FFFD. Thread-safe.
[[nodiscard]] std::string to_json(base::Result<OfficeText> const& read);

/// Puts back what to_json wrote; errors come back as InvalidArgument. InvalidArgument, too, for
/// what is no such line. Thread-safe.
[[nodiscard]] base::Result<OfficeText> office_text_from_json(std::string_view line);

/// What is known of the pages of a document, as one line of JSON: what tracuu hands to
/// tracuu-reader. Thread-safe.
[[nodiscard]] std::string to_json(KnownPages const& known);

/// Puts back what that wrote. InvalidArgument for what is no such line. Thread-safe.
[[nodiscard]] base::Result<KnownPages> known_pages_from_json(std::string_view line);

}  // namespace tracuu::indexer
