// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bytes/memory_share.hpp"

namespace tracuu::indexer {

MemoryShares& shares_of_process() {
  static MemoryShares shares;
  return shares;
}

}  // namespace tracuu::indexer
