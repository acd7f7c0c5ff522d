// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "base/result.hpp"
#include "server/http/address_set.hpp"
#include "server/state/server_config.hpp"

namespace tracuu::server {

/// RuntimeSettings, understood. Never changes: SIGHUP makes another.
struct RuntimeState {
  RuntimeSettings settings;
  AddressSet proxies;
  AddressSet metrics_readers;

  /// InvalidArgument for addresses and origins that are none.
  [[nodiscard]] static base::Result<std::shared_ptr<RuntimeState const>> make(
      RuntimeSettings settings);
};

}  // namespace tracuu::server
