// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "base/result.hpp"
#include "indexer/live_writer.hpp"
#include "server/http/context.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/state/live_index.hpp"

namespace tracuu::server {

/// Hands `changes` to the writer: 202 with how many there were, 503 if too many wait.
[[nodiscard]] base::Result<Response> accept_changes(std::vector<indexer::Change> changes,
                                                    Context const& context, LiveIndex& live);

/// PUT /api/v1/announcements/{id}: the body is the announcement. Like the others
/// it answers 202 once the change is on the disk: it will be in the index soon,
/// also after a crash.
[[nodiscard]] base::Result<Response> handle_put(Request const& request, Context const& context,
                                                LiveIndex& live);

/// DELETE /api/v1/announcements/{id}. 202 also if there is none.
[[nodiscard]] base::Result<Response> handle_delete(Request const& request, Context const& context,
                                                   LiveIndex& live);

/// POST /api/v1/announcements:batch: JSON Lines of announcements and removals; all
/// or none are taken.
[[nodiscard]] base::Result<Response> handle_batch(Request const& request, Context const& context,
                                                  LiveIndex& live);

}  // namespace tracuu::server
