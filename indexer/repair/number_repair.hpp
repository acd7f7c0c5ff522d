// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "schema/page_words.hpp"

namespace tracuu::indexer {

/// Numbers, by what numbers and days look like (Decree 30/2020/NĐ-CP, Appendix I):
///
///     37⁄2021, 188/QĐÐ-UB              -> 37/2021, 188/QĐ-UB      signs that look alike
///     01/201 8/NĐ-CP, 119/QĐ- UBND     -> 01/2018/NĐ-CP, 119/QĐ-UBND   taken apart by a blank
///     1:860, 2O18, ngày l4, XXHI       -> 1.860, 2018, ngày 14, XXIII  letters and points in
///     numbers
///     1. 020 (with no blank on paper)  -> 1.020
///     119/OĐ-UBND, 05/NO-HDND          -> 119/QĐ-UBND, 05/NQ-HĐND  types and offices that there
///     are
///
/// No digit is ever made another digit. REQUIRES: as_read is what the machine read, of every word;
/// it goes on to be.
void repair_numbers(std::vector<schema::PageWord>& words);

}  // namespace tracuu::indexer
