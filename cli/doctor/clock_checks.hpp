// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/doctor/findings.hpp"

namespace tracuu::cli {

/// Whether the machine's clock can be right, and is kept right: days of announcements, what is in
/// force, certificates and caches go by it.
void check_clock(Findings& findings);

/// How much memory the program may have.
void check_memory(Findings& findings);

}  // namespace tracuu::cli
