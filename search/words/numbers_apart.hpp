// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <optional>
#include <string>

#include "search/words/word_reading.hpp"

namespace tracuu::search {

/// The text of `reading` with a blank before the numbers that were typed without one:
///
///     so2 -> so 2     quy2 2023 -> quy 2 2023     dieu5 -> dieu 5
///
/// Nothing if there is no such word. A word stays as typed if the index holds it more often than
/// the two side by side ("SO2" in reports on air), and so do all words of a text in which other
/// words are typed in VNI ("so61 lieu65"): there the digits are tones. May throw Xapian::Error.
[[nodiscard]] std::optional<std::string> with_numbers_apart(IndexTerms const& terms,
                                                            TextReading const& reading,
                                                            schema::FieldId field, MarkRule rule);

}  // namespace tracuu::search
