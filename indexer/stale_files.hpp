// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "indexer/file_records.hpp"

namespace tracuu::indexer {

/// A file of which the index may hold announcements that it no longer has.
struct StaleFile {
  std::string file_term;
  bool is_gone = false;     ///< all of it is stale
  bool is_unknown = false;  ///< it could not be read in this run: nothing may be removed
};

/// The files at or below `scopes` (absolute paths) that the index knows but the
/// run did not meet, or that hold another number of announcements than the index
/// has of them. With `counts_are_sure` false (a dry run) every file that was read.
/// May throw Xapian::Error.
[[nodiscard]] std::vector<StaleFile> find_stale_files(Xapian::Database const& database,
                                                      std::vector<std::string> const& scopes,
                                                      FileRecords const& records,
                                                      bool counts_are_sure);

}  // namespace tracuu::indexer
