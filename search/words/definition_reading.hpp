// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>

#include "search/words/word_reading.hpp"

namespace tracuu::search {

/// What a question asks the meaning of:
///
///     hộ nghèo là gì · thế nào là hộ nghèo · định nghĩa (của) hộ nghèo ·
///     khái niệm hộ nghèo · hộ nghèo được hiểu như thế nào      ->   hộ nghèo
///     Theo Luật Đất đai 2013, thửa đất là gì                    ->   thửa đất
///
/// with or without marks. A text that answers it says "hộ nghèo là …"; the other
/// words of the question need not stand in it. Nothing if the words are no such
/// question, or ask for more than twelve words. Thread-safe.
[[nodiscard]] std::optional<DefinitionReading> find_definition(std::span<WordReading const> words);

}  // namespace tracuu::search
