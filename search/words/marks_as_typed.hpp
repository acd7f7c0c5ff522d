// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "search/words/word_reading.hpp"

namespace tracuu::search {

/// Closes open words of a text whose typist marked every syllable that usually has marks:
/// "lá tre", "hoa cây gai", "du lịch nha trang". A syllable counts as usually unmarked if its
/// spelling without marks is no rare one of the index; one marked syllable tells that marks
/// were typed.
///
/// A word stays open if its neighbours speak against it: no announcement holds it beside them
/// as typed (or a slip or two do), and another spelling belongs beside one of
/// them ("đê song Vân" may mean sông).
///
/// `words` have their variants, and `pairs` are those of `words`; variants of closed words that
/// are not as typed are left out of both. Thread-safe.
void close_marks_as_typed(std::vector<WordReading>& words, std::vector<PairReading>& pairs);

}  // namespace tracuu::search
