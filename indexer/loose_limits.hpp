// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace tracuu::indexer {

/// When an index that was changed in place is written anew, without the gaps that this leaves
/// (index_packing.hpp).
struct LooseLimits {
  /// Of the room that it needs (store/packed_size.hpp). Adding one document to ten in place leads
  /// to 1.37 (docs/performance.md).
  double times = 1.3;
  std::uint64_t least_bytes = 16u << 20;  ///< of tables; smaller ones may be as loose as they like
  /// Larger ones would keep other writers waiting for longer than some seconds: they are left to
  /// `tracuu compact`.
  std::uint64_t most_bytes = 2'000u << 20;
};

}  // namespace tracuu::indexer
