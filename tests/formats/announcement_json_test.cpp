// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/announcement_json.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/samples.hpp"

namespace tracuu::formats {
namespace {

TEST(AnnouncementJson, HoldsAllThatWasPublished) {
  auto const json =
      nlohmann::ordered_json::parse(announcement_json({test::reform_announcement(), {}}));
  std::vector<std::string> keys;
  for (auto const& item : json.items()) keys.push_back(item.key());
  EXPECT_EQ(keys, (std::vector<std::string>{"id", "url", "title", "abstract", "body", "date",
                                            "site", "unit", "author", "place", "number", "numbers",
                                            "category", "language", "filetype", "charset",
                                            "charset_confidence", "attachments", "page"}));
  EXPECT_EQ(json["date"], "2023-07-11");
  EXPECT_EQ(json["number"], "119/QĐ-UBND");
  EXPECT_EQ(json["filetype"], "HTML");
  EXPECT_EQ(json["charset"], "UTF-8");
  EXPECT_EQ(json["charset_confidence"], 1);
  EXPECT_EQ(json["body"], test::reform_announcement().body);
}

TEST(AnnouncementJson, NamesWhatBelongsTogether) {
  search::Related const related{
      {{"Phụ lục", "https://vankhe.example/a.pdf", "a.pdf"}, {"Biểu", "", ""}},
      search::PageLink{"17", "Thông báo"}};
  auto const json =
      nlohmann::ordered_json::parse(announcement_json({test::reform_announcement(), related}));
  EXPECT_EQ(json["attachments"].dump(),
            R"([{"text":"Phụ lục","url":"https://vankhe.example/a.pdf","id":"a.pdf"},)"
            R"({"text":"Biểu","url":"","id":null}])");
  EXPECT_EQ(json["page"].dump(), R"({"id":"17","title":"Thông báo"})");
}

TEST(AnnouncementJson, DoesNotTellWhereOurFilesAre) {
  EXPECT_EQ(announcement_json({test::reform_announcement(), {}}).find("/srv/"), std::string::npos);
}

}  // namespace
}  // namespace tracuu::formats
