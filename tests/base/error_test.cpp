// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.hpp"

#include <gtest/gtest.h>

#include <set>
#include <stdexcept>
#include <string>

#include "base/result.hpp"

namespace tracuu::base {
namespace {

TEST(ErrorCodeName, EachIsItsOwn) {
  struct Row {
    ErrorCode code;
    char const* name;
  };
  constexpr Row kRows[] = {
      {ErrorCode::InvalidArgument, "InvalidArgument"},
      {ErrorCode::NotFound, "NotFound"},
      {ErrorCode::IndexMissing, "IndexMissing"},
      {ErrorCode::IndexLocked, "IndexLocked"},
      {ErrorCode::IndexCorrupt, "IndexCorrupt"},
      {ErrorCode::SchemaMismatch, "SchemaMismatch"},
      {ErrorCode::Busy, "Busy"},
      {ErrorCode::Io, "Io"},
      {ErrorCode::DiskFull, "DiskFull"},
      {ErrorCode::OutOfMemory, "OutOfMemory"},
      {ErrorCode::Internal, "Internal"},
  };
  std::set<std::string> names;
  for (Row const& row : kRows) {
    EXPECT_EQ(to_string(row.code), row.name);
    names.insert(to_string(row.code));
  }
  EXPECT_EQ(names.size(), std::size(kRows));
}

TEST(ErrorText, HintIsAddedIfThereIsOne) {
  EXPECT_EQ(to_string(Error{ErrorCode::Io, "cannot read a.txt", ""}), "cannot read a.txt");
  EXPECT_EQ(to_string(Error{ErrorCode::IndexMissing, "no index in x", "run tracuu index first"}),
            "no index in x (run tracuu index first)");
  EXPECT_EQ(to_string(Error{ErrorCode::Io, "broken JSON", "mend it", "a.jsonl:3"}),
            "a.jsonl:3: broken JSON (mend it)");
}

Result<int> half(int number) {
  if (number % 2 != 0) return Error{ErrorCode::InvalidArgument, "odd number", ""};
  return number / 2;
}

TEST(Result, HoldsAValueOrAnError) {
  ASSERT_TRUE(half(4));
  EXPECT_EQ(*half(4), 2);
  ASSERT_FALSE(half(3));
  EXPECT_EQ(half(3).error().code, ErrorCode::InvalidArgument);
}

TEST(Result, ValueOfAnErrorThrowsItsText) {
  try {
    static_cast<void>(half(3).value());
    FAIL() << "value() of an error returned";
  } catch (std::runtime_error const& thrown) {
    EXPECT_STREQ(thrown.what(), "odd number");
  }
}

}  // namespace
}  // namespace tracuu::base
