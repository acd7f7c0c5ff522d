// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/doctor/findings.hpp"
#include "store/shard_list.hpp"

namespace tracuu::cli {

/// Whether each shard can be reached and read, what it holds, whether this user may read and write
/// a local one and owns its files, and whether its disk has room. `is_written`: changes over HTTP
/// are taken, so that the service has to write to it.
void check_index(store::ShardList const& index, bool is_written, Findings& findings);

}  // namespace tracuu::cli
