// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "analyzers/analyzer.hpp"

namespace tracuu::analyzers {

/// The analyzer of that name; the only place that composes chains.
///
///   "vi"    Vietnamese text: NFC, syllables, numbers, abbreviations, pairs
///   "words" as "vi", without pairs: for those who only look where words stand, in half the time
///   "raw"   the whole text as one token, ignoring case and outer blanks
///
/// REQUIRES: `name` is one of them. Thread-safe; the reference stays valid.
[[nodiscard]] Analyzer const& analyzer(std::string_view name);

}  // namespace tracuu::analyzers
