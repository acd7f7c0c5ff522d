// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build_road.hpp"

#include "base/memory_error.hpp"
#include "store/index_folder.hpp"

namespace tracuu::indexer {

base::Error disk_error(std::filesystem::path const& folder, base::Error const& cause) {
  if (cause.message == base::out_of_memory().message) return cause;
  if (cause.code == base::ErrorCode::IndexCorrupt) return cause;
  return store::build_error(
      folder, "cannot be written", cause,
      "make room (a full build needs about ten times the size of the text) and run it again");
}

}  // namespace tracuu::indexer
