// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.hpp"
#include "indexer/office/office_text.hpp"

namespace tracuu::indexer {

/// The text of a Word document of Word 97 to 2003 ([MS-DOC]), also of one that was fast-saved or
/// lost its end: paragraphs, table rows, then notes, text boxes, headers and footers, each line of
/// these once. Without hidden and deleted text, comments and field codes. InvalidArgument for older
/// documents, encrypted ones (the message says so), broken ones and those that have no text.
/// Thread-safe.
[[nodiscard]] base::Result<OfficeText> read_word_binary(std::string_view bytes,
                                                        std::uint64_t max_bytes);

/// Whether the document needs a password: no other reader will have its text.
[[nodiscard]] bool is_encrypted_word(std::string_view bytes);

}  // namespace tracuu::indexer
