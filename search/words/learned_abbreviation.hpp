// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "search/words/word_reading.hpp"

namespace tracuu::search {

/// The words before a bracket of `text` that holds `short_form` alone, if their initials are
/// its letters: "dạy học trực tuyến" of "… dạy học trực tuyến (DHTT) …" for "DHTT". The capital
/// or small form of letters makes no difference, a stroke does (Đ is no D); small words may stand
/// between ("phòng chống và kiểm soát (PCKS)"). The first such place of the text. Time: linear in
/// the text. Thread-safe.
[[nodiscard]] std::optional<std::string> defined_in_brackets(std::string_view text,
                                                             std::string_view short_form);

/// What the announcements of the index themselves say that `word` stands for: an abbreviation of
/// three letters or more that they define in brackets. Reads at most a few dozen announcements
/// that hold it; the form that most of them give wins. Nothing for a word that may be a syllable,
/// unless it was typed in capitals. May throw Xapian::Error.
[[nodiscard]] std::optional<std::string> learned_full_form(Xapian::Database const& database,
                                                           WordReading const& word);

}  // namespace tracuu::search
