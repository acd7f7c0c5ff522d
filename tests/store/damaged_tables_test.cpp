// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/damaged_tables.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "tests/support/small_index.hpp"

namespace tracuu::store {
namespace {

namespace fs = std::filesystem;

base::Error named(test::SmallIndex const& index, base::ErrorCode code) {
  return with_damaged_tables(IndexFolder(index.path()), {code, "x", "hint"});
}

TEST(DamagedTables, AreNamed) {
  for (std::string const table : {"postlist", "docdata", "termlist", "position"}) {
    test::SmallIndex const index(test::tiny_announcements(400));
    fs::path const file = index.generation_path() / (table + ".glass");
    fs::resize_file(file, fs::file_size(file) / 3);
    base::Error const error = named(index, base::ErrorCode::IndexCorrupt);
    EXPECT_EQ(error.message, "x; damaged tables: " + table);
    EXPECT_EQ(error.hint, "hint");
    EXPECT_EQ(named(index, base::ErrorCode::Io).message, "x") << "is about something else";
  }
}

TEST(DamagedTables, AWholeIndexHasNone) {
  test::SmallIndex const index(test::vankhe_announcements());
  EXPECT_EQ(named(index, base::ErrorCode::IndexCorrupt).message, "x");
  IndexFolder const none(index.folder().path() / "none");
  EXPECT_EQ(with_damaged_tables(none, {base::ErrorCode::IndexCorrupt, "x", ""}).message, "x");
}

}  // namespace
}  // namespace tracuu::store
