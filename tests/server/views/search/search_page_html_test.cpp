// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/search/search_page_html.hpp"

#include <gtest/gtest.h>

#include "search/api/found_announcement.hpp"
#include "search/api/match_count.hpp"
#include "search/api/note.hpp"
#include "search/api/search_request.hpp"
#include "tests/server/html_checks.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

using base::Language;

SearchParams params_for(search::SearchAnswer const& answer) {
  SearchParams params;
  params.request.text = answer.text;
  params.request.page = answer.page;
  params.request.size = answer.size;
  return params;
}

std::string page_of(search::SearchAnswer const& answer, SearchParams const& params) {
  std::string page = search_page_html(answer, params);
  expect_sound_html(page, params.language == Language::English ? "en" : "vi");
  return page;
}

TEST(SearchPage, ShowsHits) {
  auto const answer = test::sample_answer();
  std::string const page = page_of(answer, params_for(answer));
  for (char const* text :
       {"<h2><a href=\"/announcements/gv-1?q=cai%20cach&amp;page=2\">Hội nghị sơ kết công tác "
        "<mark>cải</mark> "
        "<mark>cách</mark> hành chính</a></h2>",
        "<p class=\"snippet\">UBND &amp; HĐND … <mark>cải</mark> <mark>cách</mark></p>",
        "<time datetime=\"2023-07-11\">11/07/2023</time>", "<span>Trung tâm VHTT&amp;TT</span>",
        "<span class=\"site\">giavien.<wbr>ninhbinh.<wbr>gov.<wbr>vn</span>",
        "<a class=\"chip\" href=\"/search?q=119%2FQ%C4%90-UBND\">119/QĐ-UBND</a>",
        "<ol class=\"hits\" start=\"11\" lang=\"vi\">", "value=\"cai cach\"", "(0,01 giây)"}) {
    EXPECT_TRUE(has(page, text)) << text;
  }
}

TEST(SearchPage, CitedNumbersAreNoChips) {
  auto answer = test::sample_answer();
  EXPECT_FALSE(has(page_of(answer, params_for(answer)), "120/QĐ-UBND"));
  answer.hits[0].announcement.number.clear();
  EXPECT_FALSE(has(page_of(answer, params_for(answer)), "class=\"chip\""));
}

TEST(SearchPage, ShowsAttachmentsOfEachHitOnly) {
  auto answer = test::sample_answer();
  answer.hits.push_back(answer.hits[0]);
  answer.hits[0].related = {{{"Phụ lục", "", "tep/a.pdf"}}, std::nullopt};
  answer.hits[1].related.page = search::PageLink{"17", "Thông báo"};
  std::string const page = page_of(answer, params_for(answer));
  std::size_t const second = page.find("<article>", page.find("<article>") + 1);
  EXPECT_TRUE(has(page.substr(0, second), "<a href=\"/announcements/tep%2Fa.pdf\">Phụ lục</a>"));
  EXPECT_FALSE(has(page.substr(0, second), "Đính kèm của"));
  EXPECT_TRUE(has(page.substr(second), "Đính kèm của:"));
  EXPECT_FALSE(has(page.substr(second), "Tệp đính kèm"));
}

TEST(SearchPage, ShowsWhatWasFoundInAttachments) {
  auto answer = test::sample_answer();
  answer.hits[0].related.attachments = {{"Phụ lục 1", "", "tep/a.pdf"},
                                        {"Phụ lục 2", "", "tep/b.xlsx"}};
  search::AttachedHit attached;
  attached.announcement.id = "tep/b.xlsx";
  attached.announcement.filetype = "XLSX";
  attached.snippet = test::marked("hộ [nghèo] <thôn>");
  attached.found_on = search::PagePlace{3, "Thôn 3"};
  answer.hits[0].attached = {attached};
  std::string page = page_of(answer, params_for(answer));
  EXPECT_TRUE(
      has(page, "Trong tệp kèm:</span> <a href=\"/announcements/tep%2Fb.xlsx?q=cai%20cach"));
  EXPECT_TRUE(has(page, ">Phụ lục 2</a> <span class=\"filetype\">XLSX</span>"));
  EXPECT_TRUE(has(page, "hộ <mark>nghèo</mark> &lt;thôn&gt;"));
  EXPECT_TRUE(has(page,
                  "<span class=\"filetype\">XLSX</span>, "
                  "<a href=\"/announcements/tep%2Fb.xlsx/pages/3?q=cai%20cach"));
  EXPECT_TRUE(has(page, "lang=\"vi\">trang tính “Thôn 3”</a></p>"));
  EXPECT_FALSE(has(page, "<a href=\"/announcements/tep%2Fb.xlsx\">"));  // it stands above
  EXPECT_TRUE(has(page, "<a href=\"/announcements/tep%2Fa.pdf\">Phụ lục 1</a>"));
  EXPECT_FALSE(has(page, "tệp kèm khác"));
  answer.hits[0].attached.resize(5, attached);
  page = page_of(answer, params_for(answer));
  EXPECT_TRUE(has(page, "cũng có trong 2 tệp kèm khác"));
}

