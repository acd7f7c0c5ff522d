// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "search/api/curated.hpp"
#include "server/http/response.hpp"

namespace tracuu::server {

/// The rules that are seen in an answer, each once; null if there are none. Thread-safe.
[[nodiscard]] std::shared_ptr<std::vector<UsedRule> const> used_rules(
    search::Curated const& curated);

}  // namespace tracuu::server
