// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "indexer/repair/word_counts.hpp"
#include "schema/page_words.hpp"

namespace tracuu::indexer {

/// Version of the rules: PageWords::repaired_by. A page of an older one may be repaired anew.
inline constexpr std::string_view kRepairVersion = "2";

/// Puts right what a machine misread of a page, and sets PageWord::text, ::as_read and
/// PageWords::repaired_by:
///
///     bỗ sung, chỉ tiết          -> bổ sung, chi tiết       by words side by side
///     QUYÉT ĐỊNH, BẢO CÃO        -> QUYẾT ĐỊNH, BÁO CÁO     by the types of documents
///     nƯỚc, ủy ban; Ðồng         -> nước; Đồng              by the case of a word
///     01/201 8/NĐ-CP, 37⁄2021    -> 01/2018/NĐ-CP, 37/2021  by what numbers look like
///     các.thầy                   -> các thầy                a speck between words
///
/// Words that are put together or taken apart change the number of words; what the machine read of
/// each is in as_read still. What was repaired before is begun with again, as the machine read it.
/// Time and memory grow with the number of words. Uses `counts` in this thread only.
[[nodiscard]] schema::PageWords repair_page(schema::PageWords page, WordCounts const& counts);

}  // namespace tracuu::indexer
