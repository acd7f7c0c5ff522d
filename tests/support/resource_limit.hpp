// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/resource.h>

#include <csignal>
#include <fstream>
#include <string>

namespace tracuu::test {

/// For as long as it lives, the process has at most so much of a resource (its soft limit).
class ResourceLimit {
 public:
  ResourceLimit(int resource, ::rlim_t most) : resource_(resource) {
    ::getrlimit(static_cast<::__rlimit_resource>(resource_), &before_);
    ::rlimit limit = before_;
    limit.rlim_cur = most;
    ::setrlimit(static_cast<::__rlimit_resource>(resource_), &limit);
  }
  ResourceLimit(ResourceLimit const&) = delete;
  ResourceLimit& operator=(ResourceLimit const&) = delete;
  ~ResourceLimit() { ::setrlimit(static_cast<::__rlimit_resource>(resource_), &before_); }

 private:
  int resource_;
  ::rlimit before_{};
};

/// A disk that is full for every file beyond so many bytes: a write there fails with EFBIG.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(::rlim_t bytes)
      : signal_(std::signal(SIGXFSZ, SIG_IGN)), limit_(RLIMIT_FSIZE, bytes) {}
  FileSizeLimit(FileSizeLimit const&) = delete;
  FileSizeLimit& operator=(FileSizeLimit const&) = delete;
  ~FileSizeLimit() { std::signal(SIGXFSZ, signal_); }

 private:
  void (*signal_)(int);
  ResourceLimit limit_;
};

/// Whether a limit of address space means anything: sanitizers take terabytes of it.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kHasPlainMemory = false;
#else
inline constexpr bool kHasPlainMemory = true;
#endif

/// Address space that the process has now, in bytes.
[[nodiscard]] inline ::rlim_t address_space() {
  std::ifstream statm("/proc/self/statm");
  ::rlim_t pages = 0;
  statm >> pages;
  return pages * 4'096;
}

}  // namespace tracuu::test
