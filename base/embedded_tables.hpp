// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace tracuu::base {

/// The files of data/tables/, built into the program (embedded_tables.cpp.in): nothing may depend
/// on the folder that it was started in.
extern std::string_view const kAbbreviationsTsv;
extern std::string_view const kAgenciesTsv;
extern std::string_view const kCommunesTsv;
extern std::string_view const kDistrictsTsv;
extern std::string_view const kEverydayTsv;
extern std::string_view const kOfficialPhrasesTsv;
extern std::string_view const kPlacesTsv;

}  // namespace tracuu::base
