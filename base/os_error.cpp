// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/os_error.hpp"

#include <cerrno>
#include <cstring>

namespace tracuu::base {

namespace {

struct KnownNumber {
  int number;
  ErrorCode code;
  char const* hint;
};

constexpr char const* kMakeRoom = "make room on the disk, then run it again";
constexpr char const* kAskForRights = "check permissions, and who owns the folder";

constexpr KnownNumber kKnownNumbers[] = {
    {ENOSPC, ErrorCode::DiskFull, kMakeRoom},
    {EDQUOT, ErrorCode::DiskFull, "make room: the disk quota of this user is used up"},
    {EFBIG, ErrorCode::DiskFull, "raise the limit of a file's size (ulimit -f, LimitFSIZE=)"},
    {EMFILE, ErrorCode::Io,
     "raise the limit of open files (ulimit -n, LimitNOFILE= of the service)"},
    {ENFILE, ErrorCode::Io, "raise the machine's limit of open files (sysctl fs.file-max)"},
    {ENOMEM, ErrorCode::OutOfMemory, "let the program have more memory (ulimit -v, MemoryMax=)"},
    {EACCES, ErrorCode::Io, kAskForRights},
    {EPERM, ErrorCode::Io, kAskForRights},
    {EROFS, ErrorCode::Io, "the disk is mounted to be read only"},
};

KnownNumber const* find_known(int number) {
  for (KnownNumber const& known : kKnownNumbers) {
    if (known.number == number) return &known;
  }
  return nullptr;
}

/// That of strerror(), which is no more thread-safe than glibc makes it: it is for known numbers.
std::string text_of(int number) {
  return std::strerror(number);
}

}  // namespace

Error os_error(std::string_view path, std::string_view what, int error_number) {
  std::string message(path);
  message.append(": cannot ").append(what).append(": ").append(text_of(error_number));
  return with_os_error({ErrorCode::Io, std::move(message), "check the disk and permissions"},
                       error_number);
}

int os_error_number(std::string_view message) {
  for (KnownNumber const& known : kKnownNumbers) {
    if (message.find(text_of(known.number)) != std::string_view::npos) return known.number;
  }
  return 0;
}

Error with_os_error(Error error, int error_number) {
  if (KnownNumber const* const known = find_known(error_number)) {
    error.code = known->code;
    error.hint = known->hint;
  }
  return error;
}

}  // namespace tracuu::base
