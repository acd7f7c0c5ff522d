// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/index_folder.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>

#include "tests/indexer/test_folder.hpp"

namespace tracuu::store {
namespace {

namespace fs = std::filesystem;
using base::ErrorCode;
using test::TestFolder;

TEST(IndexFolder, KnowsWhetherThereIsAnIndex) {
  struct {
    char const* stub;  ///< null: none
    char const* generation;
    ErrorCode error;
    char const* why;
  } const rows[] = {
      {nullptr, "", ErrorCode::IndexMissing, "an empty folder"},
      {"auto gen-000003\n", "gen-000003", {}, "an index"},
      {"auto gen-000003", "gen-000003", {}, "without a line end"},
      {"auto gen-1000000\n", "gen-1000000", {}, "a seventh digit"},
      {"# made by Xapian\n# not to be edited\nauto replica_1\n", "replica_1", {}, "a replica"},
      {"# made by Xapian\n", "", ErrorCode::SchemaMismatch, "nothing but notes"},
      {"auto replica_2\n", "", ErrorCode::SchemaMismatch, "no name of a replica's copy"},
      // A stub of another program was taken for no index, and overwritten.
      {"remote localhost:33333\n", "", ErrorCode::SchemaMismatch, "another program's"},
      {"auto default\n", "", ErrorCode::SchemaMismatch, "Omega's"},
      {"auto ../secret\n", "", ErrorCode::SchemaMismatch, "a path"},
      {"auto gen-\n", "", ErrorCode::SchemaMismatch, "no number"},
      {"", "", ErrorCode::SchemaMismatch, "an empty one"},
  };
  for (auto const& row : rows) {
    TestFolder const folder;
    if (row.stub != nullptr) folder.write("XAPIANDB", row.stub);
    auto const current = IndexFolder(folder.path()).current_generation();
    ASSERT_EQ(current.has_value(), *row.generation != '\0') << row.why;
    if (current) {
      EXPECT_EQ(*current, row.generation) << row.why;
    } else {
      EXPECT_EQ(current.error().code, row.error) << row.why;
      EXPECT_FALSE(current.error().hint.empty()) << row.why;
    }
  }
  EXPECT_EQ(IndexFolder("/nowhere/at/all").current_generation().error().code,
            ErrorCode::IndexMissing);
}

TEST(IndexFolder, TellsTheCopiesOfAReplicaApart) {
  TestFolder const folder;
  IndexFolder const index(folder.path());
  folder.write("XAPIANDB", "# made by Xapian\nauto replica_0\n");
  std::string const format("\x0f\x0dXapian Glass\x01\x02", 16);
  folder.write("replica_0/iamglass", format + "0123456789abcdef" + "and more");
  std::string const first = index.current_generation().value();
  EXPECT_EQ(first, "replica_0.30313233343536373839616263646566");
  EXPECT_EQ(index.generation_path(first), folder.path() / "replica_0");
  folder.write("replica_0/iamglass", format + "0123456789abcdeX" + "and more");
  EXPECT_NE(index.current_generation().value(), first) << "another database under its name";
  folder.write("replica_0/iamglass", "Xapian");
  EXPECT_EQ(index.current_generation().value(), "replica_0") << "cut short: Xapian will say so";
}

TEST(IndexFolder, NamesTheNextGenerationAboveAll) {
  TestFolder const folder;
  IndexFolder const index(folder.path());
  EXPECT_TRUE(index.next_generation().value().starts_with("gen-000001-"));
  folder.write("gen-000007/x", "");
  folder.write("gen-000003/x", "");
  folder.write("gen-x/x", "");
  EXPECT_TRUE(index.next_generation().value().starts_with("gen-000008-"));
}

TEST(IndexFolder, SwitchesAndRemovesWhatIsOld) {
  TestFolder const folder;
  IndexFolder const index(folder.path());
  folder.write("XAPIANDB", "auto gen-000001\n");
  folder.write("gen-000001/old", "");
  folder.write("gen-000002/half", "");
  folder.write("gen-000003/new", "");
  folder.write("build-99/part", "");
  folder.write("notes.txt", "");
  ASSERT_TRUE(index.switch_to("gen-000003").has_value());
  EXPECT_EQ(index.current_generation().value(), "gen-000003");
  EXPECT_EQ(test::read_file(folder.path() / "XAPIANDB"), "auto gen-000003\n");
  EXPECT_FALSE(fs::exists(folder.path() / "gen-000001"));
  EXPECT_FALSE(fs::exists(folder.path() / "gen-000002"));
  EXPECT_FALSE(fs::exists(folder.path() / "build-99"));
  EXPECT_TRUE(fs::exists(folder.path() / "gen-000003/new"));
  EXPECT_TRUE(fs::exists(folder.path() / "notes.txt")) << "files of others stay";
}

TEST(IndexFolder, DoesNotSwitchToWhatIsNotThere) {
  TestFolder const folder;
  IndexFolder const index(folder.path());
  folder.write("XAPIANDB", "auto gen-000001\n");
  folder.write("gen-000001/old", "");
  auto const switched = index.switch_to("gen-000009");
  ASSERT_FALSE(switched.has_value());
  EXPECT_EQ(switched.error().code, ErrorCode::Io);
  EXPECT_EQ(index.current_generation().value(), "gen-000001");
  EXPECT_TRUE(fs::exists(folder.path() / "gen-000001/old"));
}

TEST(IndexFolder, EmptiesTheBuildFolder) {
  TestFolder const folder;
  IndexFolder const index(folder.path());
  folder.write("build-99/part", "");
  fs::path const build = index.make_build_folder().value();
  EXPECT_TRUE(fs::is_empty(build));
  EXPECT_FALSE(fs::exists(folder.path() / "build-99"));
  index.remove_build_folders();
  EXPECT_FALSE(fs::exists(build));
}

TEST(IndexFolder, TellsAFailedBuildFromOneUnderWay) {
  TestFolder const folder;
  IndexFolder const index(folder.path());
  folder.write("XAPIANDB", "auto gen-000001\n");
  folder.write("gen-000001/old", "");
  EXPECT_FALSE(index.failed_build().has_value());
  for (char const* const why : {"document 1 differs", "postlist.glass: EOF"}) {
    fs::path const build = index.make_build_folder().value() / "merged";
    folder.write(fs::relative(build, folder.path()) / "postlist.glass", "bytes");
    EXPECT_FALSE(index.failed_build().has_value()) << "an earlier one goes with the next build";
    fs::path const kept = index.set_failed_build_aside(build, why).value();
    auto const failed = index.failed_build();
    ASSERT_TRUE(failed.has_value());
    EXPECT_EQ(failed->path, kept);
    EXPECT_EQ(failed->why, why);
    EXPECT_EQ(test::read_file(kept / "postlist.glass"), "bytes");
    index.remove_build_folders();
    EXPECT_TRUE(index.failed_build().has_value());
  }
  EXPECT_EQ(index.current_generation().value(), "gen-000001");
  EXPECT_FALSE(index.set_failed_build_aside(folder.path() / "none", "").has_value());
  folder.write("gen-000002/new", "");
  ASSERT_TRUE(index.switch_to("gen-000002").has_value());
  EXPECT_FALSE(index.failed_build().has_value()) << "there is no need of it any more";
}

TEST(WriterLock, IsHeldByOne) {
  TestFolder const folder;
  IndexFolder const index(folder.path() / "new");
  {
    auto const first = WriterLock::acquire(index);
    ASSERT_TRUE(first.has_value());
    auto const second = WriterLock::acquire(index);
    ASSERT_FALSE(second.has_value());
    EXPECT_EQ(second.error().code, ErrorCode::IndexLocked);
  }
  EXPECT_TRUE(WriterLock::acquire(index).has_value()) << "let go";
}

TEST(WriterLock, IsNobodysInAReplica) {
  TestFolder const folder;
  folder.write("XAPIANDB", "# made by Xapian\nauto replica_0\n");
  auto const lock = WriterLock::acquire(IndexFolder(folder.path()));
  ASSERT_FALSE(lock.has_value());
  EXPECT_EQ(lock.error().code, ErrorCode::InvalidArgument);
  EXPECT_FALSE(fs::exists(folder.path() / "writer.lock"));
}

TEST(WriterLock, IsLetGoByACrash) {
  TestFolder const folder;
  IndexFolder const index(folder.path());
  ::pid_t const child = ::fork();
  if (child == 0) {
    auto const lock = WriterLock::acquire(index);
    ::_exit(lock.has_value() ? 0 : 1);  // no destructor runs
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
  EXPECT_TRUE(WriterLock::acquire(index).has_value());
}

TEST(WriterLock, SaysWhyItCannotBeMade) {
  TestFolder const folder;
  folder.write("file", "");
  auto const lock = WriterLock::acquire(IndexFolder(folder.path() / "file"));
  ASSERT_FALSE(lock.has_value());
  EXPECT_EQ(lock.error().code, ErrorCode::Io);
}

}  // namespace
}  // namespace tracuu::store
