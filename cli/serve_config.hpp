// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cli/config_file.hpp"
#include "cli/options.hpp"

namespace tracuu::cli {

/// The defaults, then what the configuration file says, then the flags. Checked. InvalidArgument
/// (among others if no index is named), Io.
[[nodiscard]] base::Result<ServeConfig> serve_config(ServeOptions const& options);

}  // namespace tracuu::cli
