// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/live_service.hpp"

#include <cstdlib>
#include <stdexcept>

#include "tests/server/test_index.hpp"
#include "tests/support/comes_true.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

using namespace std::chrono_literals;

base::Result<Response> handle_slow(Request const&, Context const&, search::Searcher&);

base::Result<Response> handle_large(Request const&, Context const&, AppState const&) {
  return json_response(200, std::string(400'000, 'a'));
}

base::Result<Response> handle_throw(Request const&, Context const&, search::Searcher&) {
  throw std::runtime_error("boom");
}

std::vector<Route> test_routes(bool is_live) {
  std::vector<Route> routes = make_routes(is_live);
  routes.push_back({"/slow", &handle_slow});
  routes.push_back({"/large", &handle_large});
  routes.push_back({"/throw", &handle_throw});
  routes.push_back(
      {.pattern = "/api/throw", .handler = &handle_throw, .audience = Audience::Programs});
  return routes;
}

Gate the_gate;  // handlers are plain functions, so it can't belong to the fixture

base::Result<Response> handle_slow(Request const&, Context const&, search::Searcher&) {
  the_gate.pass();
  return json_response(200, "\"slow\"");
}

}  // namespace

LiveService::LiveService() {
  gate().reset();
  config_.index = make_test_index(test::sample_announcements());
  config_.port = 0;
  config_.workers = 1;
  config_.queue_capacity = 1;
  config_.read_timeout = 500ms;
  config_.idle_timeout = 700ms;
  config_.drain_timeout = 3s;
  config_.log = [this](std::string const& line) {
    std::lock_guard const lock(log_mutex_);
    log_lines_.push_back(line);
  };
}

LiveService::~LiveService() {
  gate().open();     // or a failed test would wait for ever
  service_.reset();  // it logs as long as it is there
}

void LiveService::start() {
  auto started = HttpService::start(config_, test_routes(live_ != nullptr), live_);
  ASSERT_TRUE(started) << to_string(started.error());
  service_ = std::move(*started);
}

int LiveService::measured(std::string const& metric) const {
  std::string const text = "\n" + ask(port(), get("/metrics")).body;
  std::size_t const at = text.find("\n" + metric + " ");
  return at == std::string::npos ? 0 : std::atoi(text.c_str() + at + metric.size() + 2);
}

bool LiveService::has_queued(int searches) const {
  return test::comes_true(
      [&] { return measured("tracuu_queue_depth{lane=\"cheap\"}") == searches; });
}

bool LiveService::has_connections(int connections) const {
  return test::comes_true([&] { return measured("tracuu_connections") == connections + 1; });
}

std::vector<std::string> LiveService::log_lines() {
  std::lock_guard const lock(log_mutex_);
  return log_lines_;
}

Gate& LiveService::gate() {
  return the_gate;
}

}  // namespace tracuu::server
