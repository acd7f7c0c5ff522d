// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tracuu::formats {

/// `text` for the content and the attributes of XML 1.0: markup escaped, characters
/// that XML forbids even escaped (most control characters, U+FFFE, U+FFFF) left out,
/// bytes that are not UTF-8 as U+FFFD. Thread-safe.
[[nodiscard]] std::string xml_text(std::string_view text);

/// "<name>text</name>\n"; nothing if `text` is empty. `name` may have attributes:
/// xml_element("summary type=\"html\"", …).
[[nodiscard]] std::string xml_element(std::string_view name, std::string_view text);

}  // namespace tracuu::formats
