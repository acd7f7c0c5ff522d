// SPDX-License-Identifier: GPL-3.0-or-later
// Pages as the systems of Vietnamese portals lay them out, with invented text.
#include <gtest/gtest.h>

#include <string>

#include "indexer/html/html_charset.hpp"
#include "indexer/html/html_page.hpp"

namespace tracuu::indexer {
namespace {

constexpr char const* kParagraphs =
    "<p>Các hộ chăn nuôi đăng ký tiêm phòng với trưởng thôn trước ngày 15 hằng tháng để được bố "
    "trí "
    "cán bộ thú y.</p><p>Cán bộ thú y xã lập sổ theo dõi đàn vật nuôi đã tiêm phòng.</p>";
constexpr char const* kBody =
    "Các hộ chăn nuôi đăng ký tiêm phòng với trưởng thôn trước ngày 15 hằng tháng để được bố trí "
    "cán "
    "bộ thú y.\nCán bộ thú y xã lập sổ theo dõi đàn vật nuôi đã tiêm phòng.";

struct Expected {
  std::string title = "Tiêm phòng gia súc đợt 2";
  std::string date = "2023-07-11";
  std::string body = kBody;
  std::string number = "";
  std::string unit = "";
  std::string author = "";
  std::string abstract = "";
};

void expect_page(std::string const& html, Expected const& expected) {
  auto const page = parse_html_page(html);
  ASSERT_TRUE(page.has_value());
  EXPECT_EQ(page->title, expected.title);
  EXPECT_EQ(page->date ? schema::format_iso_date(*page->date) : "", expected.date);
  EXPECT_EQ(page->body, expected.body);
  EXPECT_EQ(page->number, expected.number);
  EXPECT_EQ(page->unit, expected.unit);
  EXPECT_EQ(page->author, expected.author);
  EXPECT_EQ(page->abstract, expected.abstract);
}

TEST(PageLayouts, NukeViet) {
  expect_page(
      std::string(
          R"(<html><head><title>Tiêm phòng gia súc đợt 2 - Tin tức - Trang thông tin điện tử xã Yên Lãng</title></head>
<body><div class="wraper"><header><div class="container"><h1><a href="/">Trang thông tin điện tử xã Yên Lãng</a></h1></div></header>
<nav class="second-nav"><ul class="breadcrumbs list-none"><li><a href="/"><span>Trang nhất</span></a></li><li><a href="/tin"><span>Tin tức</span></a></li></ul></nav>
<section><div class="row"><div class="col-sm-16 col-md-18">
<div class="news_column panel panel-default" itemscope itemtype="http://schema.org/NewsArticle"><div class="panel-body">
<h1 class="title margin-bottom-lg" itemprop="headline">Tiêm phòng gia súc đợt 2</h1>
<div class="hidden hide d-none" itemprop="author" itemtype="http://schema.org/Person"><span itemprop="name">quantri</span></div>
<span class="hidden hide d-none" itemprop="datePublished">2023-07-11T08:15:00+07:00</span>
<span class="hidden hide d-none" itemprop="dateModified">2023-08-01T08:15:00+07:00</span>
<div class="row margin-bottom-lg"><div class="col-md-12"><span class="h5">Thứ ba - 11/07/2023 08:15</span></div></div>
<div class="clearfix"><div class="hometext m-bottom" itemprop="description">Xã Yên Lãng tiêm phòng cho đàn lợn trong tháng bảy.</div></div>
<div id="news-bodyhtml" class="bodytext margin-bottom-lg">)") +
          kParagraphs + R"(</div></div></div>
<div class="news_column panel panel-default"><div class="panel-body other-news"><p class="h3"><strong>Những tin mới hơn</strong></p>
<ul class="related list-inline"><li><a href="/a">Họp dân thôn Đông về việc mở đường</a> <em>(12/07/2023)</em></li></ul></div></div>
</div><div class="col-sm-8 col-md-6"><div class="panel panel-default"><div class="panel-heading">Thăm dò ý kiến</div>
<div class="panel-body"><form><label>Bạn thấy trang này thế nào?</label></form></div></div></div></div></section>
<footer id="footer">Giấy phép số 12/GP-STTTT ngày 05/06/2012</footer></div></body></html>)",
      {.abstract = "Xã Yên Lãng tiêm phòng cho đàn lợn trong tháng bảy."});
}

TEST(PageLayouts, NukeVietRegisterOfDocuments) {
  auto const page = parse_html_page(
      R"(<title>Văn bản 12/2023/QĐ-UBND - Trang thông tin điện tử xã Yên Lãng</title>
<div class="laws-download"><h3 class="lawh3"><em class="fa fa-file-text-o">&nbsp;</em>Quyết định 12/2023/QĐ-UBND</h3>
<div class="table-responsive"><table class="table table-striped table-bordered table-hover"><tbody>
<tr class="hoatim"><td style="width:200px" class="text-right">Số kí hiệu</td><td>12/2023/QĐ-UBND</td></tr>
<tr class="hoatim"><td class="text-right">Ngày ban hành</td><td>11/07/2023</td></tr>
<tr class="hoatim"><td class="text-right">Ngày bắt đầu hiệu lực</td><td>25/07/2023</td></tr>
<tr class="hoatim"><td class="text-right">Ngày hết hiệu lực</td><td></td></tr>
<tr class="hoatim"><td class="text-right">Thể loại</td><td><a href="/tl">Quyết định</a></td></tr>
<tr class="hoatim"><td class="text-right">Trích yếu</td><td>Về việc tu bổ đê sông Khê</td></tr>
<tr class="hoatim"><td class="text-right">Cơ quan ban hành</td><td><a href="/cq">UBND xã Yên Lãng</a></td></tr>
<tr class="hoatim"><td class="text-right">Người ký</td><td><a href="/nk">Trần Văn Mẫu</a></td></tr></tbody></table></div>
<h3 class="subtitle">Tải về</h3><ul><li><a href="/qd12.pdf">qd12.pdf</a></li></ul></div>)");
  ASSERT_TRUE(page.has_value());
  EXPECT_EQ(page->title, "Về việc tu bổ đê sông Khê");
  EXPECT_EQ(page->number, "12/2023/QĐ-UBND");
  EXPECT_EQ(schema::format_iso_date(page->date.value()), "2023-07-11");
  EXPECT_EQ(page->unit, "Ủy ban nhân dân xã Yên Lãng");
  EXPECT_EQ(page->place, "xã Yên Lãng");
  EXPECT_EQ(page->author, "");
  EXPECT_NE(page->body.find("Người ký\tTrần Văn Mẫu"), std::string::npos);
  EXPECT_NE(page->body.find("Quyết định 12/2023/QĐ-UBND"), std::string::npos);
  ASSERT_EQ(page->attachments.size(), 1U);
}

TEST(PageLayouts, Dnn) {
  expect_page(std::string(R"(<html><head><title>UBND xã Yên Lãng > Tin tức > Xem tin</title></head>
<body id="Body"><form method="post" action="/tin-tuc/tabid/63/Default.aspx" id="Form">
<div id="dnn_ControlPanel"></div><div class="skin"><div id="dnn_HeaderPane"><span id="dnn_dnnCURRENTDATE_lblDate" class="CurrentDate">Thứ hai, 30/11/2026</span></div>
<div class="menu"><a href="/">Trang chủ</a><a href="/vb">Văn bản</a></div>
<div id="dnn_ContentPane"><div class="DnnModule DnnModule-418"><a name="418"></a><div id="dnn_ctr418_ContentPane"><div id="dnn_ctr418_ModuleContent" class="DNNModuleContent ModNewsC">
<h2><span id="dnn_ctr418_ViewNews_lblTitle">Tiêm phòng gia súc đợt 2</span></h2>
<span id="dnn_ctr418_ViewNews_lblNgayDang" class="lblNgayDang">11/07/2023 08:15</span>
<div class="Normal"><span id="dnn_ctr418_ViewNews_lblContent">)") +
                  kParagraphs + R"(<p>Minh Thảo</p></span></div></div></div></div></div>
<div id="dnn_RightPane"><div class="DnnModule"><h4>Liên kết website</h4><a href="http://a.example">Cổng TTĐT tỉnh Hà Vân</a></div></div>
<div id="dnn_BottomPane">Số lượt truy cập: 1.234.567</div></div></form></body></html>)",
              {.author = "Minh Thảo"});
}

