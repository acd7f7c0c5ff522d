// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/announcement/announcement_about_html.hpp"

#include <gtest/gtest.h>

#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

using base::Language;

std::string about(schema::Announcement const& announcement, Language language) {
  PageData data{PageData::type::object};
  set_about(data, announcement, language);
  return kainjow::mustache::mustache{
      "{{#rows}}{{label}}: {{text}} ({{#url}}{{.}}{{/url}})\n{{/rows}}"
      "{{#number}}{{.}} ({{number_url}})\n{{/number}}{{#pictures}}{{.}}\n{{/pictures}}"}
      .render(data);
}

TEST(SetAbout, NamesLinkToOthersThatHaveThem) {
  EXPECT_EQ(
      about(test::reform_announcement(), Language::Vietnamese),
      "Ngày đăng: 11/07/2023 ()\n"
      "Số văn bản: 119/QĐ-UBND ()\n"
      "Cơ quan, đơn vị: Trung tâm VHTT&amp;TT "
      "(/search?q=&amp;unit=%22Trung%20t%C3%A2m%20VHTT%26TT%22)\n"
      "Tác giả: Nguyễn Thị Thuỳ "
      "(/search?q=&amp;author=%22Nguy%E1%BB%85n%20Th%E1%BB%8B%20Thu%E1%BB%B3%22)\n"
      "Địa phương: Huyện Gia Viễn (/search?q=&amp;place=%22huy%E1%BB%87n%20Gia%20Vi%E1%BB%85n%22)\n"
      "Chuyên mục: Tin hoạt động (/search?q=&amp;category=Tin%20ho%E1%BA%A1t%20%C4%91%E1%BB%99ng)\n"
      "Trang đã đăng: giavien.ninhbinh.gov.vn (/search?q=&amp;site=giavien.ninhbinh.gov.vn)\n"
      "Ngôn ngữ: Tiếng Việt ()\n"
      "119/QĐ-UBND (/search?q=119%2FQ%C4%90-UBND)\n");
}

TEST(SetAbout, LeavesOutWhatIsUnknown) {
  EXPECT_EQ(about({}, Language::English), "");
  schema::Announcement announcement;
  announcement.language = "km";
  EXPECT_EQ(about(announcement, Language::English), "Language: km ()\n");
}

TEST(SetAbout, TellsWhoSignedAndWhatWasNotRead) {
  schema::Announcement announcement;
  announcement.signatures = {{"UBND xã", "2023-07-11T10:15:08+07:00"}, {"Văn thư", ""}};
  announcement.picture_pages = "2-4,7";
  EXPECT_EQ(about(announcement, Language::English),
            "Signed: UBND xã, 11 July 2023 10:15; Văn thư ()\n"
            "Pages 2–4, 7 of the original are scanned pictures; their text has not been read.\n");
}

TEST(SetAbout, TellsOfTheCharsetOnlyWhereTextWasConverted) {
  schema::Announcement announcement;
  announcement.charset = "UTF-8";
  EXPECT_EQ(about(announcement, Language::English), "");
  announcement.charset = "TCVN3";
  announcement.charset_confidence = 0.97;
  EXPECT_EQ(
      about(announcement, Language::English),
      "Charset of the original: TCVN3, converted to Unicode (certainty 97 %). If a letter looks "
      "wrong, see the original. ()\n");
  announcement.charset_confidence = 1;
  EXPECT_EQ(about(announcement, Language::Vietnamese),
            "Bảng mã của bản gốc: TCVN3, đã chuyển sang Unicode (độ chắc chắn 100 %). Chữ nào đáng "
            "ngờ, vui lòng xem bản gốc. ()\n");
}

}  // namespace
}  // namespace tracuu::server
