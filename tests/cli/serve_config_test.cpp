// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/serve_config.hpp"

#include <gtest/gtest.h>

#include "tests/indexer/test_folder.hpp"

namespace tracuu::cli {
namespace {

TEST(ServeConfig, FlagsGoBeforeTheFile) {
  test::TestFolder folder;
  folder.write("a.toml", "index = \"a.db\"\n[listen]\nport = 81\n[threads]\nworkers = 3\n");
  ServeOptions options;
  options.config_file = folder.path() / "a.toml";
  auto const from_file = serve_config(options);
  ASSERT_TRUE(from_file) << to_string(from_file.error());
  EXPECT_EQ(from_file->server.port, 81);
  EXPECT_EQ(from_file->server.workers, 3u);
  options.port = 82;
  options.index = store::ShardList("b.db");
  auto const with_flags = serve_config(options);
  EXPECT_EQ(with_flags->server.port, 82);
  EXPECT_EQ(with_flags->server.index.text(), "b.db");
  EXPECT_EQ(with_flags->server.workers, 3u);
}

TEST(ServeConfig, WantsAnIndexAndSoundSettings) {
  EXPECT_EQ(serve_config({}).error().code, base::ErrorCode::InvalidArgument);
  test::TestFolder folder;
  folder.write("a.toml", "index = \"a.db\"\n[proxies]\ntrusted = [\"nginx\"]\n");
  ServeOptions options;
  options.config_file = folder.path() / "a.toml";
  auto const config = serve_config(options);
  ASSERT_FALSE(config);
  EXPECT_NE(config.error().message.find("nginx"), std::string::npos);
}

}  // namespace
}  // namespace tracuu::cli
