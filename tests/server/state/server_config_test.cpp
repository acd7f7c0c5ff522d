// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/state/server_config.hpp"

#include <gtest/gtest.h>

namespace tracuu::server {
namespace {

using namespace std::chrono_literals;

TEST(ServerConfig, TheDefaultsAreFine) {
  EXPECT_TRUE(check_config({}));
}

TEST(ServerConfig, NamesWhatIsOutOfRange) {
  struct Row {
    void (*change)(ServerConfig&);
    char const* name;
  };
  Row const rows[] = {
      {[](ServerConfig& c) { c.workers = 0; }, "workers"},
      {[](ServerConfig& c) { c.runtime.request_burst = 0; }, "request_burst"},
      {[](ServerConfig& c) { c.read_timeout = 0ms; }, "read_timeout"},
      {[](ServerConfig& c) { c.read_timeout = -1ms; }, "read_timeout"},
      {[](ServerConfig& c) { c.host_since = "26"; }, "host_since"},
      {[](ServerConfig& c) { c.host_since = "2026-1-1"; }, "host_since"},
      {[](ServerConfig& c) { c.host_since = "năm 2026"; }, "host_since"},
      {[](ServerConfig& c) { c.runtime.trusted_proxies = {"nginx"}; }, "nginx"},
      {[](ServerConfig& c) { c.runtime.metrics_allow = {"10.0.0.0/99"}; }, "10.0.0.0/99"},
      {[](ServerConfig& c) { c.writer = "ghi.example"; }, "ghi.example"},
      {[](ServerConfig& c) { c.writer = "https://ghi.example", c.tokens = "t"; }, "tokens"},
      {[](ServerConfig& c) { c.writer_status = "http://ghi.example"; }, "writer_status"},
      {[](ServerConfig& c) { c.runtime.cors_origins = {"example.org"}; }, "example.org"},
      {[](ServerConfig& c) { c.runtime.cors_origins = {"https://a/path"}; }, "https://a/path"},
      {[](ServerConfig& c) { c.runtime.cors_origins = {"https://a\r\nX: y"}; }, "https://a"},
      {[](ServerConfig& c) { c.branding.accent = "#ffffff"; }, "branding.accent"},
  };
  for (Row const& row : rows) {
    ServerConfig config;
    row.change(config);
    auto const checked = check_config(config);
    ASSERT_FALSE(checked) << row.name;
    EXPECT_EQ(checked.error().code, base::ErrorCode::InvalidArgument);
    EXPECT_NE(checked.error().message.find(row.name), std::string::npos) << checked.error().message;
  }
}

TEST(ServerConfig, SaysWhatNeedsARestart) {
  ServerConfig const running;
  ServerConfig wanted;
  wanted.runtime.request_burst = 7;
  wanted.runtime.cors_origins = {};
  EXPECT_TRUE(settings_that_need_a_restart(running, wanted).empty());
  wanted.port = 81;
  wanted.cache_bytes = 0;
  wanted.branding.name = "Lam Giang";
  EXPECT_EQ(settings_that_need_a_restart(running, wanted),
            (std::vector<std::string>{"port", "cache_bytes", "branding"}));
}

}  // namespace
}  // namespace tracuu::server
