// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "schema/page_words.hpp"

namespace tracuu::indexer {

/// The motto of the state (Quốc hiệu và Tiêu ngữ; Decree 30/2020/NĐ-CP, Appendix I), which all
/// official documents begin with, where most of its words were read:
///
///     CÔNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT!  -> CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
///     Độc lập - Tư do - Hạnh phúc      -> Độc lập - Tự do - Hạnh phúc
///
/// Its last word, if it was lost, is put to the one before. Sets `text` only.
void repair_mottoes(std::vector<schema::PageWord>& words);

}  // namespace tracuu::indexer
