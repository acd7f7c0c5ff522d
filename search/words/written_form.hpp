// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <vector>

#include "search/words/hit_texts.hpp"
#include "search/words/word_reading.hpp"

namespace tracuu::search {

/// Finds how the open words of a reading whose marks are told (reading_text.hpp) are written in
/// `hits`, the best hits for it: i or y ("đăng ký", where the hits have no "đăng kí"), and the
/// capital of a name ("Tam Kỳ"). Sets WordReading::written. What was typed with capitals keeps
/// them. Of a reading that is open (open_spellings), sets TextReading::written_with_y. Reads the
/// beginnings of the first few hits. May throw Xapian::Error.
void find_written_forms(Xapian::Database const& database, std::vector<Xapian::docid> const& hits,
                        HitTexts& texts, TextReading& reading);

}  // namespace tracuu::search
