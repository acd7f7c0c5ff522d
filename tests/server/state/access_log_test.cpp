// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/state/access_log.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace tracuu::server {
namespace {

using namespace std::chrono_literals;

Request search_request() {
  Request request;
  request.path = "/search";
  request.query = "q=nguy%E1%BB%85n+v%C4%83n+a";
  return request;
}

Context client_context() {
  Context context;
  context.client = "203.0.113.7";
  return context;
}

AccessRecord const kRecord{std::chrono::system_clock::time_point(1'772'353'800'123ms), 1234us, 5120,
                           true};

TEST(AccessLog, IsOneJsonObjectWithoutTheQuery) {
  Response response;
  response.cache = CacheUse::Hit;
  EXPECT_EQ(access_line(search_request(), client_context(), response, kRecord, false),
            R"({"time":"2026-03-01T08:30:00.123Z","client":"203.0.113.7","method":"GET",)"
            R"("path":"/search","status":200,"bytes":5120,"ms":1.234,"cache":"hit"})");
}

TEST(AccessLog, TellsTheQueryIfItShould) {
  auto const line =
      nlohmann::json::parse(access_line(search_request(), client_context(), {}, kRecord, true));
  EXPECT_EQ(line["query"], "q=nguy%E1%BB%85n+v%C4%83n+a");
  EXPECT_FALSE(line.contains("cache"));
}

TEST(AccessLog, ClientsCanNotWriteLinesOfTheirOwn) {
  Request request = search_request();
  request.path = "/a\"}\r\n{\"status\":200}\xff\x1b[2J";
  AccessRecord gone = kRecord;
  gone.is_sent = false;
  std::string const line = access_line(request, client_context(), {}, gone, false);
  for (char const c : line) EXPECT_TRUE(c >= ' ' && c < 127) << line;
  EXPECT_EQ(nlohmann::json::parse(line)["aborted"], true);
}

}  // namespace
}  // namespace tracuu::server
