// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/document_page_json.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "schema/page_text.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::formats {
namespace {

using nlohmann::ordered_json;

search::PageReading reading_of(std::size_t page) {
  search::PageReading reading;
  reading.announcement = test::scanned_announcement();
  reading.page = page;
  reading.page_count = 3;
  reading.text = schema::page_text(reading.announcement, page);
  return reading;
}

ordered_json json_of(search::PageReading const& reading) {
  return ordered_json::parse(document_page_json(reading, ""));
}

TEST(DocumentPageJson, HasTheTextAndWhatTheMachineRead) {
  search::PageReading reading = reading_of(2);
  reading.words = test::scanned_words();
  reading.boxes = {{72.004, 100, 102.5, 112}};
  ordered_json const json = json_of(reading);
  EXPECT_EQ(json["id"], "quet/1");
  EXPECT_EQ(json["page"], 2);
  EXPECT_EQ(json["pages"], 3);
  EXPECT_EQ(json["source"], "machine");
  EXPECT_EQ(json["corrected"], nullptr);
  // Places count UTF-16 code units, as a script does.
  EXPECT_EQ(json["repairs"].dump(), R"([{"begin":4,"end":6,"as_read":"bỗ"}])");
  EXPECT_EQ(json["boxes"].dump(), "[[72.0,100.0,102.5,112.0]]");
  EXPECT_EQ(json["machine"]["engine"], "tesseract 5.3.0 vie");
  EXPECT_EQ(json["machine"]["words"].size(), 12u);
  EXPECT_EQ(json["machine"]["words"][1].dump(), R"({"text":"bổ","as_read":"bỗ","confidence":0.75,)"
                                                R"("box":[108.0,100.0,138.0,112.0],"line":0})");
  EXPECT_EQ(json["machine"]["words"][0]["as_read"], "Nay");
}

TEST(DocumentPageJson, TellsWhereTheTextComesFrom) {
  EXPECT_EQ(json_of(reading_of(1))["source"], "document");
  EXPECT_EQ(json_of(reading_of(3))["source"], "unread");
  EXPECT_EQ(json_of(reading_of(1))["machine"], nullptr);
  search::PageReading corrected = reading_of(2);
  corrected.announcement.corrected_pages = "2";
  corrected.correction = {2, "Nay", "thu-vien", "2026-11-30T08:00:00Z"};
  EXPECT_EQ(json_of(corrected)["source"], "person");
  EXPECT_EQ(json_of(corrected)["corrected"], "2026-11-30T08:00:00Z");
  EXPECT_EQ(document_page_json(corrected, "").find("thu-vien"), std::string::npos)
      << "who it was is not for all";
}

TEST(DocumentPageJson, LeadsToThePictureIfThereIsOne) {
  EXPECT_EQ(json_of(reading_of(1))["image"], nullptr);
  ordered_json const json =
      ordered_json::parse(document_page_json(reading_of(1), "https://tim.example/a/image"));
  EXPECT_EQ(json["image"], "https://tim.example/a/image");
}

TEST(DocumentPageJson, DoesNotTellWhereOurFilesAre) {
  search::PageReading reading = reading_of(1);
  reading.announcement.source_location = "/srv/tep/a.pdf";
  EXPECT_EQ(document_page_json(reading, "").find("/srv/"), std::string::npos);
}

}  // namespace
}  // namespace tracuu::formats
