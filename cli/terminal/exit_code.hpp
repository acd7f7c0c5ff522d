// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.hpp"

namespace tracuu::cli {

/// What the program returns to the shell; `tracuu --help` lists them.
enum class ExitCode : int {
  Ok = 0,
  NothingFound = 1,  ///< no hit, no announcement of that id
  Usage = 2,         ///< wrong option or value
  SomeRejected = 3,  ///< indexed, but some inputs were refused
  IndexMissing = 4,
  IndexBusy = 5,      ///< another writer is at work
  IndexUnusable = 6,  ///< damaged, or of another schema version
  Io = 7,             ///< the disk, the network, a file or the memory refused
  Internal = 70,      ///< a bug (as EX_SOFTWARE of sysexits.h)
};

[[nodiscard]] ExitCode exit_code(base::ErrorCode code);

}  // namespace tracuu::cli
