// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/writer_wait.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <thread>

#include "tests/indexer/test_folder.hpp"

namespace tracuu::store {
namespace {

using namespace std::chrono_literals;

TEST(WriterWait, OutlastsAShortCommit) {
  test::TestFolder const files;
  IndexFolder const folder(files.path());
  std::optional<WriterLock> commit = WriterLock::acquire(folder).value();
  std::thread service([&] {
    std::this_thread::sleep_for(100ms);
    commit.reset();
  });
  EXPECT_TRUE(wait_for_writer(folder, 60s).has_value());
  service.join();
}

TEST(WriterWait, EndsWithItsPatience) {
  test::TestFolder const files;
  IndexFolder const folder(files.path());
  auto const held = WriterLock::acquire(folder);
  for (auto const patience : {0ms, 120ms}) {
    auto const begin = std::chrono::steady_clock::now();
    auto const lock = wait_for_writer(folder, patience);
    ASSERT_FALSE(lock.has_value());
    EXPECT_EQ(lock.error().code, base::ErrorCode::IndexLocked);
    EXPECT_GE(std::chrono::steady_clock::now() - begin, patience);
  }
}

}  // namespace
}  // namespace tracuu::store
