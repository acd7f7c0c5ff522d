// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "store/index_copy.hpp"

namespace tracuu::cli {

/// "173 announcements, 2.4 MB (2.6 MB before)\n": what backup, restore and compact say.
[[nodiscard]] std::string copy_summary(store::CopyReport const& report);

}  // namespace tracuu::cli
