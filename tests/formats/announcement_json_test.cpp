// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/announcement_json.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/samples.hpp"

namespace tracuu::formats {
namespace {

TEST(AnnouncementJson, HoldsAllThatWasPublished) {
  auto const json =
      nlohmann::ordered_json::parse(announcement_json({test::reform_announcement(), {}, {}}));
  std::vector<std::string> keys;
  for (auto const& item : json.items()) keys.push_back(item.key());
  EXPECT_EQ(keys, (std::vector<std::string>{"id",
                                            "url",
                                            "addresses",
                                            "title",
                                            "abstract",
                                            "body",
                                            "date",
                                            "site",
                                            "unit",
                                            "author",
                                            "place",
                                            "number",
                                            "cites",
                                            "numbers",
                                            "category",
                                            "issued",
                                            "effective",
                                            "expires",
                                            "in_force",
                                            "relations",
                                            "signatures",
                                            "picture_pages",
                                            "pages",
                                            "machine_pages",
                                            "machine_confidence",
                                            "corrected_pages",
                                            "language",
                                            "filetype",
                                            "charset",
                                            "charset_confidence",
                                            "attachments",
                                            "page",
                                            "cited_by"}));
  EXPECT_EQ(json["date"], "2023-07-11");
  EXPECT_EQ(json["number"], "119/QĐ-UBND");
  EXPECT_EQ(json["cites"].dump(), R"(["120/QĐ-UBND"])");
  EXPECT_EQ(json["numbers"].size(), 2U) << "both, the own one first";
  EXPECT_EQ(json["filetype"], "HTML");
  EXPECT_EQ(json["charset"], "UTF-8");
  EXPECT_EQ(json["charset_confidence"], 1);
  EXPECT_EQ(json["body"], test::reform_announcement().body);
}

TEST(AnnouncementJson, NamesWhatBelongsTogether) {
  search::Related const related{
      {{"Phụ lục", "https://vankhe.example/a.pdf", "a.pdf", false, "PDF", "7/TB-UBND", "2"},
       {"Biểu", "", "", false, "", "", ""}},
      search::PageLink{"17", "Thông báo"}};
  auto const json =
      nlohmann::ordered_json::parse(announcement_json({test::reform_announcement(), related, {}}));
  EXPECT_EQ(json["attachments"].dump(),
            R"([{"text":"Phụ lục","url":"https://vankhe.example/a.pdf","id":"a.pdf"},)"
            R"({"text":"Biểu","url":"","id":null}])");
  EXPECT_EQ(json["page"].dump(), R"({"id":"17","title":"Thông báo"})");
}

TEST(AnnouncementJson, TellsOfSignaturesAndCitations) {
  search::FoundAnnouncement found{test::reform_announcement(), {}, {}};
  found.announcement.signatures = {{"UBND xã", "2023-07-11T10:15:08+07:00"}};
  found.announcement.picture_pages = "2-4";
  found.citations.cited_by = 3;
  auto const json = nlohmann::ordered_json::parse(announcement_json(found));
  EXPECT_EQ(json["signatures"].dump(),
            R"([{"signer":"UBND xã","time":"2023-07-11T10:15:08+07:00"}])");
  EXPECT_EQ(json["picture_pages"], "2-4");
  EXPECT_EQ(json["cited_by"], 3);
}

TEST(AnnouncementJson, TellsOfRelationsBothWays) {
  search::FoundAnnouncement found{test::reform_announcement(), {}, {}};
  found.announcement.effective = schema::parse_iso_date("2023-08-01");
  found.relations.in_force = search::InForce::No;
  found.relations.links = {
      {schema::RelationKind::Amends, false, "7/QĐ-UBND", std::nullopt, "Sửa đổi …", "", ""},
      {schema::RelationKind::Replaces, true, "9/QĐ-UBND", schema::parse_iso_date("2024-01-02"),
       "Thay thế …", "9", "Quyết định"}};
  auto const json = nlohmann::ordered_json::parse(announcement_json(found));
  EXPECT_EQ(json["issued"], nullptr);
  EXPECT_EQ(json["effective"], "2023-08-01");
  EXPECT_EQ(json["in_force"], "no");
  EXPECT_EQ(json["relations"].dump(),
            R"([{"kind":"amends","number":"7/QĐ-UBND","date":null,"evidence":"Sửa đổi …",)"
            R"("id":null,"title":""},{"kind":"replaced_by","number":"9/QĐ-UBND",)"
            R"("date":"2024-01-02","evidence":"Thay thế …","id":"9","title":"Quyết định"}])");
}

TEST(AnnouncementJson, SaysWherePagesBegin) {
  search::FoundAnnouncement found{test::reform_announcement(), {}, {}};
  found.announcement.body = "Đê\nKè\nBẢN TIN";
  found.announcement.pages = {{1, 0, {}}, {2, 5, "Thôn 3"}, {0, 9, {}}};
  found.announcement.machine_pages = "1";
  auto const json = nlohmann::ordered_json::parse(announcement_json(found));
  EXPECT_EQ(json["pages"].dump(),
            R"([{"begin":0,"page":1,"sheet":null},{"begin":3,"page":2,"sheet":"Thôn 3"},)"
            R"({"begin":6,"page":null,"sheet":null}])")
      << "in UTF-16 code units";
  EXPECT_EQ(json["machine_pages"], "1");
  EXPECT_FALSE(json.contains("matches"));
}

TEST(AnnouncementJson, SaysWhatMatches) {
  search::SearchedAnnouncement searched{{test::reform_announcement(), {}, {}}, {}, false};
  searched.found.announcement.abstract = "Đê";
  searched.found.announcement.body = "Đê\nKè";
  searched.matches.count = 2;
  searched.matches.abstract = {{0, 4}};
  searched.matches.body = {{5, 8}};
  searched.matches.pages = {{search::PagePlace{2, ""}, 1, 2, test::marked("[Kè]")},
                            {std::nullopt, 1, 1, test::marked("[Đê]")}};
  auto const json = nlohmann::ordered_json::parse(searched_announcement_json(searched));
  EXPECT_EQ(
      json["matches"].dump(),
      R"({"count":2,"cut":false,"abstract":[[0,2]],"body":[[3,5]],"pages":[)"
      R"({"page":2,"sheet":null,"count":1,"first":2,"passage":{"text":"Kè","matches":[[0,2]]}},)"
      R"({"page":null,"sheet":null,"count":1,"first":1,"passage":{"text":"Đê","matches":[[0,2]]}}]})");
}

TEST(AnnouncementJson, DoesNotTellWhereOurFilesAre) {
  EXPECT_EQ(announcement_json({test::reform_announcement(), {}, {}}).find("/srv/"),
            std::string::npos);
}

}  // namespace
}  // namespace tracuu::formats
