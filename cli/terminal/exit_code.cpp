// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal/exit_code.hpp"

namespace tracuu::cli {

ExitCode exit_code(base::ErrorCode code) {
  using base::ErrorCode;
  switch (code) {
    case ErrorCode::InvalidArgument:
    case ErrorCode::Expired: return ExitCode::Usage;
    case ErrorCode::NotFound: return ExitCode::NothingFound;
    case ErrorCode::IndexMissing: return ExitCode::IndexMissing;
    case ErrorCode::IndexLocked:
    case ErrorCode::Unavailable:
    case ErrorCode::Busy: return ExitCode::IndexBusy;
    case ErrorCode::IndexCorrupt:
    case ErrorCode::SchemaMismatch: return ExitCode::IndexUnusable;
    case ErrorCode::Io:
    case ErrorCode::DiskFull:
    case ErrorCode::OutOfMemory: return ExitCode::Io;
    case ErrorCode::Internal: return ExitCode::Internal;
  }
  return ExitCode::Internal;
}

}  // namespace tracuu::cli
