// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/state/access_log.hpp"

#include <fmt/chrono.h>
#include <nlohmann/json.hpp>

#include "server/state/metrics.hpp"

namespace tracuu::server {
namespace {

using std::chrono::milliseconds;

std::string utc_time(std::chrono::system_clock::time_point at) {
  auto const whole = std::chrono::floor<std::chrono::seconds>(at);
  auto const rest = std::chrono::duration_cast<milliseconds>(at - whole);
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(whole)), rest.count());
}

char const* method_name(Method method) {
  switch (method) {
    case Method::Get: return "GET";
    case Method::Head: return "HEAD";
    case Method::Options: return "OPTIONS";
    case Method::Put: return "PUT";
    case Method::Post: return "POST";
    case Method::Delete: return "DELETE";
    case Method::Other: return "other";
  }
  return "other";
}

}  // namespace

std::string access_line(Request const& request, Context const& context, Response const& response,
                        AccessRecord const& record, bool with_query) {
  nlohmann::ordered_json line = nlohmann::ordered_json::object();
  line["time"] = utc_time(record.at);
  line["client"] = context.client;
  line["method"] = method_name(request.method);
  line["path"] = request.path;
  if (with_query && !request.query.empty()) line["query"] = request.query;
  line["status"] = response.status;
  line["bytes"] = record.body_bytes;
  // Microseconds, without the tail of a binary fraction.
  line["ms"] = static_cast<double>(
                   std::chrono::duration_cast<std::chrono::microseconds>(record.took).count()) /
               1'000;
  if (response.cache != CacheUse::None) line["cache"] = std::string(to_string(response.cache));
  if (!record.is_sent) line["aborted"] = true;
  return line.dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
}

}  // namespace tracuu::server
