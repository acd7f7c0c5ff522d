// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/os_error.hpp"

#include <gtest/gtest.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>

#include "base/memory_error.hpp"

namespace tracuu::base {
namespace {

TEST(OsError, SaysWhatThereIsToDo) {
  struct Row {
    int number;
    ErrorCode code;
    char const* hint;
  };
  constexpr Row kRows[] = {
      {ENOSPC, ErrorCode::DiskFull, "room"},     {EDQUOT, ErrorCode::DiskFull, "quota"},
      {EFBIG, ErrorCode::DiskFull, "ulimit -f"}, {EMFILE, ErrorCode::Io, "ulimit -n"},
      {ENFILE, ErrorCode::Io, "open files"},     {ENOMEM, ErrorCode::OutOfMemory, "ulimit -v"},
      {EACCES, ErrorCode::Io, "permissions"},    {EROFS, ErrorCode::Io, "read only"},
      {EIO, ErrorCode::Io, "check the disk"},
  };
  for (Row const& row : kRows) {
    Error const error = os_error("a/b", "write", row.number);
    EXPECT_EQ(error.code, row.code) << row.number;
    EXPECT_EQ(error.message, std::string("a/b: cannot write: ") + std::strerror(row.number));
    EXPECT_NE(error.hint.find(row.hint), std::string::npos) << error.hint;
  }
}

TEST(OsErrorNumber, IsFoundInAMessage) {
  EXPECT_EQ(os_error_number("x (Too many open files)"), EMFILE);
  EXPECT_EQ(os_error_number("a.glass: No space left on device"), ENOSPC);
  EXPECT_EQ(os_error_number("Input/output error"), 0);
  EXPECT_EQ(os_error_number(""), 0);
}

TEST(ErrorOfException, TellsTheLackOfMemoryFromABug) {
  EXPECT_EQ(error_of_exception(std::bad_alloc()).code, ErrorCode::OutOfMemory);
  EXPECT_NE(error_of_exception(std::bad_alloc()).hint.find("MemoryMax"), std::string::npos);
  EXPECT_EQ(error_of_exception(std::runtime_error("odd")).code, ErrorCode::Internal);
  EXPECT_EQ(error_of_exception(std::runtime_error("odd")).message, "odd");
}

}  // namespace
}  // namespace tracuu::base
