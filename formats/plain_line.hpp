// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tracuu::formats {

/// `text` for a format that takes one line: control characters and line ends as
/// blanks, several blanks as one, none at the ends; bytes that are not UTF-8 as
/// U+FFFD. Thread-safe.
[[nodiscard]] std::string plain_line(std::string_view text);

/// The beginning of plain_line(text), cut after a word where it can be, with " …";
/// all of it if it has no more than `max_code_points`. Thread-safe.
[[nodiscard]] std::string plain_summary(std::string_view text, std::size_t max_code_points);

/// The first sentence of `text`, for what has no title: of its first line that is not blank, as
/// far as the full stop, question or exclamation mark that ends a sentence, without a full stop at
/// its end; at most `max_code_points`, cut as plain_summary does. "TP. Nam Định", "5.000" and
/// "Tr.36" end none. Empty if the text is blank. Thread-safe.
[[nodiscard]] std::string first_sentence(std::string_view text, std::size_t max_code_points);

/// `url` with all that RFC 3986 does not allow percent-encoded, so that it can stand
/// where an address must be; what is encoded already stays. Thread-safe.
[[nodiscard]] std::string plain_uri(std::string_view url);

}  // namespace tracuu::formats
