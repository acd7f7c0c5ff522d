// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/urls/request_params.hpp"
#include "server/views/html_page.hpp"

namespace tracuu::server {

/// Fills in where the hits of this search can be had as files (`exports`, a list of
/// `text` and `url`) and as a feed (`feed_url`).
void set_take_away(PageData& data, SearchParams const& params);

}  // namespace tracuu::server
