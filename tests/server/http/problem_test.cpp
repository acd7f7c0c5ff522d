// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/problem.hpp"

#include <gtest/gtest.h>

namespace tracuu::server {
namespace {

using base::ErrorCode;

TEST(Problem, MapsEveryKindOfErrorToItsStatus) {
  struct Row {
    ErrorCode code;
    int status;
    char const* name;
  };
  constexpr Row kRows[] = {
      {ErrorCode::InvalidArgument, 422, "InvalidArgument"},
      {ErrorCode::NotFound, 404, "NotFound"},
      {ErrorCode::IndexMissing, 503, "IndexNotReady"},
      {ErrorCode::IndexLocked, 503, "IndexNotReady"},
      {ErrorCode::SchemaMismatch, 503, "IndexNotReady"},
      {ErrorCode::Unavailable, 503, "Unavailable"},
      {ErrorCode::Expired, 410, "Expired"},
      {ErrorCode::Busy, 503, "Busy"},
      {ErrorCode::OutOfMemory, 503, "Busy"},
      {ErrorCode::DiskFull, 507, "InsufficientStorage"},
      {ErrorCode::IndexCorrupt, 500, "Internal"},
      {ErrorCode::Io, 500, "Internal"},
      {ErrorCode::Internal, 500, "Internal"},
  };
  for (Row const& row : kRows) {
    Problem const problem = problem_from({row.code, "message", ""});
    EXPECT_EQ(problem.status, row.status) << row.name;
    EXPECT_EQ(http_status(row.code), row.status) << row.name;
    EXPECT_EQ(problem.code, row.name);
    EXPECT_FALSE(problem.vietnamese.empty());
    EXPECT_FALSE(problem.english.empty());
  }
}

TEST(Problem, TellsClientsNothingFromInside) {
  for (ErrorCode code : {ErrorCode::IndexMissing, ErrorCode::IndexCorrupt, ErrorCode::Io,
                         ErrorCode::DiskFull, ErrorCode::Internal, ErrorCode::NotFound}) {
    Problem const problem = problem_from({code, "/srv/secret/index is gone", "see /etc"});
    EXPECT_EQ(problem.english.find("/srv"), std::string::npos);
    EXPECT_EQ(problem.vietnamese.find("/srv"), std::string::npos);
  }
}

}  // namespace
}  // namespace tracuu::server