TEST(PageLayouts, SharePointPublishing) {
  expect_page(
      std::string(
          R"(<html dir="ltr" lang="vi-VN"><head><title>Tin tức</title></head><body><form id="aspnetForm"><div id="s4-workspace"><div id="s4-bodyContainer">
<div id="s4-titlerow"><h1>Cổng thông tin điện tử huyện Vân Khê</h1></div>
<div id="s4-leftpanel" class="ms-quicklaunchouter"><div class="menu"><a href="/1">Giới thiệu chung về huyện</a></div></div>
<div class="s4-ca s4-ca-dlgNoRibbon" id="MSO_ContentTable"><div class="article article-body"><div class="page-title">Tiêm phòng gia súc đợt 2</div>
<div class="captioned-date"><div class="date">11/07/2023</div></div>
<div id="ctl00_PlaceHolderMain_RichHtmlField1__ControlWrapper_RichHtmlField" class="ms-rtestate-field"><div class="ExternalClass3F">)") +
          kParagraphs + R"(</div></div></div></div></div></div></form></body></html>)",
      {});
}

TEST(PageLayouts, Liferay7) {
  expect_page(
      std::string(
          R"(<html class="ltr" lang="vi-VN"><head><title>Chi tiết tin - Xã Yên Lãng</title></head><body class="site"><div id="wrapper">
<header id="banner" role="banner"><h1 class="site-title"><a class="logo" href="/web/yenlang">Xã Yên Lãng</a></h1></header>
<section id="content"><div id="main-content" role="main"><div class="portlet-boundary portlet-asset-publisher"><section class="portlet"><div class="portlet-content"><div class="portlet-body">
<div class="h2 component-title">Tin tức</div><h4 class="component-title"><span class="asset-title d-inline">Tiêm phòng gia súc đợt 2</span></h4>
<span class="metadata-entry metadata-publish-date"><span class="publish-date">Ngày đăng 11/07/2023</span></span>
<div class="asset-content mb-3"><div class="journal-content-article">)") +
          kParagraphs +
          R"(</div></div><div class="content-metadata-asset-addon-entry"><div class="taglib-ratings">0 Lượt xem</div></div></div></div></section></div></div></section></div></body></html>)",
      {});
}

