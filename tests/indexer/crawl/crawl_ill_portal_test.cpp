// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "indexer/crawl/crawl_job.hpp"
#include "indexer/sources/source_reader.hpp"
#include "tests/indexer/crawl/crawl_job_fixture.hpp"

// Portals that are ill for a night: no text is lost by it.

namespace tracuu::indexer {
namespace {

using test::page;

class IllPortalTest : public test::CrawlJobTest {
 protected:
  static constexpr int kPages = 40;

  static std::string target(int number) { return fmt::format("/tin/bai-{}", number); }
  static std::string text(int number) { return std::string(static_cast<std::size_t>(number), 'b'); }

  /// kPages pages of one section, ten of another.
  void set_well() {
    std::vector<std::string> links;
    for (int number = 1; number <= kPages; ++number) links.push_back(target(number));
    for (int number = 1; number <= 100; ++number) {
      links.push_back(fmt::format("/van-ban/{}", number));
      portal_.set(links.back(), page("Văn bản " + std::string(number, 'v')));
    }
    portal_.set("/", page("Trang chủ", links));
    for (int number = 1; number <= kPages; ++number)
      portal_.set(target(number), page(text(number)));
  }

  /// The texts that the index would have of the pages of the section.
  std::set<std::string> texts() {
    SourceReader reader({options_.folder}, {});
    std::set<std::string> texts;
    while (true) {
      auto const item = reader.next();
      EXPECT_TRUE(item);
      if (!item || !*item) break;
      if ((*item)->url.find("/tin/") != std::string::npos) texts.insert((*item)->bytes);
    }
    return texts;
  }

  void expect_all_kept(CrawlReport const& report) {
    EXPECT_EQ(report.total("gone"), 0u);
    std::set<std::string> const kept = texts();
    EXPECT_EQ(kept.size(), std::size_t{kPages});
    for (int number = 1; number <= kPages; ++number) {
      EXPECT_TRUE(kept.contains(page(text(number)))) << number;
      EXPECT_EQ(known(target(number)).state, AddressState::Page) << number;
    }
  }
};

TEST_F(IllPortalTest, KeepsWhatLeadsToALoginPage) {
  set_well();
  crawl();
  portal_.set("/dang-nhap", page("Đăng nhập"));
  for (int number = 1; number <= kPages; ++number) {
    portal_.set_raw(target(number), "302 Found",
                    "Location: /dang-nhap?returnUrl=" + target(number) + "\r\n", "");
  }
  options_.purge = true;
  CrawlReport const report = crawl();
  expect_all_kept(report);
  EXPECT_EQ(report.count("kept", "behind a login page"), std::uint64_t{kPages});
  EXPECT_EQ(portal_.asked("/dang-nhap"), 0);
  set_well();
  EXPECT_EQ(crawl().total("unchanged"), kPages + 101u);
}

TEST_F(IllPortalTest, KeepsWhatShowsALoginForm) {
  set_well();
  crawl();
  for (int number = 1; number <= kPages; ++number) {
    portal_.set(target(number),
                "<title>Đăng nhập - Cổng thông tin</title><input type=password name=mk>");
  }
  expect_all_kept(crawl());
  EXPECT_EQ(known(target(1)).reason, "behind a login page");
}

TEST_F(IllPortalTest, KeepsWhatBecomesOneText) {
  set_well();
  crawl();
  for (int number = 1; number <= kPages; ++number) {
    portal_.set(target(number),
                page("Hệ thống đang bảo trì, 08:30:1" + std::to_string(number % 10)));
  }
  options_.purge = true;
  CrawlReport const report = crawl();
  expect_all_kept(report);
  EXPECT_EQ(report.count("held back", "too many of a section are gone at once"),
            std::uint64_t{kPages});
  set_well();
  crawl();
  expect_all_kept(crawl());
}

TEST_F(IllPortalTest, KeepsWhatLeadsToOnePlace) {
  set_well();
  crawl();
  portal_.set("/bao-tri", page("Hệ thống đang bảo trì"));
  for (int number = 1; number <= kPages; ++number) {
    portal_.set_raw(target(number), "302 Found", "Location: /bao-tri\r\n", "");
  }
  // The index is updated in the middle of it, too.
  options_.archive_every = std::chrono::seconds(0);
  options_.on_archive = [](std::vector<std::string> const&) { return base::Result<void>(); };
  options_.purge = true;
  expect_all_kept(crawl());
}

// A new frame changes the bytes of all pages, and of pages that are alike leaves them alike.
TEST_F(IllPortalTest, TakesANewFrame) {
  set_well();
  crawl();
  for (int number = 1; number <= kPages; ++number) {
    portal_.set(target(number), page(text(number)) + "<p>Đường dây nóng: 1022</p>");
  }
  CrawlReport const report = crawl();
  EXPECT_EQ(report.total("changed"), std::uint64_t{kPages});
  EXPECT_EQ(report.total("missing once"), 0u);
}

TEST_F(IllPortalTest, FollowsPagesThatMoveEachToItsOwnPlace) {
  set_well();
  crawl();
  for (int number = 1; number <= kPages; ++number) {
    std::string const moved = fmt::format("/tin-tuc/bai-{}.html", number);
    portal_.set_raw(target(number), "301 Moved Permanently", "Location: " + moved + "\r\n", "");
    portal_.set(moved, page(text(number)));
  }
  crawl();
  EXPECT_EQ(known(target(7)).state, AddressState::Redirect);
  EXPECT_EQ(known(target(7)).canonical, portal_.url("/tin-tuc/bai-7.html"));
}

TEST_F(IllPortalTest, IndexesNoLoginPage) {
  portal_.set("/", page("Trang chủ", {"/quan-tri", "/thanh-vien"}));
  portal_.set_raw("/quan-tri", "302 Found", "Location: /Account/Login?ReturnUrl=%2Fquan-tri\r\n",
                  "");
  portal_.set("/thanh-vien", "<title>Đăng nhập</title><input type='PASSWORD'>");
  CrawlReport const report = crawl();
  EXPECT_EQ(report.total("new"), 1u);
  EXPECT_EQ(report.count("refused", "behind a login page"), 2u);
}

// Bulletins differ in numbers alone; what their list or the sitemap names is no trap.
TEST_F(IllPortalTest, ReadsBulletinsThatDifferInNumbers) {
  options_.traps.barren_pages = 10;
  std::vector<std::string> links;
  for (int number = 1; number <= 60; ++number) {
    links.push_back(fmt::format("/muc-nuoc-{}", number));
    portal_.set(links.back(), page(fmt::format("Mực nước ngày {}/3: 2,{} m<br>Lượt xem: 17",
                                               number % 28 + 1, number)));
  }
  std::string listed;
  for (int number = 1; number <= 60; ++number) {
    std::string const target = fmt::format("/lich-tiep-dan-{}", number);
    portal_.set(target, page(fmt::format("Lịch tiếp công dân ngày {}/4", number % 30 + 1)));
    listed += "<url><loc>" + portal_.url(target) + "</loc></url>";
  }
  portal_.set_raw("/sitemap.xml", "200 OK", "Content-Type: text/xml\r\n",
                  "<urlset>" + listed + "</urlset>");
  portal_.set("/", page("Trang chủ", links));
  EXPECT_EQ(crawl().total("new"), 121u);
  // Nor are pages that are known left, if their pattern was.
  portal_.set_raw("/sitemap.xml", "404 Not Found", "", "");
  EXPECT_EQ(crawl().total("unchanged"), 121u);
}

}  // namespace
}  // namespace tracuu::indexer
