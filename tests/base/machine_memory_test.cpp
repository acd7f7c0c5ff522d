// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/machine_memory.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <string>

namespace tracuu::base {
namespace {

namespace fs = std::filesystem;

/// A folder in place of /, with one process in the group /a/b.
class MachineMemory : public ::testing::Test {
 protected:
  MachineMemory() {
    fs::remove_all(root_);
    write("proc/self/cgroup", "12:cpu:/other\n0::/a/b\n");
  }
  ~MachineMemory() override { fs::remove_all(root_); }

  void write(std::string const& file, std::string const& text) const {
    fs::create_directories((root_ / file).parent_path());
    std::ofstream(root_ / file) << text;
  }

  /// Of this test: others run at the same time.
  fs::path const root_ = fs::path(::testing::TempDir()) /
                         (std::string("tracuu-machine-memory-") +
                          ::testing::UnitTest::GetInstance()->current_test_info()->name());
};

TEST_F(MachineMemory, IsThatOfTheMachineWithoutALimit) {
  auto const all = machine_memory_bytes(root_);
  EXPECT_GT(all, std::uint64_t{64} << 20);
  write("sys/fs/cgroup/a/b/memory.max", "max\n");
  EXPECT_EQ(machine_memory_bytes(root_), all);
  write("sys/fs/cgroup/a/b/memory.max", "");
  EXPECT_EQ(machine_memory_bytes(root_), all);
}

TEST_F(MachineMemory, IsTheLeastLimitOfTheGroups) {
  write("sys/fs/cgroup/a/b/memory.max", "20000000\n");
  write("sys/fs/cgroup/a/memory.max", "30000000\n");
  EXPECT_EQ(machine_memory_bytes(root_), 20'000'000u);
  write("sys/fs/cgroup/a/memory.max", "10000000\n");
  EXPECT_EQ(machine_memory_bytes(root_), 10'000'000u);
  write("sys/fs/cgroup/memory.max", "0\n");
  EXPECT_EQ(machine_memory_bytes(root_), 1u);
}

TEST_F(MachineMemory, IsToldWithoutControlGroups) {
  fs::remove_all(root_);
  EXPECT_GT(machine_memory_bytes(root_), std::uint64_t{64} << 20);
}

}  // namespace
}  // namespace tracuu::base
