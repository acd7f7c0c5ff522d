// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/oai_handler.hpp"

#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>

#include "indexer/live_writer.hpp"
#include "server/http/target.hpp"
#include "server/urls/request_params.hpp"
#include "tests/server/oai_checks.hpp"
#include "tests/server/test_index.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

std::vector<schema::Announcement> many(std::size_t count) {
  std::vector<schema::Announcement> announcements(count, test::reform_announcement());
  for (std::size_t i = 0; i < count; ++i) {
    announcements[i].id = "a/" + std::to_string(i);
    announcements[i].site = i % 3 == 0 ? "Xã Vân Khê" : "vankhe.example";
  }
  announcements[0].title = hostile_text();
  announcements[0].body = hostile_text();
  announcements[0].author = hostile_text();
  announcements[0].id = "<&\">";
  return announcements;
}

class OaiHandler : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { index_ = make_test_index(many(250)); }

  /// The answer, which must be valid; `document` holds it.
  pugi::xml_node ask(std::string const& query) {
    Request request;
    request.path = "/oai";
    Context context;
    context.base_url = "https://tim.example";
    request.parameters = decode_form(query).value();
    Response const response = handle_oai(request, context, searcher_).value();
    EXPECT_EQ(response.status, 200);
    xml_ = response.body;
    parse_xml(xml_, document_);
    expect_valid_oai(document_, xml_);
    return document_.child("OAI-PMH");
  }

  std::string error(std::string const& query) {
    return ask(query).child("error").attribute("code").value();
  }

  /// Identifiers of all pages.
  std::vector<std::string> harvest(std::string const& verb, std::string const& arguments) {
    std::vector<std::string> ids;
    std::string query = "verb=" + verb + "&metadataPrefix=oai_dc" + arguments;
    for (;;) {
      pugi::xml_node const list = ask(query).child(verb.c_str());
      for (pugi::xml_node const one : list.children()) {
        bool const is_record = std::string_view(one.name()) == "record";
        pugi::xml_node const header = is_record ? one.child("header") : one;
        if (header.child("identifier")) ids.push_back(header.child_value("identifier"));
      }
      std::string const token = list.child_value("resumptionToken");
      if (token.empty()) return ids;
      query = "verb=" + verb + "&resumptionToken=" + percent_encode(token);
    }
  }

  static inline std::filesystem::path index_;
  search::Searcher searcher_ = search::Searcher::open(index_).value();
  pugi::xml_document document_;
  std::string xml_;
};

TEST_F(OaiHandler, IdentifiesItself) {
  pugi::xml_node const identify = ask("verb=Identify").child("Identify");
  EXPECT_STREQ(identify.child_value("baseURL"), "https://tim.example/oai");
  EXPECT_STREQ(identify.child_value("adminEmail"), "webmaster@tim.example");
  EXPECT_STREQ(identify.child_value("deletedRecord"), "transient");
}

TEST_F(OaiHandler, ListsFormatsAndSets) {
  EXPECT_STREQ(ask("verb=ListMetadataFormats")
                   .child("ListMetadataFormats")
                   .child("metadataFormat")
                   .child_value("metadataPrefix"),
               "oai_dc");
  EXPECT_TRUE(ask("verb=ListMetadataFormats&identifier=oai:tim.example:a%252F1")
                  .child("ListMetadataFormats"));
  EXPECT_EQ(error("verb=ListMetadataFormats&identifier=oai:tim.example:none"), "idDoesNotExist");
  std::map<std::string, std::string> sets;
  for (pugi::xml_node const set : ask("verb=ListSets").child("ListSets").children("set")) {
    sets[set.child_value("setSpec")] = set.child_value("setName");
  }
  EXPECT_EQ(sets,
            (std::map<std::string, std::string>{{"vankhe.example", "vankhe.example"},
                                                {"x~C3~A3~20v~C3~A2n~20kh~C3~AA", "Xã Vân Khê"}}));
}

TEST_F(OaiHandler, GetsOneRecord) {
  pugi::xml_node const record =
      ask("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:tim.example:a%252F1")
          .child("GetRecord")
          .child("record");
  EXPECT_STREQ(record.child("header").child_value("identifier"), "oai:tim.example:a%2F1");
  pugi::xml_node const dc = record.child("metadata").child("oai_dc:dc");
  EXPECT_STREQ(dc.child_value("dc:title"), "Hội nghị sơ kết công tác cải cách hành chính");
  EXPECT_STREQ(dc.child_value("dc:creator"), "Nguyễn Thị Thuỳ");
  EXPECT_STREQ(dc.child_value("dc:date"), "2023-07-11");
  EXPECT_STREQ(dc.child_value("dc:source"), "https://tim.example/announcements/a%2F1");
}

