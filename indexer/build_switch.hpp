// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "base/result.hpp"
#include "indexer/build_facts.hpp"
#include "store/index_folder.hpp"

namespace tracuu::indexer {

/// Makes the database in folder `database`, which lies in a build folder of `folder`, the index in
/// use: nothing becomes that which was not opened and held against what was written
/// (build_check.hpp). IndexCorrupt if it is not what was written: it is then kept as the failed
/// build. Io. REQUIRES: the caller holds the WriterLock of `folder`.
[[nodiscard]] base::Result<void> check_and_switch(
    store::IndexFolder const& folder, std::filesystem::path const& database,
    BuildFacts const& facts, std::map<std::string, std::string> const& metadata);

}  // namespace tracuu::indexer
