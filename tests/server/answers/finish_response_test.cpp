// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/answers/finish_response.hpp"

#include <gtest/gtest.h>

#include "server/answers/router.hpp"
#include "server/http/stored_answer.hpp"
#include "server/routes.hpp"
#include "tests/server/decoding.hpp"

namespace tracuu::server {
namespace {

std::string const kLong(5'000, 'a');

Request accepting_request(std::string path, std::string accept_encoding = "") {
  Request request;
  request.path = std::move(path);
  request.accept_encoding = std::move(accept_encoding);
  return request;
}

class FinishResponse : public ::testing::Test {
 protected:
  Response finish(Response response, Request const& request) const {
    AppState const state(config_);
    Context context;
    context.audience = Router(make_routes()).audience_of(request.path);
    return finish_response(std::move(response), request, context, state);
  }

  ServerConfig config_;
};

// As a feed, Chromium showed its source.
TEST_F(FinishResponse, FeedsAreXmlToBrowsers) {
  Request request = accepting_request("/feed");
  for (auto const& [accept, type] : std::initializer_list<std::pair<char const*, char const*>>{
           {"", "application/atom+xml; charset=utf-8"},
           {"*/*", "application/atom+xml; charset=utf-8"},
           {"application/atom+xml, application/xml;q=0.9", "application/atom+xml; charset=utf-8"},
           {"text/html,application/xhtml+xml,*/*;q=0.8", "application/xml; charset=utf-8"}}) {
    request.accept = accept;
    Response const feed = finish(styled_xml_response("application/atom+xml", "<feed/>"), request);
    EXPECT_EQ(feed.get("Content-Type"), type) << accept;
    EXPECT_NE(feed.get("Vary").find("Accept"), std::string_view::npos);
  }
  EXPECT_EQ(finish(xml_response("text/xml", "<x/>"), request).get("Content-Type"),
            "text/xml; charset=utf-8");
}

TEST_F(FinishResponse, PacksWhatTheClientTakes) {
  for (char const* const coding : {"gzip", "br"}) {
    Response const packed =
        finish(json_response(200, kLong), accepting_request("/api/v1/x", coding));
    EXPECT_EQ(packed.get("Content-Encoding"), coding);
    EXPECT_EQ(decoded(packed.body, coding), kLong);
    EXPECT_EQ(packed.get("Vary"), "Accept-Language, Accept-Encoding");
    Response stored = json_response(200, "");
    stored.stored = std::make_shared<StoredAnswer const>(json_response(200, kLong));
    Response const from_store = finish(std::move(stored), accepting_request("/api/v1/x", coding));
    EXPECT_EQ(from_store.body, packed.body);
    EXPECT_EQ(from_store.get("Content-Encoding"), coding);
  }
}

TEST_F(FinishResponse, PacksNothingWhereItMayNot) {
  AppState const state(config_);
  Response const plain = finish_response(json_response(200, kLong), accepting_request("/x", "br"),
                                         {}, state, Packing::Never);
  EXPECT_EQ(plain.get("Content-Encoding"), "");
  EXPECT_EQ(plain.body, kLong);
  EXPECT_EQ(finish_response(json_response(200, kLong), accepting_request("/x", "br, identity;q=0"),
                            {}, state, Packing::Never)
                .status,
            503);
}

TEST_F(FinishResponse, TellsWhatTakesLong) {
  std::string const large(kMaxBytesPackedAtOnce + 1, 'a');
  auto const stored = std::make_shared<StoredAnswer const>(json_response(200, large));
  Response kept = json_response(200, "");
  kept.stored = stored;
  Response pieces = json_response(200, "");
  pieces.pieces = [] { return std::string(); };
  struct Row {
    Response response;
    char const* accept_encoding;
    bool takes_long;
    char const* why;
  };
  Row const rows[] = {
      {json_response(200, large), "br", true, "large"},
      {json_response(200, large), "gzip", true, "large"},
      {json_response(200, large), "", false, "goes as it is"},
      {json_response(200, large), "identity, br;q=0.5", false, "goes as it is"},
      {json_response(200, large), "identity;q=0", false, "refused"},
      {json_response(200, kLong), "br", false, "small"},
      {text_response(200, "image/png", large), "br", false, "packed already"},
      {pieces, "br", false, "made while it is sent"},
      {kept, "br", true, "large"},
  };
  for (Row const& row : rows) {
    Request const request = accepting_request("/x", row.accept_encoding);
    EXPECT_EQ(takes_long_to_finish(row.response, request, config_), row.takes_long) << row.why;
  }
  EXPECT_NE(stored->body(ContentCoding::Brotli), nullptr);
  EXPECT_FALSE(takes_long_to_finish(kept, accepting_request("/x", "br"), config_)) << "is there";
  EXPECT_TRUE(takes_long_to_finish(kept, accepting_request("/x", "gzip"), config_));
  config_.compression = false;
  EXPECT_FALSE(
      takes_long_to_finish(json_response(200, large), accepting_request("/x", "br"), config_));
}

TEST_F(FinishResponse, LeavesTheRestAsItIs) {
  struct Row {
    Response response;
    char const* accept_encoding;
    char const* vary;
    char const* why;
  };
  Row const rows[] = {
      {json_response(200, kLong), "", "Accept-Language, Accept-Encoding", "not asked for"},
      {json_response(200, kLong), "zstd", "Accept-Language, Accept-Encoding", "not known"},
      {json_response(200, "{}"), "br", "Accept-Language, Accept-Encoding", "too small"},
      {text_response(200, "image/png", kLong), "br", "", "packed already"},
      {html_response(200, kLong), "identity, br;q=0.5", "Accept-Encoding", "not wanted"},
  };
  for (Row const& row : rows) {
    std::string const body = row.response.body;
    Response const same = finish(row.response, accepting_request("/api/v1/x", row.accept_encoding));
    EXPECT_EQ(same.get("Content-Encoding"), "") << row.why;
    EXPECT_EQ(same.body, body) << row.why;
    EXPECT_EQ(same.get("Vary"), row.vary) << row.why;
  }
}

TEST_F(FinishResponse, IdentityMayBeRuledOut) {
  Response const small =
      finish(json_response(200, "{}"), accepting_request("/api/x", "identity;q=0, gzip"));
  EXPECT_EQ(decoded(small.body, "gzip"), "{}");
  Response const refused =
      finish(json_response(200, kLong), accepting_request("/api/x", "identity;q=0"));
  EXPECT_EQ(refused.status, 406);
  EXPECT_NE(refused.body.find("NotAcceptable"), std::string::npos);
}

TEST_F(FinishResponse, CompressionMayBeSwitchedOff) {
  config_.compression = false;
  Response const same = finish(json_response(200, kLong), accepting_request("/api/x", "gzip"));
  EXPECT_EQ(same.body, kLong);
  EXPECT_EQ(same.get("Vary"), "Accept-Language");
}

TEST_F(FinishResponse, OriginsThatMayRead) {
  struct Row {
    std::vector<std::string> origins;
    char const* path;
    char const* origin;
    char const* allowed;
    bool varies;
    char const* why;
  };
  Row const rows[] = {
      {{"*"}, "/api/v1/search", "https://a.example", "*", false, "anybody"},
      {{"*"}, "/api/v1/search", "", "*", false, "caches serve it to scripts too"},
      {{"*"}, "/search", "https://a.example", "", false, "pages are for people"},
      {{}, "/api/v1/search", "https://a.example", "", false, "nobody"},
      {{"https://a.example"}, "/api/v1/search", "https://a.example", "https://a.example", true, ""},
      {{"https://a.example"}, "/api/v1/search", "https://b.example", "", true, "another"},
      {{"https://a.example"}, "/api/v1/search", "http://a.example", "", true, "another scheme"},
      {{"https://a.example"}, "/api/v1/search", "https://a.example.evil", "", true, "longer"},
      {{"https://a.example"}, "/api/v1/search", "null", "", true, "a sandbox"},
      {{"https://a.example", "https://b.example"},
       "/api/x",
       "https://b.example",
       "https://b.example",
       true,
       "the second"},
  };
  for (Row const& row : rows) {
    config_.runtime.cors_origins = row.origins;
    Request request = accepting_request(row.path);
    request.origin = row.origin;
    Response const response = finish(json_response(200, "{}"), request);
    EXPECT_EQ(response.get("Access-Control-Allow-Origin"), row.allowed) << row.why;
    bool const varies = response.get("Vary").find("Origin") != std::string_view::npos;
    EXPECT_EQ(varies, row.varies) << row.why;
    EXPECT_EQ(response.get("Access-Control-Allow-Credentials"), "") << row.why;
  }
}

TEST_F(FinishResponse, PreflightsAreAnswered) {
  Request request = accepting_request("/api/v1/search");
  request.method = Method::Options;
  request.origin = "https://a.example";
  Response const response = finish(options_response("GET, HEAD, OPTIONS"), request);
  EXPECT_EQ(response.get("Access-Control-Allow-Origin"), "*");
  EXPECT_EQ(response.get("Access-Control-Allow-Methods"), "GET, HEAD, OPTIONS");
  EXPECT_EQ(response.get("Access-Control-Allow-Headers"), "If-None-Match");
}

}  // namespace
}  // namespace tracuu::server
