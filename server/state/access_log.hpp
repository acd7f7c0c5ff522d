// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>

#include "server/http/context.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace tracuu::server {

/// What the access log says of one answer.
struct AccessRecord {
  std::chrono::system_clock::time_point at;  ///< when the answer was sent
  std::chrono::nanoseconds took;             ///< as in Metrics::count
  std::size_t body_bytes = 0;                ///< of the answer, as sent
  bool is_sent = true;                       ///< false if the client had gone
};

/// One JSON object, no newline:
///
///     {"time":"2026-03-01T08:30:00.123Z","client":"203.0.113.7","method":"GET","path":"/search",
///      "status":200,"bytes":5120,"ms":1.234,"cache":"hit"}
///
/// "query" stands in it only if `with_query`: queries may hold names of persons. Text of the client
/// is escaped, so that it can't make lines of its own. Thread-safe.
[[nodiscard]] std::string access_line(Request const& request, Context const& context,
                                      Response const& response, AccessRecord const& record,
                                      bool with_query);

}  // namespace tracuu::server
