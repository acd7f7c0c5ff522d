// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/xapian_version.hpp"

#include <fmt/format.h>
#include <xapian.h>

namespace tracuu::indexer {

XapianVersion installed_xapian() {
  return {Xapian::major_version(), Xapian::minor_version(), Xapian::revision()};
}

std::string to_string(XapianVersion version) {
  return fmt::format("{}.{}.{}", version.major, version.minor, version.revision);
}

}  // namespace tracuu::indexer
