// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tracuu::store {

/// From now on each commit to an index leaves a file `changesN` in the folder of its generation,
/// from which Xapian's replication brings a follower up to date without copying all, and the
/// `count` last of them are kept; 0: none are made, and those that are there stay until the
/// generation goes.
///
/// Xapian takes this from its environment and in no other way (1.4.22,
/// backends/glass/glass_changes.cc), so it counts for the whole process. REQUIRES: no other thread
/// runs yet.
void keep_changesets(unsigned count);

/// Whether commits of this process leave changesets.
[[nodiscard]] bool keeps_changesets();

}  // namespace tracuu::store
