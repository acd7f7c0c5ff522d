// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal/exit_code.hpp"

#include <gtest/gtest.h>

namespace tracuu::cli {
namespace {

// Listed in `tracuu --help`; scripts depend on them.
TEST(ExitCode, IsWhatTheHelpSays) {
  using base::ErrorCode;
  struct {
    ErrorCode code;
    int expected;
  } const rows[] = {
      {ErrorCode::InvalidArgument, 2}, {ErrorCode::NotFound, 1}, {ErrorCode::IndexMissing, 4},
      {ErrorCode::IndexLocked, 5},     {ErrorCode::Busy, 5},     {ErrorCode::IndexCorrupt, 6},
      {ErrorCode::SchemaMismatch, 6},  {ErrorCode::Io, 7},       {ErrorCode::Internal, 70},
      {ErrorCode::Expired, 2},         {ErrorCode::DiskFull, 7}, {ErrorCode::OutOfMemory, 7},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(static_cast<int>(exit_code(row.code)), row.expected) << base::to_string(row.code);
  }
  EXPECT_EQ(static_cast<int>(ExitCode::Ok), 0);
  EXPECT_EQ(static_cast<int>(ExitCode::SomeRejected), 3);
}

}  // namespace
}  // namespace tracuu::cli
