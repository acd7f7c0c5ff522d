// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/archivists/batch_writer.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>

#include "tests/support/small_index.hpp"

namespace tracuu::formats {
namespace {

using base::Language;

class BatchWriterTest : public ::testing::Test {
 protected:
  BatchWriter writer(BatchFormat format, std::string_view table, BatchOptions options = {}) {
    return {format, BatchSearch(read_query_table(table).value(), index_.searcher(), options),
            Language::English,
            [](std::string_view id) { return "https://tim.example/" + std::string(id); }};
  }

  static std::string all(BatchWriter& writer) {
    std::string text;
    for (std::string piece = "x"; !piece.empty();) text += piece = writer.next_piece().value();
    return text;
  }

  test::SmallIndex index_{test::tiny_announcements(300)};
};

TEST_F(BatchWriterTest, CountsToTheEnd) {
  BatchWriter batch = writer(BatchFormat::Json, "query,limit\nxã,2\nhọp,\nlúa,1\nxyzzyq,\n");
  auto const json = nlohmann::json::parse(all(batch));
  ASSERT_EQ(json["queries"].size(), 4u);
  std::size_t const expected[] = {300, 100, 43, 0};
  for (std::size_t at = 0; at < 4; ++at) {
    EXPECT_EQ(json["queries"][at]["state"], "ok");
    EXPECT_EQ(json["queries"][at]["total"], expected[at]) << at;
    search::SearchRequest request =
        test::request_for(json["queries"][at]["query"]["text"].get<std::string>(), 1);
    request.fold = false;
    EXPECT_EQ(index_.searcher().stream(request).value().count(), expected[at]);
  }
  EXPECT_EQ(json["queries"][0]["hits"].size(), 2u);
  EXPECT_EQ(json["queries"][1]["hits"].size(), 5u) << "unless the row says otherwise";
  EXPECT_EQ(json["failed"], 0);
  EXPECT_EQ(batch.done(), 4u);
}

TEST_F(BatchWriterTest, WritesATableWithARowAQuery) {
  BatchWriter batch =
      writer(BatchFormat::Csv, "query;to;x\nlúa;2010-02;\nhọp;xưa;\n=1+2;;\n", {1, {}});
  std::string const text = all(batch);
  EXPECT_TRUE(
      text.starts_with("\xEF\xBB\xBFline,query,filters,state,reason,announcements,"
                       "with all words,read as,notes,id 1,title 1,date 1,number 1,"
                       "address 1\r\n"))
      << text;
  EXPECT_NE(text.find("\r\n2,lúa,to=2010-02,done,,"), std::string::npos) << text;
  EXPECT_NE(text.find("\r\n3,họp,to=xưa,not read,"), std::string::npos) << text;
  EXPECT_NE(text.find("\r\n4,'=1+2,,done,,"), std::string::npos) << "no formula: " << text;
  EXPECT_NE(text.find("https://tim.example/t-0"), std::string::npos);
  EXPECT_NE(text.find(",not read,Column “x” is not known and was left unread.\r\n"),
            std::string::npos);
  EXPECT_EQ(batch.failed(), 1u);
}

TEST_F(BatchWriterTest, AQueryThatTakesTooLongIsToldAsNotCounted) {
  BatchWriter batch =
      writer(BatchFormat::Json, "xã\n", {1, std::chrono::milliseconds(-1)});  // spent already
  auto const json = nlohmann::json::parse(all(batch));
  EXPECT_EQ(json["queries"][0]["state"], "uncounted");
  EXPECT_TRUE(json["queries"][0]["total"].is_null()) << "no bound is shown as a count";
  EXPECT_EQ(json["failed"], 1);
}

TEST_F(BatchWriterTest, AWorkbookIsMadeInSteps) {
  BatchWriter batch = writer(BatchFormat::Xlsx, "xã\nhọp\nlúa\n");
  std::size_t steps = 0;
  while (!batch.work(std::chrono::milliseconds(0))) ++steps;
  EXPECT_GE(steps, 2u);
  EXPECT_EQ(batch.done(), 3u);
  std::string const bytes = all(batch);
  EXPECT_TRUE(bytes.starts_with("PK\x03\x04"));
  EXPECT_TRUE(batch.next_piece().value().empty());
}

}  // namespace
}  // namespace tracuu::formats
