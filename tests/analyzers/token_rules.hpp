// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tracuu::test {

/// The rules that hold for the tokens of every text, valid UTF-8 or not
/// (tests and fuzzer share them): returns what the analyzers or recognisers
/// do wrong with `text`, or "".
[[nodiscard]] std::string broken_rule(std::string_view text);

/// A longer term than the prefix of a field and this would be refused by Xapian.
inline constexpr std::size_t kMaxPairBytes = 230;

}  // namespace tracuu::test