TEST(SearchPage, CountsManyAttachments) {
  auto answer = test::sample_answer();
  answer.hits[0].related.attachments.resize(20, {"Phụ lục", "", "tep/a.pdf"});
  std::string const page = page_of(answer, params_for(answer));
  EXPECT_TRUE(
      has(page, "<a href=\"/announcements/gv-1?q=cai%20cach&amp;page=2\">và 15 tệp khác</a>"));
  answer.hits[0].related.attachments.resize(6);
  EXPECT_FALSE(has(page_of(answer, params_for(answer)), "tệp khác"));
}

TEST(SearchPage, CountsAreHonest) {
  struct Row {
    search::MatchCount total;
    char const* vietnamese;
    char const* english;
  };
  constexpr Row kRows[] = {
      {{1, 1, 1}, "<strong>1 thông báo</strong>", "<strong>1 announcement</strong>"},
      {{12, 12, 12}, "<strong>12 thông báo</strong>", "<strong>12 announcements</strong>"},
      {{1'300, 1'500, 2'000},
       "<strong>ít nhất 1.300 thông báo</strong>",
       "<strong>at least 1,300 announcements</strong>"},
  };
  for (Row const& row : kRows) {
    auto answer = test::sample_answer();
    answer.total = row.total;
    SearchParams params = params_for(answer);
    EXPECT_TRUE(has(page_of(answer, params), row.vietnamese)) << row.vietnamese;
    params.language = Language::English;
    EXPECT_TRUE(has(page_of(answer, params), row.english)) << row.english;
  }
}

TEST(SearchPage, EachLinkIsTheRequestWithOneThingChanged) {
  auto const answer = test::sample_answer();
  SearchParams params = params_for(answer);
  params.request.filters[search::Facet::Site].text = "hn.gov.vn";
  params.request.filters.dates.from = test::day(2020, 1, 1);
  params.request.sort = search::SortOrder::Newest;
  std::string const page = page_of(answer, params);
  std::string const base = "/search?q=cai%20cach";
  std::string const filters = "&amp;from=2020-01-01&amp;site=hn.gov.vn";
  for (std::string const& url :
       {base + filters + "\"", base + filters + "&amp;sort=oldest\"",
        base + filters + "&amp;sort=newest&amp;page=3\"", base + filters + "&amp;sort=newest\"",
        base + filters + "&amp;sort=newest&amp;page=2&amp;lang=en\"",
        base + filters + "&amp;sort=newest&amp;exact=1\"",
        base + "&amp;from=2020-01-01&amp;sort=newest\"",
        base + "&amp;site=hn.gov.vn&amp;sort=newest\""}) {
    EXPECT_TRUE(has(page, "href=\"" + url)) << url;
  }
  EXPECT_TRUE(has(page, "aria-current=\"true\">Mới nhất"));
  EXPECT_TRUE(has(page, "<input type=\"hidden\" name=\"sort\" value=\"newest\">"));
}

TEST(SearchPage, FiltersWithoutABoxStayAndCanBeTakenOff) {
  auto const answer = test::sample_answer();
  SearchParams params = params_for(answer);
  params.request.filters[search::Facet::Place] =
      search::read_filter(search::Facet::Place, "\"xã An Khê\"");
  params.request.filters[search::Facet::Type].text = "QĐ";
  params.request.filters[search::Facet::Year].text = "2023";
  std::string const page = page_of(answer, params);
  EXPECT_TRUE(has(page, "name=\"place\" value=\"&quot;xã An Khê&quot;\">"));
  EXPECT_TRUE(has(page, "name=\"type\" value=\"QĐ\">"));
  EXPECT_TRUE(has(page, "name=\"year\" value=\"2023\">"));
  EXPECT_FALSE(has(page, "name=\"category\""));
  std::string const base = "href=\"/search?q=cai%20cach";
  std::string const place = "&amp;place=%22x%C3%A3%20An%20Kh%C3%AA%22";
  EXPECT_TRUE(has(page, base + "&amp;type=Q%C4%90&amp;year=2023\"")) << "without the place";
  EXPECT_TRUE(has(page, base + place + "&amp;year=2023\"")) << "without the type";
  EXPECT_TRUE(has(page, base + place + "&amp;type=Q%C4%90\"")) << "without the year";
}

TEST(SearchPage, NotesOfferTheExactSearch) {
  auto const answer = test::sample_answer();
  std::string const page = page_of(answer, params_for(answer));
  EXPECT_TRUE(has(page, "<a href=\"/search?q=cai%20cach&amp;exact=1\">Chỉ tìm đúng"));
  SearchParams exact = params_for(answer);
  exact.request.exact = true;
  EXPECT_TRUE(has(page_of(answer, exact), "Đang tìm đúng từ đã gõ."));
}

TEST(SearchPage, ShowsCountsBesideTheHits) {
  auto answer = test::sample_answer();
  EXPECT_FALSE(has(page_of(answer, params_for(answer)), "<aside"));
  answer.counted = search::MatchCount{20, 20, 20};
  answer.facets = {{search::Facet::Site, {{"a.vn", "", 12}, {"b.vn", "", 8}}, 2}};
  answer.timeline = {{"2021", 12}, {"2023", 8}};
  std::string const page = page_of(answer, params_for(answer));
  EXPECT_TRUE(
      has(page, "<a href=\"/search?q=cai%20cach&amp;site=a.vn\" lang=\"vi\">a.<wbr>vn</a>"));
  EXPECT_TRUE(has(page, "aria-label=\"2021: 12 kết quả\""));
  SearchParams english = params_for(answer);
  english.language = Language::English;
  EXPECT_TRUE(has(page_of(answer, english), "aria-label=\"2021: 12 results\""));
}

TEST(SearchPage, LinksToFilesFeedAndHelp) {
  auto const answer = test::sample_answer();
  std::string const page = page_of(answer, params_for(answer));
  for (char const* text :
       {"href=\"/api/v1/export?q=cai%20cach&amp;format=csv\"", "href=\"/feed?q=cai%20cach\"",
        "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"/feed?q=cai%20cach\"",
        "<details class=\"syntax\">", "&amp;exact=1\">Chỉ tìm đúng từ đã gõ"}) {
    EXPECT_TRUE(has(page, text)) << text;
  }
}

TEST(SearchPage, AsksWhatWasMeant) {
  auto answer = test::sample_answer();
  answer.notes = {{search::NoteCode::DidYouMean, "cải cách", "", "cải cách"}};
  std::string const page = page_of(answer, params_for(answer));
  EXPECT_TRUE(has(page, "<p class=\"question\">"));
  EXPECT_TRUE(has(page, "<a href=\"/search?q=c%E1%BA%A3i%20c%C3%A1ch\">"));
}

TEST(SearchPage, ShowsOneNoteAndUnfoldsTheOthers) {
  auto answer = test::sample_answer();
  answer.notes = {{search::NoteCode::UnknownWord, "xyz", ""}};
  EXPECT_TRUE(has(page_of(answer, params_for(answer)), "class=\"notes note single\""))
      << "which unfolds only where it has no room";
  answer.notes.push_back({search::NoteCode::FewerWords, "", "lúa xyz"});
  answer.notes.push_back({search::NoteCode::SynonymsToo, "UBND = ủy ban nhân dân", "lúa xyz"});
  std::string const page = page_of(answer, params_for(answer));
  auto const unfolds = page.find("<summary>Chi tiết</summary>");
  ASSERT_NE(unfolds, std::string::npos);
  EXPECT_LT(page.find("Không có thông báo nào chứa từ: xyz"), unfolds);
  EXPECT_GT(page.find("Không có thông báo nào có đủ các từ"), unfolds);
  EXPECT_GT(page.find("UBND = ủy ban nhân dân"), unfolds);
  EXPECT_FALSE(has(page, "note single\""));
  EXPECT_EQ(count_of(page, "Chỉ tìm đúng <span"), 1u) << "the link is there once";
}

TEST(SearchPage, PagesAtTheEnds) {
  auto answer = test::sample_answer();
  answer.page = 1;
  answer.has_next = false;
  EXPECT_FALSE(has(page_of(answer, params_for(answer)), "class=\"paging\""));
  answer.has_next = true;
  std::string const first = page_of(answer, params_for(answer));
  EXPECT_TRUE(has(first, "rel=\"next\""));
  EXPECT_FALSE(has(first, "rel=\"prev\""));
  answer.page = 5;
  answer.has_next = false;
  answer.hits.clear();
  std::string const beyond = page_of(answer, params_for(answer));
  EXPECT_TRUE(has(beyond, "Kết quả không có đến trang này."));
  EXPECT_FALSE(has(beyond, "Không tìm thấy thông báo nào."));
}

TEST(SearchPage, TheSecondPageSaysSoInItsTitle) {
  auto answer = test::sample_answer();
  answer.page = 1;
  EXPECT_TRUE(has(page_of(answer, params_for(answer)), "<title>cai cach – Tra Cứu</title>"));
  answer.page = 2;
  EXPECT_TRUE(
      has(page_of(answer, params_for(answer)), "<title>cai cach – trang 2 – Tra Cứu</title>"));
}

TEST(SearchPage, ASharedLinkShowsACard) {
  auto const answer = test::sample_answer();
  std::string const page =
      search_page_html(answer, params_for(answer), own_branding(), "https://tim.example");
  EXPECT_TRUE(has(page, "<meta property=\"og:title\" content=\"cai cach"));
  EXPECT_TRUE(has(page, " thông báo cho “cai cach”.\">"));
  EXPECT_TRUE(
      has(page, "<meta property=\"og:url\" content=\"https://tim.example/search?q=cai%20cach"));
  EXPECT_TRUE(has(page, "<meta name=\"robots\" content=\"noindex\">"));
}

TEST(SearchPage, HelpsWhenNothingMatches) {
  search::SearchAnswer answer;
  answer.text = "xyzzy";
  SearchParams params = params_for(answer);
  std::string const page = page_of(answer, params);
  EXPECT_TRUE(has(page, "Không tìm thấy thông báo nào."));
  EXPECT_FALSE(has(page, "Xóa các bộ lọc"));
  params.request.filters[search::Facet::Unit].text = "UBND";
  params.request.filters[search::Facet::Place].text = "An Khê";
  std::string const filtered = page_of(answer, params);
  EXPECT_TRUE(has(filtered, "<a href=\"/search?q=xyzzy\">Xóa các bộ lọc rồi tìm lại"));
  EXPECT_FALSE(has(filtered, "/api/v1/export")) << "nothing to take away";
  params = params_for(answer);
  params.request.text = "xyzzy đê";
  EXPECT_TRUE(has(page_of(answer, params), "<a href=\"/search?q=xyzzy\">Bỏ “đê”, tìm: xyzzy</a>"));
}

TEST(SearchPage, EscapesAllThatPeopleWrote) {
  auto answer = test::sample_answer();
  answer.hits[0].announcement = test::hostile_announcement();
  answer.text = "<script>\"'&";
  SearchParams params = params_for(answer);
  params.request.filters[search::Facet::Site] =
      search::read_filter(search::Facet::Site, "\"><script>");
  params.request.filters[search::Facet::Unit].text = "<b>";
  answer.notes = {{search::NoteCode::UnknownWord, "<script>", "<i>"}};
  std::string const page = page_of(answer, params);
  for (char const* markup : {"<b>", "<i>", "<img", "\"><script"}) {
    EXPECT_FALSE(has(page, markup)) << markup;
  }
}

TEST(SearchPage, LinksThePagesOfDocuments) {
  auto answer = test::sample_answer();
  search::Hit& hit = answer.hits[0];
  EXPECT_FALSE(has(page_of(answer, params_for(answer)), "Tìm thấy ở"));
  hit.announcement.filetype = "PDF";
  hit.announcement.url = "https://vankhe.example/a.pdf";
  hit.fragments = {{{0, 3}, search::PagePlace{12, ""}},
                   {{4, 6}, search::PagePlace{12, ""}},
                   {{7, 9}, search::PagePlace{40, ""}}};
  hit.found_on = search::PagePlace{40, ""};
  std::string const page = page_of(answer, params_for(answer));
  EXPECT_EQ(count_of(page, "a.pdf#page=12\" rel=\"external noopener noreferrer\">trang 12</a>"),
            1U);
  EXPECT_TRUE(has(page, "a.pdf#page=40\""));
  hit.announcement.filetype = "XLSX";
  hit.fragments = {{{0, 3}, search::PagePlace{3, "Thôn <3>"}}};
  EXPECT_TRUE(has(page_of(answer, params_for(answer)),
                  "/pages/3?q=cai%20cach&amp;page=2\">trang tính “Thôn &lt;3&gt;”</a>"));
}

}  // namespace
}  // namespace tracuu::server
