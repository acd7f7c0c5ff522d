// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>

#include "analyzers/charset/legacy_charset.hpp"
#include "indexer/office/office_text.hpp"

namespace tracuu::indexer {

/// What the text of an office document was written in.
struct OfficeCharsets {
  analyzers::CharsetReport report;
  std::optional<std::size_t> undecided_byte;  ///< of the text: the first that is undecided
};

/// Makes the text and the titles of `office` Unicode, line by line, and a line font by
/// font. The font of a stretch is a hint, unless some text in it can only be Unicode: then the
/// names of fonts are left over from a conversion. Text in a font of capitals becomes
/// capitals. What is undecided is read as windows-1252. `office.fonts` is empty afterwards, and
/// `office.pages` begin where they began.
/// Thread-safe.
[[nodiscard]] OfficeCharsets convert_office_text(OfficeText& office);

}  // namespace tracuu::indexer
