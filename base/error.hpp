// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace tracuu::base {

/// What kind of failure happened, as far as a caller can act on it. HTTP
/// statuses and exit codes are mapped from this in `server/` and `cli/`.
enum class ErrorCode {
  InvalidArgument,  ///< a parameter or option has a value that is not allowed
  NotFound,         ///< no announcement, file or folder of that name
  IndexMissing,     ///< the index folder holds no index
  IndexLocked,      ///< another process is writing to the index
  IndexCorrupt,     ///< the index can't be read or fails its check
  SchemaMismatch,   ///< the index was written by another schema version
  Expired,          ///< what it goes on from is of an earlier state of the index; start again
  Unavailable,      ///< a shard of the index doesn't answer; try again
  Busy,             ///< too many requests are waiting; try again
  Io,               ///< the operating system refused to read or write
  DiskFull,         ///< no more may be written to the disk
  OutOfMemory,      ///< the memory that is allowed does not suffice
  Internal,         ///< a bug, or a failure that has no better name
};

/// A failure that is an answer: `message` names the file or parameter, unless
/// `subject` does, and `hint` (may be empty) says what to do next. English, one
/// line, no full stop.
struct Error {
  ErrorCode code = ErrorCode::Internal;
  std::string message;
  std::string hint;
  std::string subject = "";  ///< of an input that was refused: "folder/file.jsonl:17"
};

/// "IndexMissing" for ErrorCode::IndexMissing: for logs and the JSON of errors.
[[nodiscard]] std::string to_string(ErrorCode code);

/// "subject: message (hint)", for logs and terminals.
[[nodiscard]] std::string to_string(Error const& error);

}  // namespace tracuu::base
