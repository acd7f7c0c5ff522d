// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "server/branding/branding.hpp"
#include "server/urls/archive_params.hpp"
#include "server/views/archive/comparison.hpp"

namespace tracuu::server {

/// /kho/compare: the form, what is wrong with it, and the chart with its table.
/// `comparison` is not looked at if params has problems or nothing was asked. Thread-safe.
[[nodiscard]] std::string compare_page_html(Comparison const& comparison,
                                            CompareParams const& params,
                                            Branding const& branding = own_branding());

}  // namespace tracuu::server
