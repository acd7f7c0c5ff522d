// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bytes/zip_member.hpp"

#include <gtest/gtest.h>

#include <string>

#include "tests/indexer/office_files.hpp"

namespace tracuu::indexer {
namespace {

TEST(ZipMember, ReadsOneMember) {
  std::string const zip = test::make_zip({{"a/b.xml", "Một"}, {"c", std::string(200'000, 'x')}});
  EXPECT_EQ(read_zip_member(zip, "a/b.xml", 100).value(), "Một");
  EXPECT_EQ(read_zip_member(zip, "c", 200'000).value()->size(), 200'000U);
  EXPECT_FALSE(read_zip_member(zip, "b.xml", 100).value().has_value()) << "no such member";
}

TEST(ZipMember, RefusesWithAReason) {
  std::string const zip = test::make_zip({{"a", std::string(5'000'000, 'x')}});
  ASSERT_LT(zip.size(), 100'000U) << "the bomb is small while it is packed";
  struct Row {
    std::string bytes;
    std::string named;
    char const* why;
  };
  Row const rows[] = {
      {"", "not a zip archive", "empty"},
      {"văn bản", "not a zip archive", "text"},
      {zip.substr(0, zip.size() - 40), "cut off", "truncated"},
      {zip, "a in the archive unpacks to more than the limit of 4999999 bytes", "bomb"},
      {test::make_zip({{"a", "bí mật"}}, "mật khẩu"), "a in the archive is encrypted", "password"},
  };
  for (Row const& row : rows) {
    auto const read = read_zip_member(row.bytes, "a", 4'999'999);
    ASSERT_FALSE(read.has_value()) << row.why;
    EXPECT_EQ(read.error().code, base::ErrorCode::InvalidArgument) << row.why;
    EXPECT_NE(read.error().message.find(row.named), std::string::npos) << read.error().message;
  }
}

TEST(ZipMember, AnyCutAndAnyBitIsSafe) {
  std::string const zip = test::make_zip({{"a", "Một hai ba bốn năm sáu bảy tám"}});
  for (std::size_t at = 0; at < zip.size(); ++at) {
    (void)read_zip_member(std::string_view(zip).substr(0, at), "a", 1000);
    std::string changed = zip;
    changed[at] = static_cast<char>(changed[at] ^ 0x41);
    auto const read = read_zip_member(changed, "a", 1000);
    EXPECT_TRUE(!read || !*read || (*read)->size() <= 1000);
  }
}

}  // namespace
}  // namespace tracuu::indexer
