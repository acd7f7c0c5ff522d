// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bytes/mime_message.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::indexer {
namespace {

constexpr std::uint64_t kMostPartBytes = 1 << 20;

TEST(MimeMessage, ReadsHeadersAndParts) {
  auto const message = read_mime_message(
      "Subject: =?UTF-8?B?VGnDqm0gcGjDsm5n?=\r\n"
      "From: =?UTF-8?Q?UBND_x=C3=A3?= <ubnd@vankhe.example>\r\n"
      "Date: Mon, 10 Jul 2023 18:30:00 +0000\r\nMessage-ID: <1@vankhe.example>\r\n"
      "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
      "--x\r\nContent-Type: text/plain; charset=windows-1258\r\n"
      "Content-Transfer-Encoding: quoted-printable\r\n\r\nM=F4t\r\n"
      "--x\r\nContent-Type: application/pdf; name=\"thu muc/119.pdf\"\r\n"
      "Content-Transfer-Encoding: base64\r\n\r\nJVBERg==\r\n--x--\r\n",
      kMostPartBytes);
  ASSERT_TRUE(message.has_value()) << to_string(message.error());
  EXPECT_EQ(message->subject, "Tiêm phòng");
  EXPECT_EQ(message->sender, "UBND xã");
  EXPECT_EQ(message->message_id, "1@vankhe.example");
  EXPECT_EQ(message->sent_seconds, 1'689'013'800);
  ASSERT_EQ(message->parts.size(), 2U);
  EXPECT_EQ(message->parts[0].media_type, "text/plain");
  EXPECT_EQ(message->parts[0].charset, "windows-1258");
  EXPECT_EQ(message->parts[0].bytes.substr(0, 3), "M\xF4t");
  EXPECT_FALSE(message->parts[0].is_attachment);
  EXPECT_EQ(message->parts[1].file_name, "119.pdf") << "folders are left out";
  EXPECT_EQ(message->parts[1].bytes, "%PDF");
  EXPECT_TRUE(message->parts[1].is_attachment);
}

TEST(MimeMessage, RefusesWhatIsNone) {
  EXPECT_FALSE(read_mime_message("", kMostPartBytes).has_value());
  EXPECT_FALSE(read_mime_message("\x89PNG\r\n\x1A\n", kMostPartBytes).has_value());
  std::string const large = "Subject: a\r\n\r\n" + std::string(2000, 'x');
  EXPECT_FALSE(read_mime_message(large, 1000).has_value()) << "more than the limit";
}

TEST(MimeMessage, IsBoundedByNestingAndParts) {
  std::string deep = "MIME-Version: 1.0\n";
  for (int i = 0; i < 20'000; ++i) {
    deep += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\n\n--b" +
            std::to_string(i) + "\n";
  }
  (void)read_mime_message(deep, kMostPartBytes * 10);  // no overflow of the stack
  std::string many = "Subject: a\nContent-Type: multipart/mixed; boundary=x\n\n";
  for (int i = 0; i < 3'000; ++i) many += "--x\nContent-Type: text/plain\n\na\n";
  auto const message = read_mime_message(many, kMostPartBytes);
  ASSERT_TRUE(message.has_value());
  EXPECT_EQ(message->parts.size(), 1000U);
  EXPECT_EQ(message->dropped_parts, 2000U);
}

}  // namespace
}  // namespace tracuu::indexer
