// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/config_file.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "tests/indexer/test_folder.hpp"

namespace tracuu::cli {
namespace {

using namespace std::chrono_literals;

class ConfigFile : public ::testing::Test {
 protected:
  base::Result<ServeConfig> read(std::string const& text) {
    folder_.write("tracuu.toml", text);
    ServeConfig config;
    if (auto const done = read_config_file(file(), config); !done) return done.error();
    return config;
  }
  std::filesystem::path file() const { return folder_.path() / "tracuu.toml"; }

  test::TestFolder folder_;
};

TEST_F(ConfigFile, ReadsEveryKindOfKey) {
  auto const config = read(R"(
index = "lam-giang.db"
[listen]
address = "0.0.0.0"
port = 8_000
[limits]
connections = 2048
requests_per_second = 0
[timeouts]
read_ms = 1500
[compression]
enabled = false
[changes]
pack = false
[proxies]
trusted = ["10.0.0.1", "fd00::/8"]
[public]
host_since = "2028-03-15"
[search]
everyday = "words.tsv"
curation = "rules.toml"
[branding]
name = "Lam Giang"
logo = "logo.svg"
accessibility_en = "/srv/statement.txt"
accent = "#a61c1c"
[log]
access = "-"
query = true
)");
  ASSERT_TRUE(config) << to_string(config.error());
  server::ServerConfig const& server = config->server;
  EXPECT_EQ(server.index.text(), folder_.path() / "lam-giang.db") << "from where the file lies";
  EXPECT_EQ(server.address, "0.0.0.0");
  EXPECT_EQ(server.port, 8000);
  EXPECT_EQ(server.max_connections, 2048u);
  EXPECT_EQ(server.runtime.requests_per_second, 0u);
  EXPECT_EQ(server.read_timeout, 1500ms);
  EXPECT_FALSE(server.compression);
  EXPECT_FALSE(server.pack_index);
  EXPECT_EQ(server.runtime.trusted_proxies, (std::vector<std::string>{"10.0.0.1", "fd00::/8"}));
  EXPECT_EQ(server.curation, folder_.path() / "rules.toml");
  EXPECT_EQ(server.everyday, folder_.path() / "words.tsv") << "from where the file lies";
  EXPECT_EQ(server.host_since, "2028-03-15");
  EXPECT_EQ(server.branding.name, "Lam Giang");
  EXPECT_EQ(server.branding.logo, folder_.path() / "logo.svg") << "from where the file lies";
  EXPECT_EQ(server.branding.accessibility_en, "/srv/statement.txt");
  EXPECT_EQ(server.branding.accessibility, "") << "not named, not touched";
  EXPECT_EQ(server.branding.accent, "#a61c1c");
  EXPECT_EQ(config->access_log, "-");
  EXPECT_TRUE(server.runtime.log_query);
  EXPECT_EQ(server.idle_timeout, server::ServerConfig{}.idle_timeout) << "not named, not touched";
}

TEST_F(ConfigFile, AnEmptyFileChangesNothing) {
  EXPECT_EQ(read("")->server.port, 8080);
  EXPECT_EQ(read("index = \"/srv/a.db\"")->server.index.text(), "/srv/a.db");
  EXPECT_EQ(read("index = [\"/srv/a.db\", \"b.db\", \"tcp://10.0.0.2:7101\"]")->server.index.text(),
            "/srv/a.db, " + (folder_.path() / "b.db").string() + ", tcp://10.0.0.2:7101");
}

TEST_F(ConfigFile, NamesKeyAndLineOfWhatIsWrong) {
  struct Row {
    char const* text;
    char const* message;
    char const* why;
  };
  constexpr Row kRows[] = {
      {"\nports = 1", ":2: unknown key ports", "at the top"},
      {"[listen]\n\nprot = 1", ":3: unknown key listen.prot", "in a group"},
      {"[listne]\nport = 1", ":1: unknown key listne", "an unknown group"},
      {"[listen.more]\nport = 1", ":1: unknown key listen.more", "a group too deep"},
      {"[listen]\nport = \"80\"", ":2: listen.port must be a whole number from 0 to 65535", "text"},
      {"[listen]\nport = 80.5", ":2: listen.port must be", "a fraction"},
      {"[listen]\nport = 65536", ":2: listen.port must be", "too large"},
      {"[listen]\nport = -1", ":2: listen.port must be", "too small"},
      {"listen = 80", ":1: unknown key listen", "a group's name as a key"},
      {"[listen]\naddress = 1", ":2: listen.address must be a text in quotes", "a number"},
      {"[index]\na = 1", ":1: index must be a folder or tcp://", "a key's name as a group"},
      {"index = []", ":1: index must be a folder or tcp://", "no shard"},
      {"index = [\"a\", 1]", ":1: index must be a folder or tcp://", "a number as a shard"},
      {"index = [\"a\", \"./a\"]", ":1: index must be", "a shard twice"},
      {"index = \"tcp://h\"", ":1: index must be a folder or tcp://", "no port"},
      {"[log]\nquery = 1", ":2: log.query must be true or false", "a number for a flag"},
      {"[cors]\norigins = \"*\"", ":2: cors.origins must be a list of texts", "no list"},
      {"[cors]\norigins = [\"*\", 1]", ":2: cors.origins must be a list of texts", "mixed"},
      {"a = ", ":1: not TOML: ", "broken"},
      {"[listen]\nport = 1\nport = 2", ":3: not TOML: ", "twice"},
  };
  for (Row const& row : kRows) {
    auto const config = read(row.text);
    ASSERT_FALSE(config) << row.why;
    EXPECT_EQ(config.error().code, base::ErrorCode::InvalidArgument) << row.why;
    EXPECT_TRUE(config.error().message.starts_with(file().string() + row.message))
        << row.why << ": " << config.error().message;
  }
}

TEST_F(ConfigFile, AMissingFileIsTold) {
  ServeConfig config;
  auto const done = read_config_file(folder_.path() / "none.toml", config);
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, base::ErrorCode::Io);
  EXPECT_FALSE(read_config_file(folder_.path(), config)) << "a folder";
}

TEST(ConfigKeys, AreAllExplained) {
  std::ifstream stream(TRACUU_SOURCE_DIR "/docs/configuration.md");
  std::string const page{std::istreambuf_iterator<char>(stream), {}};
  for (std::string const& key : config_keys()) {
    EXPECT_NE(page.find("| `" + key + "` |"), std::string::npos) << key;
  }
}

// The example there is read as it stands, and says what the defaults are.
TEST_F(ConfigFile, TheExampleOfTheDocumentationHoldsTheDefaults) {
  std::ifstream stream(TRACUU_SOURCE_DIR "/docs/configuration.md");
  std::string const page{std::istreambuf_iterator<char>(stream), {}};
  std::size_t const begin = page.find("```toml\n") + 8;
  auto const config = read(page.substr(begin, page.find("```", begin) - begin));
  ASSERT_TRUE(config) << to_string(config.error());
  ServeConfig const defaults;
  server::ServerConfig wanted = config->server;
  wanted.index = defaults.server.index;
  EXPECT_EQ(server::settings_that_need_a_restart(defaults.server, wanted),
            std::vector<std::string>{});
  EXPECT_EQ(wanted.runtime.max_connections_per_address,
            defaults.server.runtime.max_connections_per_address);
  EXPECT_EQ(wanted.runtime.requests_per_second, defaults.server.runtime.requests_per_second);
  EXPECT_EQ(wanted.runtime.request_burst, defaults.server.runtime.request_burst);
  EXPECT_EQ(wanted.runtime.exports_per_minute, defaults.server.runtime.exports_per_minute);
  EXPECT_EQ(wanted.runtime.trusted_proxies, defaults.server.runtime.trusted_proxies);
  EXPECT_EQ(wanted.runtime.cors_origins, defaults.server.runtime.cors_origins);
  EXPECT_EQ(wanted.runtime.metrics_allow, defaults.server.runtime.metrics_allow);
  EXPECT_EQ(wanted.runtime.log_query, defaults.server.runtime.log_query);
  EXPECT_EQ(config->access_log, defaults.access_log);
}

}  // namespace
}  // namespace tracuu::cli
