// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.hpp"

namespace tracuu::base {

std::string to_string(ErrorCode code) {
  switch (code) {
    case ErrorCode::InvalidArgument: return "InvalidArgument";
    case ErrorCode::NotFound: return "NotFound";
    case ErrorCode::IndexMissing: return "IndexMissing";
    case ErrorCode::IndexLocked: return "IndexLocked";
    case ErrorCode::IndexCorrupt: return "IndexCorrupt";
    case ErrorCode::SchemaMismatch: return "SchemaMismatch";
    case ErrorCode::Expired: return "Expired";
    case ErrorCode::Unavailable: return "Unavailable";
    case ErrorCode::Busy: return "Busy";
    case ErrorCode::Io: return "Io";
    case ErrorCode::DiskFull: return "DiskFull";
    case ErrorCode::OutOfMemory: return "OutOfMemory";
    case ErrorCode::Internal: return "Internal";
  }
  return "Internal";
}

std::string to_string(Error const& error) {
  std::string text = error.subject.empty() ? error.message : error.subject + ": " + error.message;
  if (!error.hint.empty()) text += " (" + error.hint + ")";
  return text;
}

}  // namespace tracuu::base
