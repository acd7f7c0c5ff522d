// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/lead_handler.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/server/html_checks.hpp"
#include "tests/server/request_for.hpp"
#include "tests/server/test_index.hpp"

namespace tracuu::server {
namespace {

std::vector<schema::Announcement> moved() {
  schema::Announcement one;
  one.id = "a/1";
  one.url = "https://v.example/tin/hội-nghị-1";
  one.addresses = {"http://cu.example/tin.aspx?id=7&muc=2"};
  one.title = "Hội nghị sơ kết công tác <cải cách> hành chính";
  one.body = "Tin.";
  schema::Announcement two = one;
  two.id = "b";
  two.url = "javascript:alert(1)//v.example/x";
  two.addresses = {"http://cu.example/xau"};
  two.title = "Bài có địa chỉ xấu";
  return {one, two};
}

class LeadHandler : public ::testing::Test {
 protected:
  Response page(std::string_view target, LeadSettings leads = {}, std::string referer = "") {
    Request request = request_for(target);
    request.referer = std::move(referer);
    return handle_lead_page(request, context_with(std::move(leads)), searcher_).value();
  }

  nlohmann::json json(std::string_view target, LeadSettings leads = {}) {
    Response const response =
        handle_lead(request_for(target), context_with(std::move(leads)), searcher_).value();
    EXPECT_EQ(response.status, 200) << response.body;
    return nlohmann::json::parse(response.body);
  }

  static Context context_with(LeadSettings leads) {
    Context context;
    context.base_url = "https://tim.example/kho";
    context.base_path = "/kho";
    context.leads = std::move(leads);
    return context;
  }

  search::Searcher searcher_ = search::Searcher::open(make_test_index(moved())).value();
};

TEST_F(LeadHandler, LeadsToWhereItIsPublished) {
  Response const response = page("/go?url=http%3A%2F%2Fcu.example%2Ftin.aspx%3Fid%3D7%26muc%3D2");
  EXPECT_EQ(response.status, 302);
  EXPECT_EQ(response.get("Location"), "https://v.example/tin/h%E1%BB%99i-ngh%E1%BB%8B-1");
}

TEST_F(LeadHandler, TakesAllAfterUrlAsTheAddress) {
  EXPECT_EQ(page("/go?url=http://cu.example/tin.aspx?id=7&muc=2").status, 302);
  EXPECT_EQ(page("/go?lang=en&url=http://cu.example/tin.aspx?id=7&muc=2").status, 302);
}

// The form of the page: a redirect to another host was stopped by its own policy.
TEST_F(LeadHandler, ShowsALinkToWhoAsksForIt) {
  Response const shown = page("/go?lang=vi&show=1&url=http://cu.example/tin.aspx?id=7&muc=2");
  EXPECT_EQ(shown.status, 200);
  EXPECT_TRUE(has(shown.body, "href=\"https://v.example/tin/h%E1%BB%99i"));
  EXPECT_TRUE(has(shown.body, "name=\"show\""));
  EXPECT_EQ(page("/go?url=http://cu.example/tin.aspx?id=7&muc=2").status, 302);
}

TEST_F(LeadHandler, AsksForWhereTheLinkStood) {
  EXPECT_EQ(page("/go", {}, "http://cu.example/tin.aspx?id=7&muc=2").status, 302);
  Response const form = page("/go", {}, "http://cu.example/");
  EXPECT_EQ(form.status, 200) << "the root of a site says no page";
  EXPECT_TRUE(has(form.body, "name=\"url\""));
  expect_sound_html(form.body, "vi");
}

TEST_F(LeadHandler, LeadsToOurPageWhereNothingElseIs) {
  std::string const ours = "/kho/announcements/a%2F1";
  EXPECT_EQ(page("/go?url=https://v.example/tin/hội-nghị-1").get("Location"), ours)
      << "the address itself is gone";
  std::string const asked = "/go?url=http://cu.example/tin.aspx?id=7&muc=2";
  EXPECT_EQ(page(asked, {.to_published = false}).get("Location"), ours);
  EXPECT_EQ(page(asked, {.closed_hosts = {"V.example"}}).get("Location"), ours);
  EXPECT_EQ(page(asked, {.redirect_status = 301}).status, 301);
  Response const shown = page(asked, {.redirect_status = 0});
  EXPECT_EQ(shown.status, 200);
  EXPECT_TRUE(has(shown.body, "href=\"https://v.example/tin/h%E1%BB%99i"));
  EXPECT_TRUE(has(shown.body, "&lt;cải cách&gt;"));
}

TEST_F(LeadHandler, IsNoOpenRedirect) {
  EXPECT_EQ(page("/go?url=http://cu.example/xau").get("Location"), "/kho/announcements/b")
      << "a script is no address";
  for (char const* const elsewhere :
       {"/go?url=https://xau.example/lua-dao", "/go?url=//xau.example/lua-dao",
        "/go?url=javascript:alert(1)", "/go?url=/%5Cxau.example"}) {
    Response const response = page(elsewhere);
    EXPECT_EQ(response.status, 404) << elsewhere;
    EXPECT_EQ(response.get("Location"), "") << elsewhere;
    EXPECT_FALSE(has(response.body, "href=\"https://xau")) << elsewhere;
    EXPECT_FALSE(has(response.body, "href=\"javascript")) << elsewhere;
    expect_sound_html(response.body, "vi");
  }
}

TEST_F(LeadHandler, SaysAllToPrograms) {
  auto const sure =
      json("/api/v1/go?url=http://huyen.example/hoi-nghi-so-ket-cong-tac-cai-cach-hanh-chinh");
  EXPECT_EQ(sure["kind"], "likely");
  EXPECT_EQ(sure["location"], "https://v.example/tin/h%E1%BB%99i-ngh%E1%BB%8B-1");
  EXPECT_EQ(sure["words"], "hoi nghi so ket cong tac cai cach hanh chinh");
  EXPECT_EQ(sure["candidates"][0]["why"], "title");
  auto const none = json("/api/v1/go?url=http://huyen.example/zzz-qqq-xxx");
  EXPECT_EQ(none["kind"], "none");
  EXPECT_TRUE(none["location"].is_null());
  auto const own = json("/api/v1/go?url=https://v.example/tin/hội-nghị-1");
  EXPECT_EQ(own["location"], "https://tim.example/kho/announcements/a%2F1");
}

TEST_F(LeadHandler, RefusesWhatIsNoAddress) {
  for (char const* const target : {"/api/v1/go", "/api/v1/go?url=tin", "/api/v1/go?x=1"}) {
    EXPECT_EQ(handle_lead(request_for(target), context_with({}), searcher_).value().status, 422);
    EXPECT_EQ(handle_addressed(request_for(target), context_with({}), searcher_).value().status,
              422);
  }
}

TEST_F(LeadHandler, FindsAnnouncementsAtAnAddress) {
  Response const response =
      handle_addressed(request_for("/api/v1/announcements?url=http://cu.example/xau/"),
                       context_with({}), searcher_)
          .value();
  auto const found = nlohmann::json::parse(response.body);
  ASSERT_EQ(found["announcements"].size(), 1u);
  EXPECT_EQ(found["announcements"][0]["id"], "b");
}

}  // namespace
}  // namespace tracuu::server
