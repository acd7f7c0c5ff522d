// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "tests/indexer/test_folder.hpp"

namespace tracuu::test {

/// `bytes` packed as one gzip member.
inline std::string gzip_bytes(std::string_view bytes) {
  TestFolder const folder;
  return read_file(folder.write_gzip("packed", bytes));
}

}  // namespace tracuu::test