TEST(PageLayouts, Vnpt) {
  expect_page(
      std::string(
          R"(<html><head><title>UBND xã Yên Lãng</title><meta property="og:title" content="Tiêm phòng gia súc đợt 2" />
<meta name="DC.Title" content="Tiêm phòng gia súc đợt 2"><meta name="DC.Creator" content="UBND xã Yên Lãng"><meta name="DC.Date" content="2023-07-11"></head>
<body><div class="main-content"><div class="col-left"><div class="box-detail"><h3 class="title-detail">Tiêm phòng gia súc đợt 2</h3>
<p class="time-post">11/07/2023 08:15:00 <span>Xem cỡ chữ</span></p><div class="chitietbaiviet" id="divArticleDescription">)") +
          kParagraphs +
          R"(</div><div class="tinlienquan"><p>Tin cùng chuyên mục</p><ul><li><a href="/x">Họp dân thôn Đông</a></li></ul></div></div></div></div></body></html>)",
      {.unit = "UBND xã Yên Lãng"});
}

TEST(PageLayouts, Viettel) {
  expect_page(
      std::string(
          R"(<html><head><title>Cổng thông tin điện tử xã Yên Lãng</title></head><body><div class="wrapper"><div class="top-header"><div class="clock-date">Thứ hai, ngày 30 tháng 11 năm 2026</div></div>
<div class="main"><div class="detail-page"><div class="title-news"><h2>Tiêm phòng gia súc đợt 2</h2></div><div class="info"><span class="time-news">08:15 | 11/07/2023</span></div>
<div class="detail-content-body">)") +
          kParagraphs +
          R"(<p style="text-align:right"><strong>Ban Biên tập</strong></p></div></div></div><div class="footer-info">Bản quyền thuộc về UBND xã Yên Lãng</div></div></body></html>)",
      {.author = "Ban Biên tập"});
}

TEST(PageLayouts, WordPressWithElementor) {
  expect_page(
      std::string(
          R"(<html><head><title>Tiêm phòng gia súc đợt 2 | Xã Yên Lãng</title><meta property="og:site_name" content="Xã Yên Lãng">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"Article","headline":"Tiêm phòng gia súc đợt 2","datePublished":"2023-07-10T18:15:00Z","author":{"name":"admin"},"articleSection":["Nông nghiệp"]}]}</script></head>
<body><div data-elementor-type="single-post"><section><div class="elementor-widget elementor-widget-theme-post-title"><h1 class="elementor-heading-title">Tiêm phòng gia súc đợt 2</h1></div>
<div class="elementor-widget elementor-widget-theme-post-content"><div class="elementor-widget-container">)") +
          kParagraphs +
          R"(</div></div></section></div><div class="widget"><h2>Bài mới</h2><ul><li><a href="/a">Họp dân</a></li></ul></div></body></html>)",
      {});
}

