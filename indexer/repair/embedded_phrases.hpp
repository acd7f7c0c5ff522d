// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace tracuu::indexer {

/// Files of data/tables/, built into the program (embedded_phrases.cpp.in).
extern std::string_view const kOfficialPhrasesTsv;
extern std::string_view const kAbbreviationRowsTsv;
extern std::string_view const kAgencyRowsTsv;
extern std::string_view const kEverydayRowsTsv;
extern std::string_view const kPlaceRowsTsv;

}  // namespace tracuu::indexer
