// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/syntax/search_lane.hpp"
#include "server/http/request.hpp"

namespace tracuu::server {

/// The lane of a request that searches for its `q`, by what it asks for (search::lane_of); of one
/// that will be refused, the cheap one. Microseconds; thread-safe.
[[nodiscard]] search::SearchLane lane_of_search(Request const& request);

/// The lane of requests that are dear whatever they ask for: several searches, or more of one.
[[nodiscard]] search::SearchLane dear_lane(Request const& request);

}  // namespace tracuu::server
