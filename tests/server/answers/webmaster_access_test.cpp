// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/answers/webmaster_access.hpp"

#include <gtest/gtest.h>

#include "tests/indexer/test_folder.hpp"
#include "tests/server/live_service.hpp"

namespace tracuu::server {
namespace {

/// "Authorization: …" of `secret`, as browsers send it: the user is "web".
std::string basic(std::string const& secret) {
  std::string const pair = "web:" + secret;
  constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string encoded;
  for (std::size_t i = 0; i < pair.size(); i += 3) {
    unsigned bits = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      bits = bits << 8 | (i + k < pair.size() ? static_cast<unsigned char>(pair[i + k]) : 0u);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      encoded += i + k > pair.size() ? '=' : kDigits[bits >> (18 - 6 * k) & 63];
    }
  }
  return "Authorization: Basic " + encoded + "\r\n";
}

std::string request(std::string const& line, std::string const& fields,
                    std::string const& body = "") {
  std::string sent = line + " HTTP/1.1\r\nHost: tim.example\r\n" + fields;
  if (!body.empty()) sent += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  return sent + "\r\n" + body;
}

class WebmasterAccess : public LiveService {
 protected:
  void start_with_token() {
    auto const made = make_token("van-thu").value();
    token_ = made.token;
    file_ = folder_.write("tokens", made.line + "\n");
    live_ = open_live_index(*config_.index.sole_folder(), file_).value();
    start();
  }

  test::TestFolder folder_;
  std::filesystem::path file_;
  std::string token_;
};

TEST_F(WebmasterAccess, IsForWhoBearsAToken) {
  start_with_token();
  Reply page = ask(port(), request("GET /webmaster", basic(token_)));
  EXPECT_EQ(page.status, 200);
  EXPECT_NE(page.body.find("van-thu"), std::string::npos) << "whose token it is";
  EXPECT_EQ(page.headers["cache-control"], "no-store");
  EXPECT_EQ(page.headers["x-robots-tag"], "noindex");
  EXPECT_NE(page.body.find("<meta name=\"robots\" content=\"noindex\">"), std::string::npos);
  EXPECT_FALSE(page.headers.contains("etag"));
  EXPECT_EQ(
      ask(port(), request("GET /webmaster", "Authorization: Bearer " + token_ + "\r\n")).status,
      200);
  Reply english = ask(port(), request("GET /webmaster?lang=en", basic(token_)));
  EXPECT_NE(english.body.find("What people looked for"), std::string::npos);
}

TEST_F(WebmasterAccess, RefusesOthers) {
  start_with_token();
  for (std::string const& fields :
       {std::string(), basic(""), basic(token_.substr(1)), basic(token_ + "0"),
        std::string("Authorization: Basic !\r\n")}) {
    Reply refused = ask(port(), request("GET /webmaster", fields));
    EXPECT_EQ(refused.status, 401) << fields;
    EXPECT_EQ(refused.headers["www-authenticate"], "Basic realm=\"webmaster\", charset=\"UTF-8\"");
    EXPECT_EQ(refused.headers["cache-control"], "no-store");
    EXPECT_EQ(refused.body.find(token_), std::string::npos);
  }
}

TEST_F(WebmasterAccess, IsClosedWithoutTokens) {
  start();
  EXPECT_EQ(ask(port(), request("GET /webmaster", basic(""))).status, 403);
}

TEST_F(WebmasterAccess, IsClosedOnceAllTokensAreTakenAway) {
  start_with_token();
  folder_.write("tokens", "# none\n");
  ASSERT_TRUE(live_->reload_tokens());
  EXPECT_EQ(ask(port(), request("GET /webmaster", basic(token_))).status, 403);
}

TEST_F(WebmasterAccess, TakesFormsOfItsOwnPagesOnly) {
  struct Row {
    char const* origin;
    bool is_refused;
  };
  constexpr Row kRows[] = {{"", false},  // a program
                           {"http://tim.example", false},
                           {"https://TIM.example", false},  // TLS ends before us
                           {"https://tim.example:444", true},
                           {"https://example.com", true},
                           {"https://tim.example.com", true},
                           {"null", true}};
  start_with_token();
  auto const state = std::make_unique<AppState>(config_, live_);
  for (Row const& row : kRows) {
    Request form;
    form.method = Method::Post;
    form.authorization = "Bearer " + token_;
    form.origin = row.origin;
    Context context;
    context.base_url = "http://tim.example";
    auto const refused = refuse_stranger(form, context, *state);
    EXPECT_EQ(refused.has_value(), row.is_refused) << row.origin;
    if (refused) {
      EXPECT_EQ(refused->status, 403);
    }
    form.method = Method::Get;
    EXPECT_FALSE(refuse_stranger(form, context, *state)) << "a link may lead here";
  }
}

}  // namespace
}  // namespace tracuu::server
