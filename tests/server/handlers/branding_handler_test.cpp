// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/branding_handler.hpp"

#include <gtest/gtest.h>

#include <string>

#include "tests/indexer/test_folder.hpp"
#include "tests/server/live_service.hpp"

namespace tracuu::server {
namespace {

constexpr char const* kName = "Tìm kiếm – Lam Giang";

/// A service of an office that has set everything.
class BrandingHandler : public LiveService {
 protected:
  BrandingHandler() {
    BrandingSettings& branding = config_.branding;
    branding.name = kName;
    branding.logo = folder_.write("logo.svg", "<svg viewBox='0 0 4 2'><path d='M0 0'/></svg>");
    branding.footer = "Cơ quan chủ quản: UBND huyện <Lam Giang>\nGiấy phép số 1";
    branding.footer_en = "Run by Lam Giang District";
    branding.contact = "Văn phòng, vanthu@lamgiang.example";
    branding.accessibility = folder_.write(
        "tiep-can.txt", "# Ai cũng dùng được\n\nHỏi vanthu@lamgiang.example.\n- một\n");
    branding.accent = "#00695c";
  }

  Reply page(std::string const& target) { return ask(port(), get(target)); }

  static bool has(Reply const& reply, std::string_view text) {
    return reply.body.find(text) != std::string::npos;
  }

  test::TestFolder folder_;
};

TEST_F(BrandingHandler, NamesTheOfficeOnEveryPage) {
  start();
  for (std::string const& target :
       {std::string("/"), std::string("/search?q=cai+cach"), std::string("/search?q=a&size=0"),
        std::string("/nothing"), std::string("/kho"), std::string("/kho/2021"),
        std::string("/kho/unit"), std::string("/kho/number?number=1"), std::string("/kho/compare"),
        std::string("/accessibility"), std::string("/announcements/gv-1"),
        std::string("/announcements/quet%2F1/pages/2")}) {
    Reply const reply = page(target);
    EXPECT_TRUE(has(reply, "<span>Tìm kiếm – Lam Giang</span>")) << target << reply.body;
    EXPECT_TRUE(has(reply, kName + std::string("</title>")) || target == "/") << target;
    EXPECT_FALSE(has(reply, "Tra Cứu")) << target << reply.body;
    EXPECT_TRUE(has(reply, "<p>Cơ quan chủ quản: UBND huyện &lt;Lam Giang&gt;</p>")) << target;
    EXPECT_TRUE(has(reply, "<a href=\"mailto:vanthu@lamgiang.example\">")) << target;
    EXPECT_TRUE(has(reply, "<a href=\"/accessibility\">")) << target;
    EXPECT_TRUE(has(reply, "width=\"512\" height=\"256\" alt=\"\">")) << target;
  }
  EXPECT_TRUE(has(page("/opensearch.xml"), "<ShortName>Tìm kiếm – Lam</ShortName>"));
  EXPECT_TRUE(has(page("/oai?verb=Identify"), "<repositoryName>Tìm kiếm – Lam Giang<"));
  EXPECT_TRUE(has(page("/feed?q=cai"), "<title>Tìm kiếm – Lam Giang: cai</title>"));
  EXPECT_TRUE(has(page("/kho/compare.svg?q=cai"), "Nguồn: Tìm kiếm – Lam Giang, "));
}

TEST_F(BrandingHandler, SaysOfWhichLanguageATextIs) {
  start();
  Reply const english = page("/?lang=en");
  EXPECT_TRUE(has(english, "<span lang=\"vi\">Tìm kiếm – Lam Giang</span>")) << english.body;
  EXPECT_TRUE(has(english, "<p>Run by Lam Giang District</p>"));
  EXPECT_TRUE(has(english, "<address lang=\"vi\">"));
  EXPECT_TRUE(has(english, "<title>Tìm kiếm – Lam Giang – search public announcements</title>"));
  EXPECT_TRUE(has(page("/accessibility?lang=en"), "tabindex=\"-1\" lang=\"vi\">"));
}

TEST_F(BrandingHandler, ShowsTheStatement) {
  start();
  Reply const reply = page("/accessibility");
  EXPECT_EQ(reply.status, 200);
  EXPECT_TRUE(has(reply, "<h1>Ai cũng dùng được</h1>")) << reply.body;
  EXPECT_TRUE(has(reply, "<p>Hỏi <a href=\"mailto:vanthu@lamgiang.example\">"));
  EXPECT_TRUE(has(reply, "<li>một")) << reply.body;
}

TEST_F(BrandingHandler, ServesTheLogoAndTheColours) {
  start();
  Reply const logo = page("/logo");
  EXPECT_EQ(logo.status, 200);
  EXPECT_EQ(logo.headers.at("content-type"), "image/svg+xml");
  EXPECT_EQ(logo.headers.at("x-content-type-options"), "nosniff");
  EXPECT_EQ(page("/favicon.ico").body, logo.body);
  // Opened by itself an SVG is a document: nothing in it may run.
  EXPECT_TRUE(logo.headers.at("content-security-policy").starts_with("default-src 'none'"));
  EXPECT_TRUE(has(page("/style.css"), ":root{--accent:#00695c;"));
  EXPECT_TRUE(has(page("/"), "<link rel=\"icon\" href=\"/logo?v="));
}

TEST_F(BrandingHandler, WithoutAnyIsNotThere) {
  config_.branding = {};
  start();
  EXPECT_EQ(page("/logo").status, 404);
  EXPECT_EQ(page("/favicon.ico").headers.at("content-type"), "image/svg+xml");
  EXPECT_TRUE(has(page("/favicon.ico"), "fill=\"#0b4a7f\"/>"));
  EXPECT_EQ(page("/accessibility").status, 404);
  Reply const home = page("/");
  EXPECT_TRUE(has(home, "<title>Tra Cứu – tìm thông báo của cơ quan nhà nước</title>"));
  EXPECT_TRUE(has(home, "fill='%230b4a7f'"));
  EXPECT_FALSE(has(home, "<address"));
}

TEST_F(BrandingHandler, AnotherNameHasOtherTags) {
  config_.branding.name = "A";
  start();
  std::string const tag = page("/").headers.at("etag");
  service_.reset();
  start();
  EXPECT_EQ(page("/").headers.at("etag"), tag);
  service_.reset();
  config_.branding.name = "B";
  start();
  EXPECT_NE(page("/").headers.at("etag"), tag);
}

TEST_F(BrandingHandler, StopsTheStartIfItCannotBeShown) {
  config_.branding.accent = "#ffff00";
  auto const service = HttpService::start(config_, make_routes(false));
  ASSERT_FALSE(service);
  EXPECT_NE(service.error().message.find("branding.accent"), std::string::npos);
}

}  // namespace
}  // namespace tracuu::server
