// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/announcement_id.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::schema {
namespace {

using namespace std::string_literals;

TEST(CheckId, TakesWhatAnAddressCanName) {
  for (std::string const& id :
       {"gv-1"s, "tin/2023/thông báo.html"s, "https://a.example/tin?id=7#muc"s, "..."s, "a/.."s,
        " "s, std::string(3'900, 'a'), std::string(1'300, '/')}) {
    EXPECT_TRUE(check_id(id)) << id;
  }
}

TEST(CheckId, RefusesWhatNoAddressCan) {
  for (std::string const& id : {""s, "."s, ".."s, "a\0b"s, "\0"s, "a\xff"s, std::string(3'901, 'a'),
                                std::string(1'301, '/')}) {
    auto const checked = check_id(id);
    ASSERT_FALSE(checked) << id;
    EXPECT_EQ(checked.error().code, base::ErrorCode::InvalidArgument);
  }
}

}  // namespace
}  // namespace tracuu::schema
