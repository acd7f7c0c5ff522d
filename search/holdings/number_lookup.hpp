// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <string_view>

#include "search/api/document_adjustments.hpp"
#include "search/api/number_lookup_result.hpp"

namespace tracuu::search {

/// The document numbers that `text` asks for: a number in any spelling, with parts left out
/// ("119/QĐ", "119"), or as people say it ("Quyết định số 119 của UBND"). What was not said may
/// be anything. If none has it all, those that differ in the year; else in the issuer; else in
/// the type. May throw Xapian::Error.
///
///     119/qd-ubnd -> 119/QĐ-UBND, 119/2010/QĐ-UBND     119 -> every number 119
[[nodiscard]] NumberLookup look_up_number(Xapian::Database const& database, std::string_view text,
                                          DocumentAdjustments const* adjustments = nullptr);

}  // namespace tracuu::search
