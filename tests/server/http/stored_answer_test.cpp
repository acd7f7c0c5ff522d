// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/stored_answer.hpp"

#include <gtest/gtest.h>

#include "tests/server/decoding.hpp"

namespace tracuu::server {
namespace {

TEST(StoredAnswer, PacksOnceForEachCoding) {
  std::string const body(10'000, 'a');
  StoredAnswer const answer(json_response(200, body));
  EXPECT_EQ(*answer.body(ContentCoding::Identity), body);
  EXPECT_TRUE(answer.is_packed(ContentCoding::Identity));
  for (ContentCoding const coding : {ContentCoding::Gzip, ContentCoding::Brotli}) {
    EXPECT_FALSE(answer.is_packed(coding));
    std::string const* const packed = answer.body(coding);
    EXPECT_TRUE(answer.is_packed(coding));
    ASSERT_NE(packed, nullptr);
    EXPECT_EQ(decoded(*packed, name_of(coding)), body);
    EXPECT_EQ(answer.body(coding), packed) << "the same, not another";
  }
}

TEST(StoredAnswer, NeverTakesMoreThanItSaid) {
  std::string noise;
  for (unsigned i = 0, x = 1; i < 5'000; ++i)
    noise += static_cast<char>((x = x * 75 % 65'537) & 127);
  StoredAnswer const answer(json_response(200, noise));
  EXPECT_EQ(answer.body(ContentCoding::Gzip), nullptr) << "saves too little to be kept";
  EXPECT_GE(answer.max_bytes(), 2 * noise.size());
}

}  // namespace
}  // namespace tracuu::server
