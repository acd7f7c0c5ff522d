// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tracuu::formats {

/// What kind of document a document number names, in words: "119/QĐ-UBND" -> "Quyết định". Where
/// the number names none, or one of several, "Văn bản". Thread-safe.
[[nodiscard]] std::string document_kind(std::string_view number);

}  // namespace tracuu::formats
