// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/request_lane.hpp"

#include "server/urls/request_params.hpp"

namespace tracuu::server {

search::SearchLane lane_of_search(Request const& request) {
  SearchParams const params = read_search_params(request, UnknownParameters::Ignore);
  if (params.since) return search::SearchLane::Dear;  // all hits are found, too
  return params.problems.empty() ? search::lane_of(params.request) : search::SearchLane::Cheap;
}

search::SearchLane dear_lane(Request const&) {
  return search::SearchLane::Dear;
}

}  // namespace tracuu::server
