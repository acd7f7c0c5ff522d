// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/announcement.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

namespace tracuu::schema {
namespace {

using std::chrono::year;

Announcement full_announcement() {
  Announcement announcement;
  announcement.id = "vk-17";
  announcement.url = "https://vankhe.example/tin/17";
  announcement.title = "Huyện Vân Khê \"sơ kết\" 6 tháng";
  announcement.abstract = "Sáng ngày 11/7";
  announcement.body = "Đoạn một.\nĐoạn hai.";
  announcement.date = Date{year{2023}, std::chrono::July, std::chrono::day{11}};
  announcement.site = "vankhe.example";
  announcement.unit = "Trung tâm VHTT&TT";
  announcement.author = "Hồng Hạ";
  announcement.place = "huyện Vân Khê";
  announcement.number = "119/QĐ-UBND";
  announcement.numbers = {"119/QĐ-UBND", "12-NQ/HU"};
  announcement.category = "Tin tức";
  announcement.language = "vi";
  announcement.source_file = "pages/17.txt";
  announcement.filetype = "TXT";
  announcement.charset = "UTF-8";
  return announcement;
}

TEST(AnnouncementJson, WritesKeysInOrderAndLettersAsTheyAre) {
  EXPECT_EQ(to_json(full_announcement()),
            R"({"id":"vk-17","url":"https://vankhe.example/tin/17",)"
            R"("title":"Huyện Vân Khê \"sơ kết\" 6 tháng","abstract":"Sáng ngày 11/7",)"
            R"("body":"Đoạn một.\nĐoạn hai.","date":"2023-07-11","site":"vankhe.example",)"
            R"("unit":"Trung tâm VHTT&TT","author":"Hồng Hạ","place":"huyện Vân Khê",)"
            R"("number":"119/QĐ-UBND","numbers":["119/QĐ-UBND","12-NQ/HU"],)"
            R"("category":"Tin tức","language":"vi",)"
            R"("source_file":"pages/17.txt","filetype":"TXT","charset":"UTF-8"})");
}

TEST(AnnouncementJson, KeepsPagesAndWhatWasPutRight) {
  Announcement announcement;
  announcement.file_hash = "0a1b";
  announcement.pages = {{1, 0, ""}, {2, 5012, "Thôn 3"}};
  announcement.machine_pages = "1";
  announcement.corrected_pages = "2";
  announcement.machine_confidence = 0.5;
  announcement.repairs = {{4, 8, "bỗ"}};
  std::string const json = to_json(announcement);
  EXPECT_EQ(json, R"({"file_hash":"0a1b","pages":[{"page":1,"offset":0},{"page":2,"offset":5012,)"
                  R"("name":"Thôn 3"}],"machine_pages":"1","corrected_pages":"2",)"
                  R"("machine_confidence":0.5,"repairs":[{"begin":4,"end":8,"as_read":"bỗ"}]})");
  auto const read = announcement_from_json(json);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->pages, announcement.pages);
  EXPECT_EQ(read->repairs, announcement.repairs);
  EXPECT_EQ(to_json(*read), json);
  EXPECT_FALSE(announcement_from_json(R"({"pages":[{"page":1}]})"));
  EXPECT_FALSE(announcement_from_json(R"({"pages":[{"page":-1,"offset":0}]})"));
  EXPECT_NE(content_hash(announcement), content_hash(Announcement{}));
}

TEST(AnnouncementJson, KeepsSignaturesAndTheOwnNumber) {
  Announcement announcement;
  announcement.number = "119/QĐ-UBND";
  announcement.signatures = {{"Ủy ban nhân dân huyện Vân Khê", "2023-07-11T10:15:08+07:00"},
                             {"A", ""}};
  announcement.picture_pages = "2-4";
  std::string const json = to_json(announcement);
  EXPECT_EQ(json,
            R"({"number":"119/QĐ-UBND","signatures":[{"signer":"Ủy ban nhân dân huyện Vân Khê",)"
            R"("time":"2023-07-11T10:15:08+07:00"},{"signer":"A"}],"picture_pages":"2-4"})");
  auto const read = announcement_from_json(json);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->number, announcement.number);
  EXPECT_EQ(read->signatures, announcement.signatures);
  EXPECT_EQ(read->picture_pages, announcement.picture_pages);
  Announcement other = announcement;
  other.signatures[0].time.clear();
  EXPECT_NE(content_hash(other), content_hash(announcement));
}

// What was exported is read again: without a word the first number would become its own.
TEST(AnnouncementJson, SaysThatNoneOfItsNumbersIsItsOwn) {
  Announcement announcement;
  announcement.numbers = {"119/QĐ-UBND"};
  EXPECT_EQ(to_json(announcement), R"({"number":"","numbers":["119/QĐ-UBND"]})");
  announcement.number = "119/QĐ-UBND";
  EXPECT_EQ(to_json(announcement), R"({"number":"119/QĐ-UBND","numbers":["119/QĐ-UBND"]})");
}

TEST(AnnouncementJson, KeepsAttachments) {
  Announcement announcement;
  announcement.attachments = {{"https://vankhe.example/a.pdf", "", "Phụ lục"}, {"", "b.doc", ""}};
  std::string const json =
      R"({"attachments":[{"url":"https://vankhe.example/a.pdf","text":"Phụ lục"},)"
      R"({"path":"b.doc"}]})";
  EXPECT_EQ(to_json(announcement), json);
  EXPECT_EQ(announcement_from_json(json)->attachments, announcement.attachments);
  for (char const* const wrong :
       {R"({"attachments":"a"})", R"({"attachments":["a"]})", R"({"attachments":[{"url":1}]})"}) {
    EXPECT_FALSE(announcement_from_json(wrong).has_value()) << wrong;
  }
  EXPECT_NE(content_hash(announcement), content_hash(Announcement{}));
}

