// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/crawl_job.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "indexer/bytes/byte_input.hpp"
#include "indexer/bytes/gzip_input.hpp"
#include "tests/indexer/crawl/crawl_job_fixture.hpp"

namespace tracuu::indexer {
namespace {

using test::CrawlJobTest;
using test::page;

TEST_F(CrawlJobTest, FollowsWhatBelongsToItAndTellsTheRest) {
  portal_.set_raw("/robots.txt", "200 OK", "Content-Type: text/plain\r\n",
                  "User-agent: *\nDisallow: /tim-kiem\n");
  portal_.set("/", page("Trang chủ", {"/tin/1", "/tin/hong", "/tim-kiem?q=a", "/anh.jpg",
                                      "https://khac.example/", "/bang.bin", "mailto:a@b.example"}));
  portal_.set("/tin/1", page("Sơ kết sáu tháng", {"/tin/2", "/"}));
  portal_.set("/tin/2", page("Mời họp", {"/tin/1"}));
  portal_.set_raw("/bang.bin", "200 OK", "Content-Type: image/png\r\n", "PNG");
  CrawlReport const report = crawl();
  EXPECT_EQ(report.end, CrawlEnd::Complete);
  EXPECT_EQ(report.total("new"), 3u);
  EXPECT_EQ(report.total("missing"), 1u);
  EXPECT_EQ(report.count("refused", "content type image/png is not read"), 1u);
  EXPECT_EQ(report.count("disallowed", "Disallow: /tim-kiem"), 1u);
  EXPECT_EQ(report.count("off scope", "khac.example"), 1u);
  EXPECT_EQ(report.count("not asked", ".jpg"), 1u);
  EXPECT_EQ(report.due, 0u);
  ASSERT_EQ(report.files.size(), 1u);
  EXPECT_TRUE(std::filesystem::exists(options_.folder / report.files.front()));
  EXPECT_EQ(portal_.asked("/tim-kiem?q=a"), 0);
  EXPECT_EQ(portal_.asked("/anh.jpg"), 0);
  EXPECT_EQ(portal_.asked("/tin/1"), 1);
  EXPECT_EQ(portal_.take_asked().front(), "/robots.txt");
}

TEST_F(CrawlJobTest, AsksForNothingWhereRobotsCannotBeRead) {
  portal_.set_raw("/robots.txt", "503 Service Unavailable", "", "");
  portal_.set("/", page("Trang chủ"));
  options_.pace.max_failures = 10;
  auto const report = run_crawl(options_);
  EXPECT_EQ(portal_.asked("/"), 0);
  EXPECT_FALSE(report);  // nothing answered: the crawl says so
}

TEST_F(CrawlJobTest, RepeatsOnlyWhatHasChanged) {
  portal_.set("/", page("Trang chủ", {"/a", "/b", "/c"}), "ETag: \"1\"\r\n");
  portal_.set("/a", page("Một"), "ETag: \"a1\"\r\n");
  portal_.set("/b", page("Hai"));
  portal_.set("/c", page("Ba"));
  EXPECT_EQ(crawl().total("new"), 4u);
  portal_.set("/b", page("Hai, đã sửa"));
  CrawlReport const second = crawl();
  EXPECT_EQ(second.total("new"), 0u);
  EXPECT_EQ(second.total("changed"), 1u);
  EXPECT_EQ(second.total("unchanged"), 3u);  // two by 304, one by its bytes
  EXPECT_EQ(known("/a").status, 304);
}

TEST_F(CrawlJobTest, TakesOutWhatIsMissingTwice) {
  portal_.set("/", page("Trang chủ", {"/a", "/b"}));
  portal_.set("/a", page("Một"));
  portal_.set("/b", page("Hai"));
  crawl();
  portal_.set("/", page("Trang chủ, không còn liên kết"));
  portal_.remove("/a");
  portal_.set_raw("/b", "410 Gone", "", "");
  CrawlReport const second = crawl();
  EXPECT_EQ(second.total("missing once"), 1u);
  EXPECT_EQ(second.total("gone"), 1u);  // 410, at once
  EXPECT_EQ(known("/a").state, AddressState::Page);
  CrawlReport const third = crawl();
  EXPECT_EQ(third.total("gone"), 1u);
  EXPECT_EQ(known("/a").state, AddressState::Gone);
  EXPECT_EQ(crawl().total("gone"), 0u);
  portal_.set("/", page("Trang chủ", {"/a"}));
  portal_.set("/a", page("Một, lại có"));
  EXPECT_EQ(crawl().total("new"), 1u);
}

TEST_F(CrawlJobTest, PurgesInOneRun) {
  portal_.set("/", page("Trang chủ", {"/a"}));
  portal_.set("/a", page("Một"));
  crawl();
  portal_.remove("/a");
  options_.purge = true;
  CrawlReport const report = crawl();
  EXPECT_EQ(report.total("missing once"), 1u);
  EXPECT_EQ(report.total("gone"), 1u);
}

TEST_F(CrawlJobTest, PurgesInOneRunWhatItDidNotComeTo) {
  // The sitemap still names it as it was, so that only the purge pass asks for it.
  portal_.set_raw("/sitemap.xml", "200 OK", "Content-Type: text/xml\r\n",
                  "<urlset><url><loc>" + portal_.url("/a") +
                      "</loc><lastmod>2020-01-01</lastmod></url></urlset>");
  portal_.set("/", page("Trang chủ"));
  portal_.set("/a", page("Một"));
  crawl();
  portal_.remove("/a");
  EXPECT_EQ(crawl().total("unchanged by sitemap"), 1u);
  options_.purge = true;
  portal_.take_asked();
  CrawlReport const report = crawl();
  EXPECT_EQ(report.total("gone"), 1u);
  EXPECT_EQ(portal_.asked("/a"), 2);
  EXPECT_EQ(known("/a").state, AddressState::Gone);
}

TEST_F(CrawlJobTest, RemovesNothingWhereTooMuchIsGone) {
  std::vector<std::string> links;
  for (int number = 1; number <= 60; ++number) links.push_back(fmt::format("/tin/{}", number));
  portal_.set("/", page("Trang chủ", links));
  auto const set = [&](std::size_t at) { portal_.set(links[at], page(std::string(at + 1, 'a'))); };
  for (std::size_t at = 0; at < 60; ++at) set(at);
  EXPECT_EQ(crawl().total("new"), 61u);
  for (std::size_t at = 0; at < 30; ++at) portal_.remove(links[at]);
  options_.purge = true;
  CrawlReport const ill = crawl();
  EXPECT_EQ(ill.total("gone"), 0u);
  EXPECT_EQ(ill.total("held back"), 30u);
  EXPECT_EQ(ill.count("held back", "too many are gone at once"), 30u);
  EXPECT_EQ(known(links[0]).state, AddressState::Page);
  // Nor does the archive say that it is gone: of each address its newest answer counts.
  for (std::string const& file : ill.files) {
    auto const input =
        open_gzip_input(open_file_input(options_.folder / file).value(), GzipRule::Required);
    for (auto piece = input->read(); piece && !piece->empty(); piece = input->read()) {
      EXPECT_EQ(piece->find("HTTP/1.1 404"), std::string_view::npos);
    }
  }
  for (std::size_t at = 0; at < 15; ++at) set(at);
  CrawlReport const better = crawl();
  EXPECT_EQ(better.total("gone"), 15u) << "15 of 61 may go";
  for (std::size_t at = 30; at < 60; ++at) portal_.remove(links[at]);
  options_.max_gone_percent = 100;
  EXPECT_EQ(crawl().total("gone"), 30u);
}

TEST_F(CrawlJobTest, KeepsWhatFailsForANight) {
  portal_.set("/", page("Trang chủ", {"/a"}));
  portal_.set("/a", page("Một"));
  crawl();
  portal_.set_raw("/a", "500 Internal Server Error", "", "");
  CrawlReport const report = crawl();
  EXPECT_EQ(report.count("failed", "HTTP 500"), 1u);
  EXPECT_EQ(known("/a").state, AddressState::Page);
}

TEST_F(CrawlJobTest, KnowsSoft404s) {
  portal_.set_missing("200 OK", "Content-Type: text/html\r\n",
                      page("Không tìm thấy trang bạn yêu cầu"));
  portal_.set("/", page("Trang chủ", {"/tin/1", "/tin/cu"}));
  portal_.set("/tin/1", page("Sơ kết sáu tháng"));
  CrawlReport const report = crawl();
  EXPECT_EQ(report.total("new"), 2u);
  EXPECT_EQ(report.total("missing"), 1u);
  EXPECT_EQ(known("/tin/cu").state, AddressState::Gone);
}

TEST_F(CrawlJobTest, KnowsOtherAddressesOfATextAndWhereTheyLead) {
  portal_.set("/", page("Trang chủ", {"/in/1", "/chuyen", "/sao"}));
  portal_.set("/in/1", "<link rel=canonical href='/tin/1'>" + page("Bản in"));
  portal_.set_raw("/chuyen", "301 Moved Permanently", "Location: /tin/1\r\n", "");
  portal_.set("/tin/1", page("Sơ kết sáu tháng"));
  portal_.set("/sao", page("Sơ kết sáu tháng"));
  CrawlReport const report = crawl();
  EXPECT_EQ(known("/in/1").canonical, portal_.url("/tin/1"));
  EXPECT_TRUE(known("/in/1").is_told);
  EXPECT_EQ(known("/chuyen").canonical, portal_.url("/tin/1"));
  EXPECT_TRUE(known("/chuyen").is_told);
  // Of two with the same bytes the first that was asked has them.
  bool const is_first = known("/tin/1").canonical.empty();
  EXPECT_EQ(known(is_first ? "/sao" : "/tin/1").canonical,
            portal_.url(is_first ? "/tin/1" : "/sao"));
  EXPECT_EQ(report.total("copy"), 2u);
}

TEST_F(CrawlJobTest, BelievesSitemapsForSomeDays) {
  portal_.set_raw("/sitemap.xml", "200 OK", "Content-Type: application/xml\r\n",
                  "<urlset><url><loc>/a</loc><lastmod>2020-01-01</lastmod></url>"
                  "<url><loc>/chi-co-o-day</loc></url></urlset>");
  portal_.set("/", page("Trang chủ"));
  portal_.set("/a", page("Một"));
  portal_.set("/chi-co-o-day", page("Hai"));
  EXPECT_EQ(crawl().total("new"), 3u);
  CrawlReport const second = crawl();
  EXPECT_EQ(second.total("unchanged by sitemap"), 1u);
  EXPECT_EQ(portal_.asked("/a"), 1);
  // A page that its sitemap names no more may be gone.
  portal_.set_raw("/sitemap.xml", "200 OK", "Content-Type: application/xml\r\n",
                  "<urlset></urlset>");
  crawl();
  EXPECT_EQ(portal_.asked("/a"), 2);
  options_.trusted_days = 0;
  crawl();
  EXPECT_EQ(portal_.asked("/a"), 3);
}

TEST_F(CrawlJobTest, LeavesAPatternWithoutEnd) {
  options_.traps.barren_pages = 10;
  portal_.set("/", page("Trang chủ", {"/lich?thang=1", "/tin/1"}));
  portal_.set("/tin/1", page("Sơ kết sáu tháng"));
  for (int month = 1; month <= 100; ++month) {
    portal_.set(fmt::format("/lich?thang={}", month),
                page("Không có lịch", {fmt::format("/lich?thang={}", month + 1)}));
  }
  CrawlReport const report = crawl();
  EXPECT_EQ(report.end, CrawlEnd::Complete);
  EXPECT_LE(report.total("asked"), 15u);
  EXPECT_GE(std::ranges::count(report.counts, "trap", &CrawlCount::kind), 1);
  // The next night does not begin anew.
  portal_.take_asked();
  crawl();
  EXPECT_LE(portal_.take_asked().size(), 17u);
}

TEST_F(CrawlJobTest, AsksForSecondAddressesButNotWithoutEnd) {
  options_.traps.barren_pages = 10;
  auto const naming = [](std::string const& text, std::string const& canonical,
                         std::vector<std::string> const& links) {
    return "<link rel=canonical href='" + canonical + "'>" + page(text, links);
  };
  std::vector<std::string> links{"/in?trang=1"};
  for (int number = 1; number <= 40; ++number) {
    links.push_back(fmt::format("/xem?id={}", number));
    std::string const own = fmt::format("/tin/{}", number);
    std::string const text(static_cast<std::size_t>(number), 'a');
    portal_.set(own, page(text));
    portal_.set(links.back(), naming(text, own, {own}));
  }
  for (int number = 1; number <= 60; ++number) {
    portal_.set(fmt::format("/in?trang={}", number),
                naming("Bản in", "/tin/1", {fmt::format("/in?trang={}", number + 1)}));
  }
  std::vector<std::string> own_first = links;
  for (int number = 1; number <= 40; ++number) {
    own_first.insert(own_first.begin(), fmt::format("/tin/{}", number));
  }
  portal_.set("/", page("Trang chủ", own_first));
  crawl();
  for (int number = 1; number <= 40; ++number) {
    EXPECT_EQ(known(fmt::format("/xem?id={}", number)).canonical,
              portal_.url(fmt::format("/tin/{}", number)));
  }
  EXPECT_EQ(portal_.asked("/in?trang=5"), 1);
  EXPECT_EQ(portal_.asked("/in?trang=40"), 0);
}

TEST_F(CrawlJobTest, GoesOnWhereItWasStopped) {
  std::vector<std::string> links;
  for (int number = 0; number < 30; ++number) {
    links.push_back(fmt::format("/tin/{}", number));
    portal_.set(links.back(), page(fmt::format("Tin số {} của xã", number)));
  }
  portal_.set("/", page("Trang chủ", links));
  options_.should_stop = [this] { return portal_.asked("/tin/9") > 0; };
  CrawlReport const first = crawl();
  EXPECT_EQ(first.end, CrawlEnd::Stopped);
  EXPECT_GT(first.due, 0u);
  options_.should_stop = {};
  CrawlReport const second = crawl();
  EXPECT_TRUE(second.is_continued);
  EXPECT_EQ(second.end, CrawlEnd::Complete);
  EXPECT_EQ(second.total("new"), 31u);  // of the whole run
  for (std::string const& link : links) EXPECT_EQ(portal_.asked(link), 1) << link;
}

TEST_F(CrawlJobTest, KeepsItsLimits) {
  std::vector<std::string> links;
  for (int number = 0; number < 30; ++number) {
    links.push_back(fmt::format("/tin/{}", number));
    portal_.set(links.back(),
                page(fmt::format("Tin số {} của xã", number), {fmt::format("/sau/{}", number)}));
    portal_.set(fmt::format("/sau/{}", number), page(fmt::format("Sâu {}", number)));
  }
  portal_.set("/", page("Trang chủ", links));
  options_.max_pages = 11;
  options_.max_depth = 1;
  CrawlReport const first = crawl();
  EXPECT_EQ(first.end, CrawlEnd::PageLimit);
  EXPECT_EQ(first.total("asked"), 11u);
  // The next run begins with what was not asked yet.
  options_.max_pages = 20;
  EXPECT_EQ(crawl().total("new"), 20u);
  options_.max_pages = 0;
  EXPECT_EQ(crawl().total("new"), 0u);
  EXPECT_EQ(portal_.asked("/sau/1"), 0);
}

TEST_F(CrawlJobTest, HandsOnTheArchiveAndStopsWithItsError) {
  portal_.set("/", page("Trang chủ", {"/a"}));
  portal_.set("/a", page("Một"));
  options_.archive_every = std::chrono::seconds(0);
  std::vector<std::string> files;
  options_.on_archive = [&](std::vector<std::string> const& closed) {
    files.insert(files.end(), closed.begin(), closed.end());
    return base::Result<void>();
  };
  CrawlReport const report = crawl();
  EXPECT_GE(files.size(), 1u);
  EXPECT_EQ(report.files.size(), files.size());
  for (std::string const& file : files)
    EXPECT_TRUE(std::filesystem::exists(options_.folder / file));
  portal_.set("/a", page("Một, đã sửa"));
  options_.on_archive = [&](std::vector<std::string> const&) -> base::Result<void> {
    return base::Error{base::ErrorCode::IndexLocked, "another writer", ""};
  };
  auto const failed = run_crawl(options_);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().code, base::ErrorCode::IndexLocked);
}

TEST_F(CrawlJobTest, WritesNothingInADryRun) {
  portal_.set("/", page("Trang chủ", {"/a", "/b"}));
  options_.dry_run = true;
  CrawlReport const report = crawl();
  EXPECT_FALSE(std::filesystem::exists(options_.folder));
  EXPECT_EQ(report.due, 2u);
  EXPECT_EQ(portal_.asked("/a"), 0);
}

TEST_F(CrawlJobTest, AsksAgainWhatIsBusy) {
  portal_.set("/", page("Trang chủ", {"/a"}));
  portal_.set_raw("/a", "503 Service Unavailable", "Retry-After: 0\r\n", "");
  CrawlReport const report = crawl();
  EXPECT_EQ(portal_.asked("/a"), 3);
  EXPECT_EQ(report.count("failed", "HTTP 503"), 1u);
}

// A page of 40 MB once held up a crawl for minutes.
TEST_F(CrawlJobTest, ReadsTheBeginningOfAVeryLongPage) {
  std::string html = page("Toàn văn kỷ yếu", {"/a"});
  for (int line = 0; line < 80'000; ++line) html += "<!-- kỷ yếu hội nghị tổng kết -->";
  portal_.set("/", html + "<a href='/b'>Sau</a>");
  portal_.set("/a", page("Một"));
  portal_.set("/b", page("Hai"));
  CrawlReport const report = crawl();
  EXPECT_EQ(report.total("new"), 2u);
  EXPECT_EQ(report.count("not asked", "links after the first 2 MB of a page"), 1u);
  EXPECT_EQ(portal_.asked("/b"), 0);
}

TEST_F(CrawlJobTest, SaysWhatIsWrong) {
  options_.sites = {"gopher://x/"};
  auto const report = run_crawl(options_);
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, base::ErrorCode::InvalidArgument);
}

}  // namespace
}  // namespace tracuu::indexer
