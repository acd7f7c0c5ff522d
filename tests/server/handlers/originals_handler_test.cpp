// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/originals_handler.hpp"

#include <gtest/gtest.h>

#include "tests/server/request_for.hpp"
#include "tests/server/test_index.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

class OriginalsHandler : public ::testing::Test {
 protected:
  Response answer(char const* target, bool gives_originals = true) {
    Context context;
    context.has_originals = gives_originals;
    return handle_originals(request_for(target), context, searcher_).value();
  }

  search::Searcher searcher_ =
      search::Searcher::open(make_test_index(test::sample_announcements())).value();
};

TEST_F(OriginalsHandler, SendsAnArchive) {
  Response const response = answer("/kho/originals.zip?q=huy%E1%BB%87n");
  ASSERT_EQ(response.status, 200);
  EXPECT_EQ(response.get("Content-Type"), "application/zip");
  EXPECT_EQ(response.get("Tracuu-Total"), "2");
  EXPECT_TRUE(response.get("Content-Disposition").ends_with(".zip\""));
  std::string body;
  for (std::string piece = "x"; !piece.empty();) body += piece = response.pieces().value();
  EXPECT_TRUE(body.starts_with("PK"));
}

TEST_F(OriginalsHandler, MayBeSwitchedOff) {
  EXPECT_EQ(answer("/kho/originals.zip?q=huy%E1%BB%87n", false).status, 404);
}

TEST_F(OriginalsHandler, RefusesBadParameters) {
  EXPECT_EQ(answer("/kho/originals.zip?q=a&page=2").status, 422);
}

}  // namespace
}  // namespace tracuu::server
