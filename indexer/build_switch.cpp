// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build_switch.hpp"

#include <fmt/format.h>

#include "indexer/build_check.hpp"
#include "indexer/build_road.hpp"
#include "store/checked_build.hpp"

namespace tracuu::indexer {

namespace {

/// The new database did not pass its check: it is kept for those who look for the reason.
base::Error failed_build(store::IndexFolder const& folder, std::filesystem::path const& database,
                         base::Error const& cause) {
  auto const kept = folder.set_failed_build_aside(database, cause.message);
  return {base::ErrorCode::IndexCorrupt,
          fmt::format("{}: the new index is not what was written, so it was not switched in: {}",
                      kept ? kept->string() : database.string(), cause.message),
          "the index is as it was; check the disk, run it again, or with --through-xapian"};
}

}  // namespace

base::Result<void> check_and_switch(store::IndexFolder const& folder,
                                    std::filesystem::path const& database, BuildFacts const& facts,
                                    std::map<std::string, std::string> const& metadata) {
  auto const checked = store::CheckedBuild::open(database, [&](Xapian::Database const& opened) {
    return check_build(opened, facts, metadata);
  });
  if (!checked) {
    // What keeps the check from reading says nothing of what was written.
    bool const is_about_build = checked.error().code != base::ErrorCode::Io &&
                                checked.error().code != base::ErrorCode::OutOfMemory;
    if (!is_about_build) return disk_error(database, checked.error());
    return failed_build(folder, database, checked.error());
  }
  return folder.switch_to_build(*checked);
}

}  // namespace tracuu::indexer
