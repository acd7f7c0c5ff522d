// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/copy_summary.hpp"

#include <fmt/format.h>

namespace tracuu::cli {

std::string copy_summary(store::CopyReport const& report) {
  return fmt::format("{} announcements, {:.1f} MB ({:.1f} MB before)\n", report.announcements,
                     static_cast<double>(report.bytes_after) / 1e6,
                     static_cast<double>(report.bytes_before) / 1e6);
}

}  // namespace tracuu::cli
