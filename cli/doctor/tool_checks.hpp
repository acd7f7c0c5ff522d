// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/doctor/findings.hpp"

namespace tracuu::cli {

/// Whether the programs are there that read documents: tracuu-reader, tesseract, antiword or
/// catdoc.
void check_tools(Findings& findings);

}  // namespace tracuu::cli
