// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/message.hpp"

#include <gtest/gtest.h>

#include <ctime>

namespace tracuu::server {
namespace {

TEST(Message, SaysWhatBecomesOfTheConnection) {
  struct Row {
    MessageOptions options;
    char const* connection;
  };
  constexpr Row kRows[] = {
      {{11, true}, ""},
      {{11, false}, "close"},
      {{10, true}, "keep-alive"},
      {{10, false}, ""},
  };
  for (Row const& row : kRows) {
    Message const message = make_message(json_response(200, "{}"), row.options);
    EXPECT_EQ(message[http::field::connection], row.connection);
    EXPECT_EQ(message.keep_alive(), row.options.keep_alive);
  }
}

TEST(Message, CountsBytesAndNamesItself) {
  Message const message = make_message(json_response(200, "\"đ\""), {});
  EXPECT_EQ(message[http::field::content_length], "4");
  EXPECT_EQ(message[http::field::server], "tracuu");
}

TEST(Message, NoContentHasNoLength) {
  Message const message = make_message(options_response("GET"), {});
  EXPECT_EQ(message.count(http::field::content_length), 0u);
}

TEST(Message, HeadGoesOutAsText) {
  Message message = make_message(json_response(404, "{}"), {11, false});
  message.set(http::field::date, "Sun, 06 Nov 1994 08:49:37 GMT");
  std::string const text = head_text(message);
  EXPECT_TRUE(text.starts_with("HTTP/1.1 404 Not Found\r\nServer: tracuu\r\n")) << text;
  EXPECT_NE(text.find("\r\nContent-Length: 2\r\n"), std::string::npos) << text;
  EXPECT_NE(text.find("\r\nConnection: close\r\n"), std::string::npos) << text;
  EXPECT_EQ(text.find("\r\n\r\n"), text.size() - 4) << text;
}

TEST(Message, DatesAreInGmt) {
  std::string const date = http_date();
  std::tm parsed{};
  char const* const end = ::strptime(date.c_str(), "%a, %d %b %Y %H:%M:%S GMT", &parsed);
  ASSERT_NE(end, nullptr) << date;
  EXPECT_EQ(*end, '\0') << date;
  EXPECT_NEAR(std::difftime(::timegm(&parsed), std::time(nullptr)), 0, 5) << date;
}

}  // namespace
}  // namespace tracuu::server
