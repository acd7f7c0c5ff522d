// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace tracuu::indexer {

/// What keys of the posting table begin with that are not terms, in their order:
/// of a term's zero byte the next byte is 0xff. Fixed by Xapian 1.4's format.
inline constexpr std::string_view kGlassMetadataKey("\0\xc0", 2);
inline constexpr std::string_view kGlassSlotStatisticsKey("\0\xd0", 2);
inline constexpr std::string_view kGlassValuesKey("\0\xd8", 2);
inline constexpr std::string_view kGlassLengthsKey("\0\xe0", 2);  ///< of documents

}  // namespace tracuu::indexer
