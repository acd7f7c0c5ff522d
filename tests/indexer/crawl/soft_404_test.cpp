// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/soft_404.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

namespace tracuu::indexer {
namespace {

std::string const kProbe = "https://h.example/tin/tracuu-4711.html";

/// A page of a portal whose frame is no marked-up menu, so that it counts as text.
std::string page_of(std::string const& title, std::string const& text) {
  std::string html = "<title>" + title + "</title><body>";
  for (char const* const line : {"Ủy ban nhân dân xã Gia Viễn", "Giới thiệu về xã", "Văn bản mới",
                                 "Lịch tiếp công dân của Chủ tịch", "Số lượt truy cập: 1.652"}) {
    html += fmt::format("<div>{}</div>", line);
  }
  return html + text + "</body>";
}

PageShape shape_of(std::string const& html, std::string const& url) {
  auto const page = HtmlDocument::parse(html);
  EXPECT_TRUE(page);
  return page_shape(page->root(), url);
}

Soft404 portal() {
  Soft404 soft;
  soft.learn_start(
      "https://h.example",
      shape_of(page_of("Cổng", "<p>Tin mới: sơ kết sáu tháng</p>"), "https://h.example/"));
  soft.learn_page("https://h.example/tin/*.html",
                  shape_of(page_of("Cổng",
                                   "<h1>Không tìm thấy trang</h1><p>Địa chỉ "
                                   "/tin/tracuu-4711.html không tồn tại, 08:30:15</p>"),
                           kProbe));
  return soft;
}

TEST(Soft404Test, KnowsKindsOfAddresses) {
  EXPECT_EQ(Soft404::kind_of("https://h/tin/nam/a-12.html?x=1"), "https://h/tin/*.html");
  EXPECT_EQ(Soft404::kind_of("https://h/a"), "https://h/*");
  EXPECT_EQ(Soft404::kind_of("https://h/"), "https://h/*");
  EXPECT_EQ(Soft404::probe_of("https://h/tin/a-12.html", "77"), "https://h/tin/tracuu-77.html");
  EXPECT_EQ(Soft404::kind_of(Soft404::probe_of("https://h/tin/a-12.html", "77")),
            Soft404::kind_of("https://h/tin/a-12.html"));
}

TEST(Soft404Test, KnowsThePageThatIsShownForNothing) {
  Soft404 const soft = portal();
  std::string const gone = "https://h.example/tin/bai-cu-88.html";
  EXPECT_TRUE(soft.why_missing(
      gone, shape_of(page_of("Cổng",
                             "<h1>Không tìm thấy trang</h1><p>Địa chỉ /tin/bai-cu-88.html "
                             "không tồn tại, 21:07:59</p><p>Tin khác: mưa lớn</p>"),
                     gone)));
}

// A page of one line is mostly its portal's frame, as the error page is; it is none.
TEST(Soft404Test, LeavesAShortPage) {
  Soft404 const soft = portal();
  std::string const url = "https://h.example/tin/gui-kem-89.html";
  EXPECT_FALSE(soft.why_missing(
      url, shape_of(page_of("Cổng", "<h1>Thông báo</h1><p>Gửi kèm văn bản.</p>"), url)));
}

TEST(Soft404Test, SpeaksForItsKindOnly) {
  Soft404 const soft = portal();
  std::string const html = page_of("Cổng", "<h1>Không tìm thấy trang</h1>");
  EXPECT_FALSE(soft.why_missing("https://h.example/van-ban/1.html",
                                shape_of(html, "https://h.example/van-ban/1.html")));
}

// Where the start page is what is shown for nothing, only what is that page is no page.
TEST(Soft404Test, KnowsTheStartPageShownForNothing) {
  Soft404 soft;
  std::string const start = page_of("Cổng", "<p>Tin mới: sơ kết sáu tháng</p>");
  soft.learn_start("https://h.example", shape_of(start, "https://h.example/"));
  soft.learn_page("https://h.example/tin/*.html", shape_of(start, kProbe));
  std::string const url = "https://h.example/tin/90.html";
  EXPECT_TRUE(soft.why_missing(url, shape_of(start, url)));
  EXPECT_FALSE(
      soft.why_missing(url, shape_of(page_of("Cổng", "<p>Mời họp giao ban tuần 28</p>"), url)));
}

// Inner pages have a side column that the start page lacks: most of what an error page says.
TEST(Soft404Test, LeavesAShortNoticeBesideALongColumn) {
  auto const inner = [](std::string const& title, std::string const& text) {
    std::string column;
    for (int line = 0; line < 30; ++line) {
      column += "<li>Chuyên mục " + std::string(static_cast<std::size_t>(line) + 20, 'c') + "</li>";
    }
    return page_of(title, text + "<ul>" + column + "</ul>");
  };
  Soft404 soft;
  soft.learn_start("https://h.example",
                   shape_of(page_of("Cổng", "<p>Tin mới</p>"), "https://h.example/"));
  std::string const error = "<h1>Nội dung không tồn tại</h1><p>Quay về trang chủ</p>";
  EXPECT_TRUE(
      soft.learn_page("https://h.example/tin/*.html", shape_of(inner("Cổng", error), kProbe)));
  EXPECT_FALSE(soft.learn_page("https://h.example/tin/*.html",
                               shape_of(inner("Cổng", error), kProbe + "x")));
  std::string const url = "https://h.example/tin/nghi-le-90.html";
  std::string const notice = "<h1>Thông báo nghỉ lễ</h1><p>Cơ quan nghỉ từ 30/4 đến 1/5.</p>";
  EXPECT_FALSE(soft.why_missing(url, shape_of(inner("Cổng", notice), url)));
  EXPECT_TRUE(soft.why_missing(url, shape_of(inner("Cổng", error), url)));
  // Another title where all error pages have one.
  EXPECT_FALSE(soft.why_missing(url, shape_of(inner("Thông báo nghỉ lễ", error), url)));
}

// By how much two error pages differ is how much a third may.
TEST(Soft404Test, AllowsForNewsThatChange) {
  auto const error = [](std::string const& news) {
    return page_of("Cổng", "<h1>Nội dung không tồn tại</h1><p>" + news + "</p>");
  };
  std::string const kind = "https://h.example/tin/*.html";
  std::string const url = "https://h.example/tin/cu-90.html";
  std::string const news = "Huyện Vân Khê tổ chức hội nghị sơ kết công tác sáu tháng đầu năm";
  Soft404 constant;
  constant.learn_page(kind, shape_of(error("Tin"), kProbe));
  constant.learn_page(kind, shape_of(error("Tin"), kProbe + "x"));
  EXPECT_FALSE(constant.why_missing(url, shape_of(error(news), url)));
  Soft404 changing;
  changing.learn_start("https://h.example", shape_of(page_of("Cổng", ""), "https://h.example/"));
  changing.learn_page(kind,
                      shape_of(error("Mưa lớn diện rộng tại các xã phía bắc của huyện"), kProbe));
  changing.learn_page(kind,
                      shape_of(error("Khai mạc giải bóng chuyền nông dân lần thứ tám"), kProbe));
  EXPECT_TRUE(changing.why_missing(url, shape_of(error(news), url)));
}

TEST(Soft404Test, KnowsWhereNothingLeads) {
  Soft404 soft;
  soft.learn_redirect("https://h.example/tin/*.html", "https://h.example/?loi=1");
  EXPECT_TRUE(soft.why_missing("https://h.example/tin/91.html", "https://h.example/"));
  EXPECT_FALSE(soft.why_missing("https://h.example/tin/91.html", "https://h.example/tin/92.html"));
  EXPECT_FALSE(soft.why_missing("https://h.example/van-ban/91.pdf", "https://h.example/"));
  for (std::string const error : {"/404", "/loi.aspx?aspxerrorpath=/a", "/vi/page-not-found/"}) {
    EXPECT_TRUE(soft.why_missing("https://h.example/x", "https://h.example" + error)) << error;
  }
  EXPECT_FALSE(soft.why_missing("https://h.example/x", "https://h.example/tin/404-ca-mac-moi"));
}

}  // namespace
}  // namespace tracuu::indexer
