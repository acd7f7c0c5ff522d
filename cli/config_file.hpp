// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "server/state/server_config.hpp"

namespace tracuu::cli {

/// What `tracuu serve --config FILE` reads.
struct ServeConfig {
  server::ServerConfig server;
  std::string access_log;   ///< file, "-" for standard output, "" for none
  unsigned changesets = 0;  ///< store::keep_changesets
};

/// Puts what `file` (TOML; docs/configuration.md) says into `config`; what it does not name stays.
/// InvalidArgument with "FILE:LINE: key …" for what is not TOML, unknown keys, wrong types and
/// values out of range; Io if the file can't be read.
[[nodiscard]] base::Result<void> read_config_file(std::filesystem::path const& file,
                                                  ServeConfig& config);

/// All keys, as "limits.max_connections".
[[nodiscard]] std::vector<std::string> config_keys();

}  // namespace tracuu::cli