TEST(PageLayouts, Joomla) {
  expect_page(
      std::string(
          R"(<html><head><title>Tiêm phòng gia súc đợt 2</title></head><body class="com_content view-article"><div class="item-page" itemscope itemtype="https://schema.org/Article">
<meta itemprop="inLanguage" content="vi-VN"><div class="page-header"><h2 itemprop="headline">Tiêm phòng gia súc đợt 2</h2></div>
<dl class="article-info muted"><dt class="article-info-term">Chi tiết</dt><dd class="createdby">Viết bởi: Minh Thảo</dd><dd class="published"><time datetime="2023-07-11T08:15:00+07:00" itemprop="datePublished">Được đăng: 11 Tháng 7 2023</time></dd><dd class="hits">Lượt xem: 12</dd></dl>
<div itemprop="articleBody">)") +
          kParagraphs + R"(</div></div></body></html>)",
      {});
}

TEST(PageLayouts, Joomla15) {
  expect_page(
      std::string(
          R"(<html><body><div id="main"><table class="contentpaneopen"><tr><td class="contentheading" width="100%">Tiêm phòng gia súc đợt 2</td><td align="right" class="buttonheading"><a href="#" title="PDF">PDF</a></td></tr></table>
<table class="contentpaneopen"><tr><td valign="top" class="createdate">Thứ ba, 11 Tháng 7 2023 08:15</td></tr><tr><td valign="top">)") +
          kParagraphs + R"(</td></tr></table></div></body></html>)",
      {});
}

/// A page of 2004 in `charset`: no class, no heading, tables in tables, fonts.
std::string asp_page(std::string const& meta, std::string const& title, std::string const& text) {
  return "<html><head>" + meta +
         "<title>Untitled Document</title></head><body><table width=780><tr>"
         "<td width=150><table><tr><td><a href=index.asp>Home</a></td></tr></table></td><td><table>"
         "<tr><td><font face='.VnTime' size=4><b>" +
         title + "</b></font></td></tr><tr><td><font size=1>(11/7/2023)</font></td></tr><tr><td>" +
         text + "</td></tr></table></td></tr></table></body></html>";
}

TEST(PageLayouts, AspOf2004InTcvn3) {
  // "Tiêm phòng gia súc đợt 2" and a sentence in TCVN3.
  std::string const bytes = asp_page("", "Ti\xAAm ph\xDFng gia s\xF3\x63 \xAE\xEEt 2",
                                     "<p><font face='.VnTime'>C\xB8\x63 h\xE9 ch\xA8n nu\xABi "
                                     "\xAE\xA8ng k\xFD ti\xAAm ph\xDFng v\xEDi "
                                     "tr\xAD\xEBng th\xABn tr\xAD\xED\x63 ng\xB5y 15.</font></p>");
  auto const unicode = html_as_unicode(bytes);
  ASSERT_TRUE(unicode.has_value());
  expect_page(unicode->text,
              {.body = "Các hộ chăn nuôi đăng ký tiêm phòng với trưởng thôn trước ngày 15."});
}

TEST(PageLayouts, AspOf2004InWindows1258) {
  // Windows-1258: vowels with their shapes, tones as marks after them.
  std::string const html =
      asp_page("<meta http-equiv=Content-Type content='text/html; charset=windows-1258'>",
               "Ti\xEAm pho\xCCng gia su\xEC\x63 \xF0\xF5\xF2t 2",
               "<p>Ca\xEC\x63 h\xF4\xF2 ch\xE3n nu\xF4i \xF0\xE3ng ky\xEC ti\xEAm pho\xCCng.</p>");
  auto const unicode = html_as_unicode(html);
  ASSERT_TRUE(unicode.has_value());
  auto const page = parse_html_page(unicode->text);
  ASSERT_TRUE(page.has_value());
  EXPECT_NE(page->title, "");
  EXPECT_EQ(schema::format_iso_date(page->date.value()), "2023-07-11");
  EXPECT_NE(page->body.find("15") == std::string::npos, false);
}

}  // namespace
}  // namespace tracuu::indexer
