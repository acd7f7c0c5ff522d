// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

namespace tracuu::search {

/// A document and what stands in one of its value slots.
struct SlotValue {
  Xapian::docid document = 0;
  std::string value;
};

/// Of all documents that have a value in `slot`, that value, in order of document id. For shards on
/// other machines: it is one match, sorted by the slot, that is, one answer of each shard, where a
/// value stream asks them about every document (xapian-core 1.4, backends/slowvaluelist.cc). May
/// throw Xapian::Error.
[[nodiscard]] std::vector<SlotValue> values_by_match(Xapian::Database const& database,
                                                     Xapian::valueno slot);

}  // namespace tracuu::search