TEST_F(OaiHandler, EveryRecordOnceOverAllPages) {
  for (char const* verb : {"ListRecords", "ListIdentifiers"}) {
    std::vector<std::string> const ids = harvest(verb, "");
    EXPECT_EQ(ids.size(), 250u) << verb;
    EXPECT_EQ(std::set(ids.begin(), ids.end()).size(), 250u) << verb;
  }
  EXPECT_EQ(harvest("ListRecords", "&set=x~C3~A3~20v~C3~A2n~20kh~C3~AA").size(), 84u);
  EXPECT_EQ(harvest("ListRecords", "&set=vankhe.example").size(), 166u);
  EXPECT_EQ(harvest("ListRecords", "&from=2020-01-01&until=2999-12-31").size(), 250u);
}

TEST_F(OaiHandler, TellsWhatWasDeleted) {
  auto const index = make_test_index(many(150));
  {
    indexer::LiveWriterOptions options;
    options.index = index;
    auto const writer = indexer::LiveWriter::start(options).value();
    std::vector<indexer::Change> removals;
    for (int i = 30; i < 140; ++i) removals.push_back({"a/" + std::to_string(i), std::nullopt});
    ASSERT_TRUE(writer->submit(removals));
  }  // commits
  searcher_ = search::Searcher::open(index).value();
  std::vector<std::string> const ids = harvest("ListRecords", "");
  EXPECT_EQ(ids.size(), 150u);
  EXPECT_EQ(std::set(ids.begin(), ids.end()).size(), 150u) << "40 that are there, 110 that were";
  EXPECT_EQ(harvest("ListIdentifiers", "&set=vankhe.example").size(), 100u);
  pugi::xml_node const record =
      ask("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:tim.example:a%252F40")
          .child("GetRecord")
          .child("record");
  EXPECT_STREQ(record.child("header").attribute("status").value(), "deleted");
  EXPECT_STREQ(record.child("header").child_value("setSpec"), "vankhe.example");
  EXPECT_FALSE(record.child("metadata"));
  EXPECT_EQ(error("verb=ListRecords&metadataPrefix=oai_dc&until=2001-01-01"), "noRecordsMatch");
}

// A token holds all that it takes: another server process goes on with it.
TEST_F(OaiHandler, TokensOutliveTheServer) {
  std::string const token = ask("verb=ListRecords&metadataPrefix=oai_dc")
                                .child("ListRecords")
                                .child_value("resumptionToken");
  searcher_ = search::Searcher::open(index_).value();
  pugi::xml_node const list =
      ask("verb=ListRecords&resumptionToken=" + percent_encode(token)).child("ListRecords");
  EXPECT_STREQ(list.child("resumptionToken").attribute("cursor").value(), "100");
  std::string other = token;
  other.replace(0, other.find(','), "gen-000009-00000000");
  EXPECT_EQ(error("verb=ListRecords&resumptionToken=" + percent_encode(other)),
            "badResumptionToken");
}

TEST_F(OaiHandler, HasTheErrorsOfTheProtocol) {
  struct Row {
    char const* query;
    char const* code;
  };
  Row const rows[] = {
      {"", "badVerb"},
      {"verb=Destroy", "badVerb"},
      {"verb=Identify&x=%3Cscript%3E", "badArgument"},
      {"verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:other.example:a%252F1",
       "idDoesNotExist"},
      {"verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:tim.example:a/1", "idDoesNotExist"},
      {"verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:tim.example:", "idDoesNotExist"},
      {"verb=GetRecord&metadataPrefix=marc&identifier=oai:tim.example:a%252F1",
       "cannotDisseminateFormat"},
      {"verb=ListRecords&metadataPrefix=oai_dc&from=2999-01-01", "noRecordsMatch"},
      {"verb=ListRecords&metadataPrefix=oai_dc&until=1999-01-01", "noRecordsMatch"},
      {"verb=ListRecords&metadataPrefix=oai_dc&set=nobody", "noRecordsMatch"},
      {"verb=ListRecords&metadataPrefix=oai_dc&set=a~", "noRecordsMatch"},
      {"verb=ListRecords&resumptionToken=rubbish", "badResumptionToken"},
      {"verb=ListIdentifiers&resumptionToken=", "badResumptionToken"},
      {"verb=ListSets&resumptionToken=x", "badResumptionToken"},
  };
  for (Row const& row : rows) EXPECT_EQ(error(row.query), row.code) << row.query;
}

TEST_F(OaiHandler, TextOfAnyKindIsValid) {
  pugi::xml_node const record =
      ask("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:tim.example:%253C%2526%2522%253E")
          .child("GetRecord")
          .child("record");
  EXPECT_EQ(std::string(record.child("metadata").child("oai_dc:dc").child_value("dc:title")),
            "<a href=\"x\">&amp; ]]> 'q' </a> é");
}

}  // namespace
}  // namespace tracuu::server