TEST(AnnouncementJson, LeavesOutEmptyFields) {
  Announcement announcement;
  announcement.title = "Thông báo";
  EXPECT_EQ(to_json(announcement), R"({"title":"Thông báo"})");
  EXPECT_EQ(to_json(Announcement{}), "{}");
}

TEST(AnnouncementJson, WritesAConfidenceBelowOne) {
  Announcement announcement;
  announcement.charset = "TCVN3";
  announcement.charset_confidence = 0.75;
  std::string const json = R"({"charset":"TCVN3","charset_confidence":0.75})";
  EXPECT_EQ(to_json(announcement), json);
  EXPECT_EQ(announcement_from_json(json)->charset_confidence, 0.75);
  EXPECT_EQ(announcement_from_json("{}")->charset_confidence, 1) << "indexes from before";
}

TEST(AnnouncementJson, ReadsWhatItWrote) {
  std::string const json = to_json(full_announcement());
  auto const read = announcement_from_json(json);
  ASSERT_TRUE(read.has_value()) << to_string(read.error());
  EXPECT_EQ(to_json(*read), json);
  EXPECT_EQ(read->date, full_announcement().date);
  EXPECT_EQ(read->numbers, full_announcement().numbers);
}

TEST(AnnouncementJson, KeepsUnicodeFormAndOddCharacters) {
  Announcement announcement;
  announcement.title = "Huye\u0323\u0302n uy\u0309 \u00A0\u200B\U0001F600 \x01";
  auto const read = announcement_from_json(to_json(announcement));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->title, announcement.title);
}

TEST(AnnouncementJson, BytesThatAreNotUtf8DoNotThrow) {
  Announcement announcement;
  announcement.title = "Huy\xE9n";
  EXPECT_EQ(to_json(announcement), "{\"title\":\"Huy\uFFFDn\"}");
}

TEST(AnnouncementJson, RefusesWhatItDidNotWrite) {
  struct Row {
    std::string json;
    std::string named;
    char const* why;
  };
  std::vector<Row> const rows{
      {"", "JSON", "empty"},
      {"{\"id\":", "JSON", "cut off"},
      {"[]", "object", "an array"},
      {R"({"id":7})", "\"id\"", "a number for a text"},
      {R"({"date":"11/07/2023"})", "\"date\"", "not ISO"},
      {R"({"date":"2023-02-30"})", "\"date\"", "no such day"},
      {R"({"numbers":"119/QĐ-UBND"})", "\"numbers\"", "a text for an array"},
      {R"({"charset_confidence":"1"})", "\"charset_confidence\"", "a text for a number"},
      {R"({"charset_confidence":1.5})", "\"charset_confidence\"", "no probability"},
      {R"({"numbers":[1]})", "\"numbers\"", "a number in the array"},
      {"{\"id\":\"\xC3\"}", "JSON", "not UTF-8"},
      {std::string(100'000, '['), "JSON", "nested deep"},
  };
  for (Row const& row : rows) {
    auto const read = announcement_from_json(row.json);
    ASSERT_FALSE(read.has_value()) << row.why;
    EXPECT_EQ(read.error().code, base::ErrorCode::InvalidArgument) << row.why;
    EXPECT_NE(read.error().message.find(row.named), std::string::npos) << read.error().message;
  }
}

TEST(ContentHash, IsStableAndIgnoresSourceFileAndConfidence) {
  Announcement const announcement = full_announcement();
  std::string const hash = content_hash(announcement);
  EXPECT_EQ(hash.size(), 16U);
  EXPECT_EQ(hash.find_first_not_of("0123456789abcdef"), std::string::npos);
  EXPECT_EQ(content_hash(announcement), hash);
  Announcement moved = announcement;
  moved.source_file = "other/17.txt";
  moved.charset_confidence = 0.5;
  EXPECT_EQ(content_hash(moved), hash);
}

TEST(ContentHash, ChangesWithEveryField) {
  using Change = void (*)(Announcement&);
  std::vector<Change> const changes{
      [](Announcement& a) { a.id += "x"; },
      [](Announcement& a) { a.url += "x"; },
      [](Announcement& a) { a.title += "x"; },
      [](Announcement& a) { a.abstract += "x"; },
      [](Announcement& a) { a.body += "x"; },
      [](Announcement& a) { a.date.reset(); },
      [](Announcement& a) { a.site += "x"; },
      [](Announcement& a) { a.unit += "x"; },
      [](Announcement& a) { a.author += "x"; },
      [](Announcement& a) { a.place += "x"; },
      [](Announcement& a) { a.number.clear(); },
      [](Announcement& a) { a.numbers.emplace_back("1/QĐ"); },
      [](Announcement& a) { a.category += "x"; },
      [](Announcement& a) { a.language += "x"; },
      [](Announcement& a) { a.filetype += "x"; },
      [](Announcement& a) { a.charset += "x"; },
      // Text that moves between fields or numbers is a change, too.
      [](Announcement& a) { std::swap(a.unit, a.author); },
      [](Announcement& a) { a.numbers = {"119/QĐ-UBND12-NQ/HU"}; },
  };
  std::set<std::string> hashes{content_hash(full_announcement())};
  for (Change const change : changes) {
    Announcement announcement = full_announcement();
    change(announcement);
    hashes.insert(content_hash(announcement));
  }
  EXPECT_EQ(hashes.size(), changes.size() + 1);
}

TEST(ContentHash, OfNothingIsTheStartOfFnv1a) {
  EXPECT_EQ(content_hash(Announcement{}), "cbf29ce484222325");
}

}  // namespace
}  // namespace tracuu::schema
