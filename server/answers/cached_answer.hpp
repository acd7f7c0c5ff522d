// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/answers/router.hpp"
#include "server/http/context.hpp"
#include "server/http/net.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/state/app_state.hpp"
#include "server/state/job_owner.hpp"
#include "server/state/worker_pool.hpp"

namespace tracuu::server {

/// Who works for searches. One that is thought to be cheap gets little time; if it spends that, it
/// goes to the dear ones.
struct WorkerLanes {
  WorkerPool& cheap;
  WorkerPool& dear;
};

/// The answer of a `route` with a SearchHandler and Caching other than Never: 304 without a search
/// if the client has it; what is kept; what another request is making; else from a worker, whose
/// answer is kept unless it is cut short. ETag names the revision that the answer was made from.
/// client_gone_response() if `owner`, who must be watched, goes before. Resumes on the caller's
/// executor.
net::awaitable<Response> answer_cached(Route const& route, Request const& request,
                                       Context const& context, AppState const& state,
                                       WorkerLanes lanes, JobOwner owner);

/// `response` of a direct handler with its tag, or 304 if the client has it.
[[nodiscard]] Response tag_response(Response response, Request const& request);

}  // namespace tracuu::server
