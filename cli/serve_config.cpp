// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/serve_config.hpp"

#include <algorithm>
#include <thread>

namespace tracuu::cli {

base::Result<ServeConfig> serve_config(ServeOptions const& options) {
  ServeConfig config;
  config.server.workers = std::clamp(std::thread::hardware_concurrency(), 2u, 256u);
  if (!options.config_file.empty()) {
    if (auto const read = read_config_file(options.config_file, config); !read) {
      return read.error();
    }
  }
  if (options.index) config.server.index = *options.index;
  if (options.address) config.server.address = *options.address;
  if (options.port) config.server.port = *options.port;
  if (options.workers) config.server.workers = *options.workers;
  if (options.tokens) config.server.tokens = *options.tokens;
  if (options.curation) config.server.curation = *options.curation;
  if (options.public_url) config.server.public_url = *options.public_url;
  if (options.admin_email) config.server.admin_email = *options.admin_email;
  if (options.changesets) config.changesets = *options.changesets;
  if (options.access_log) config.access_log = *options.access_log;
  if (config.server.index.empty()) {
    return base::Error{base::ErrorCode::InvalidArgument, "no index is named",
                       "give --db DIR, TRACUU_DB, or index in the configuration file"};
  }
  if (auto const checked = server::check_config(config.server); !checked) return checked.error();
  return config;
}

}  // namespace tracuu::cli
