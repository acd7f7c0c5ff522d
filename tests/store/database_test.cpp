// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.hpp"

#include <gtest/gtest.h>

#include <cerrno>
#include <string>

namespace tracuu::store {
namespace {

using base::ErrorCode;
using base::Result;

TEST(ToError, TellsWhatACallerCanDo) {
  struct {
    base::Error error;
    ErrorCode expected;
    bool has_hint;
  } const rows[] = {
      {to_error(Xapian::DatabaseModifiedError("x")), ErrorCode::Busy, true},
      {to_error(Xapian::DatabaseLockError("x")), ErrorCode::IndexLocked, true},
      {to_error(Xapian::DatabaseNotFoundError("x")), ErrorCode::IndexMissing, true},
      {to_error(Xapian::DatabaseOpeningError("x")), ErrorCode::IndexMissing, true},
      {to_error(Xapian::DatabaseCorruptError("x")), ErrorCode::IndexCorrupt, true},
      {to_error(Xapian::DatabaseVersionError("x")), ErrorCode::SchemaMismatch, true},
      {to_error(Xapian::DatabaseCreateError("x")), ErrorCode::Io, true},
      {to_error(Xapian::DatabaseError("x", EIO)), ErrorCode::Io, true},
      // A table that ends too early was blamed on the disk.
      {to_error(Xapian::DatabaseError("EOF reading block 7 of x")), ErrorCode::IndexCorrupt, true},
      // Damaged postings were "a bug".
      {to_error(Xapian::DocNotFoundError("x")), ErrorCode::IndexCorrupt, true},
      {to_error(Xapian::RangeError("x")), ErrorCode::IndexCorrupt, true},
      {to_error(Xapian::SerialisationError("x")), ErrorCode::IndexCorrupt, true},
      {to_error(Xapian::DatabaseOpeningError("x", EMFILE)), ErrorCode::Io, true},
      {to_error(Xapian::DatabaseError("x failed (y: Too many open files)")), ErrorCode::Io, true},
      {to_error(Xapian::DatabaseError("x", ENOSPC)), ErrorCode::DiskFull, true},
      {to_error(Xapian::InvalidArgumentError("x")), ErrorCode::Internal, false},
      {to_error(Xapian::UnimplementedError("x")), ErrorCode::Internal, false},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(row.error.code, row.expected) << row.error.message;
    EXPECT_EQ(!row.error.hint.empty(), row.has_hint) << row.error.message;
    EXPECT_NE(row.error.message.find('x'), std::string::npos);
  }
}

TEST(XapianGuard, ReturnsWhatTheWorkReturns) {
  EXPECT_EQ(xapian_guard([] { return 7; }).value(), 7);
  EXPECT_TRUE(xapian_guard([] {}).has_value());
  EXPECT_EQ(xapian_guard([]() -> Result<int> { return 8; }).value(), 8);
  auto const failed =
      xapian_guard([]() -> Result<int> { return base::Error{ErrorCode::NotFound, "none", ""}; });
  EXPECT_EQ(failed.error().code, ErrorCode::NotFound);
}

TEST(XapianGuard, StopsXapiansExceptionsOnly) {
  auto const value = xapian_guard([]() -> int { throw Xapian::DatabaseCorruptError("x"); });
  EXPECT_EQ(value.error().code, ErrorCode::IndexCorrupt);
  auto const nothing = xapian_guard([] { throw Xapian::DatabaseLockError("x"); });
  EXPECT_EQ(nothing.error().code, ErrorCode::IndexLocked);
  auto const result = xapian_guard([]() -> Result<int> { throw Xapian::DatabaseError("x", EIO); });
  EXPECT_EQ(result.error().code, ErrorCode::Io);
  EXPECT_THROW((void)xapian_guard([] { throw std::bad_alloc(); }), std::bad_alloc);
}

}  // namespace
}  // namespace tracuu::store
