// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/files/file_write.hpp"

#include <unistd.h>

#include <cerrno>

namespace tracuu::cli {

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    ::ssize_t const written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace tracuu::cli
