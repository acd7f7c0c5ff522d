// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/search_json.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "search/api/match_count.hpp"
#include "search/api/note.hpp"
#include "search/api/search_request.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::formats {
namespace {

using base::Language;

TEST(SearchJson, HasTheDocumentedShape) {
  search::SearchAnswer answer = test::sample_answer();
  answer.notes.clear();  // their words are search/'s own
  EXPECT_EQ(
      search_json(answer, Language::Vietnamese),
      R"json({"query":{"text":"cai cach","read_as":"cải cách","notes":[]},)json"
      R"json("total":{"value":1300,"relation":"gte"},"with_all_words":{"value":12,"relation":"eq"},"cut":false,"missing":null,"took_ms":12.345,"revision":"gen-1:7","permalink":null,"change":null,"page":2,"size":10,)json"
      R"json("hits":[{"id":"gv-1","url":"https://giavien.ninhbinh.gov.vn/tin/hoi-nghi-so-ket.html",)json"
      R"json("title":"Hội nghị sơ kết công tác cải cách hành chính",)json"
      R"json("title_html":"Hội nghị sơ kết công tác <mark>cải</mark> <mark>cách</mark> hành chính",)json"
      R"json("snippet_html":"UBND &amp; HĐND … <mark>cải</mark> <mark>cách</mark>",)json"
      R"json("title_marked":{"text":"Hội nghị sơ kết công tác cải cách hành chính","matches":[[25,28],[29,33]]},)json"
      R"json("snippet_marked":{"text":"UBND & HĐND … cải cách","matches":[[14,17],[18,22]]},)json"
      R"json("fragments":[],"found_on":null,)json"
      R"json("date":"2023-07-11","site":"giavien.ninhbinh.gov.vn","unit":"Trung tâm VHTT&TT",)json"
      R"json("author":"Nguyễn Thị Thuỳ","place":"huyện Gia Viễn","number":"119/QĐ-UBND",)json"
      R"json("cites":["120/QĐ-UBND"],"numbers":["119/QĐ-UBND","120/QĐ-UBND"],"category":"Tin hoạt động","in_force":"unknown","score":7.5,"copies":[],"attached":[],)json"
      R"json("attachments":[],"page":null}],)json"
      R"json("counted":null,"facets":{},"timeline":[],"next":3,"next_cursor":"AbC-_"})json");
}

TEST(SearchJson, HasTheAttachmentsThatWereFound) {
  search::SearchAnswer answer = test::sample_answer();
  search::AttachedHit attached;
  attached.announcement.id = "gv-1/phu-luc-2.xlsx";
  attached.announcement.title = "Thôn Đoài";
  attached.announcement.filetype = "XLSX";
  attached.snippet = test::marked("hộ [nghèo]");
  attached.found_on = search::PagePlace{3, "Thôn 3"};
  answer.hits[0].attached = {attached};
  auto json = nlohmann::json::parse(search_json(answer, Language::Vietnamese));
  EXPECT_EQ(json["hits"][0]["attached"][0]["id"], "gv-1/phu-luc-2.xlsx");
  EXPECT_EQ(json["hits"][0]["attached"][0]["name"], "Thôn Đoài");
  EXPECT_EQ(json["hits"][0]["attached"][0]["filetype"], "XLSX");
  EXPECT_EQ(json["hits"][0]["attached"][0]["found_on"]["sheet"], "Thôn 3");
  EXPECT_EQ(json["hits"][0]["attached"][0]["snippet_html"], "hộ <mark>nghèo</mark>");
  answer.hits[0].related.attachments = {{"Phụ lục 2", "", "gv-1/phu-luc-2.xlsx"}};
  json = nlohmann::json::parse(search_json(answer, Language::Vietnamese));
  EXPECT_EQ(json["hits"][0]["attached"][0]["name"], "Phụ lục 2");
}

TEST(SearchJson, HasCountsByFacetAndPeriod) {
  search::SearchAnswer answer = test::sample_answer();
  answer.counted = search::MatchCount{1'300, 1'500, 2'000};
  answer.facets = {{search::Facet::Type, {{"QD", "quyết định", 7}}, 3},
                   {search::Facet::Site, {{"a.example", "", 2}, {"b.example", "", 1}}, 2}};
  answer.timeline = {{"2023-06", 2}, {"2023-07", 1}};
  auto const json = nlohmann::json::parse(search_json(answer, Language::Vietnamese));
  EXPECT_EQ(json["counted"].dump(), R"({"relation":"gte","value":1300})");
  EXPECT_EQ(json["facets"]["type"].dump(),
            R"({"distinct":3,"values":[{"count":7,"label":"quyết định","value":"QD"}]})");
  EXPECT_EQ(json["facets"]["site"]["values"][0].dump(),
            R"({"count":2,"label":"a.example","value":"a.example"})");
  EXPECT_EQ(json["timeline"].dump(),
            R"([{"count":2,"period":"2023-06"},{"count":1,"period":"2023-07"}])");
}

TEST(SearchJson, MatchesCountUtf16CodeUnits) {
  search::SearchAnswer answer = test::sample_answer();
  answer.hits[0].title = test::marked("😀 [Đê] [😀] điều");
  answer.hits[0].snippet = {};
  auto const json = nlohmann::json::parse(search_json(answer, Language::Vietnamese));
  EXPECT_EQ(json["hits"][0]["title_marked"]["matches"].dump(), "[[3,5],[6,8]]");
  EXPECT_EQ(json["hits"][0]["snippet_marked"].dump(), R"({"matches":[],"text":""})");
  EXPECT_EQ(json["hits"][0]["snippet_html"], "");
}

TEST(SearchJson, SaysOnWhichPageAHitStands) {
  search::SearchAnswer answer = test::sample_answer();
  search::Hit& hit = answer.hits[0];
  hit.announcement.filetype = "PDF";
  hit.announcement.url = "https://vankhe.example/a.pdf";
  hit.snippet = test::marked("Đê … [kè] đá");
  hit.fragments = {{{0, 4}, std::nullopt}, {{9, 16}, search::PagePlace{12, ""}}};
  hit.found_on = search::PagePlace{12, ""};
  auto json = nlohmann::ordered_json::parse(search_json(answer, Language::Vietnamese))["hits"][0];
  EXPECT_EQ(json["fragments"].dump(), R"([{"begin":0,"end":2,"page":null,"sheet":null},)"
                                      R"({"begin":5,"end":10,"page":12,"sheet":null}])");
  EXPECT_EQ(json["found_on"].dump(),
            R"({"page":12,"sheet":null,"url":"https://vankhe.example/a.pdf#page=12"})");
  hit.announcement.filetype = "XLSX";
  hit.found_on = search::PagePlace{3, "Thôn 3"};
  json = nlohmann::ordered_json::parse(search_json(answer, Language::Vietnamese))["hits"][0];
  EXPECT_EQ(json["found_on"].dump(), R"({"page":3,"sheet":"Thôn 3","url":null})");
}

TEST(SearchJson, HitsCarryTheFieldsAskedFor) {
  std::vector<HitField> const fields{HitField::Score, HitField::Id};
  auto const json =
      nlohmann::json::parse(search_json(test::sample_answer(), Language::Vietnamese, fields));
  EXPECT_EQ(json["hits"][0].dump(), R"({"id":"gv-1","score":7.5})");
}

TEST(SearchJson, NamesEveryFieldThatHitsHave) {
  auto const json = nlohmann::json::parse(search_json(test::sample_answer(), Language::Vietnamese));
  EXPECT_EQ(json["hits"][0].size(), kHitFieldNames.size());
  for (auto const& [name, field] : kHitFieldNames) {
    EXPECT_TRUE(json["hits"][0].contains(std::string(name))) << name;
  }
}

TEST(TimelineJson, HasTheDocumentedShape) {
  search::SearchAnswer answer = test::sample_answer();
  answer.notes.clear();
  answer.counted = search::MatchCount{3, 3, 3};
  answer.timeline = {{"2023", 3}};
  EXPECT_EQ(
      timeline_json(answer, Language::Vietnamese),
      R"json({"query":{"text":"cai cach","read_as":"cải cách","notes":[]},)json"
      R"json("total":{"value":1300,"relation":"gte"},"with_all_words":{"value":12,"relation":"eq"},"cut":false,"missing":null,"took_ms":12.345,"revision":"gen-1:7",)json"
      R"json("counted":{"value":3,"relation":"eq"},)json"
      R"json("timeline":[{"period":"2023","count":3}]})json");
}

TEST(SearchJson, TellsNotesInTheLanguageAskedFor) {
  search::SearchAnswer answer = test::sample_answer();
  answer.notes.push_back({search::NoteCode::UnknownWord, "xyz", ""});
  for (Language language : {Language::Vietnamese, Language::English}) {
    auto const notes = nlohmann::json::parse(search_json(answer, language))["query"]["notes"];
    ASSERT_EQ(notes.size(), 2u);
    EXPECT_EQ(notes[0]["code"], "marks_restored");
    EXPECT_EQ(notes[0]["message"], search::describe(answer.notes[0], language));
    EXPECT_EQ(notes[0]["detail"], "cải cách");
    EXPECT_EQ(notes[0]["exact_query"], "cai cach");
    EXPECT_FALSE(notes[1].contains("exact_query"));
  }
}

TEST(SearchJson, UnknownIsNullAndTheLastPageHasNoNext) {
  search::SearchAnswer answer = test::sample_answer();
  answer.has_next = false;
  answer.next_cursor.clear();
  answer.total = {1, 1, 1};
  answer.hits[0].announcement.date.reset();
  answer.hits[0].announcement.number.clear();
  auto const json = nlohmann::json::parse(search_json(answer, Language::Vietnamese));
  EXPECT_TRUE(json["next"].is_null());
  EXPECT_TRUE(json["next_cursor"].is_null());
  EXPECT_EQ(json["total"]["relation"], "eq");
  EXPECT_TRUE(json["hits"][0]["date"].is_null());
  EXPECT_TRUE(json["hits"][0]["number"].is_null());
  EXPECT_EQ(json["hits"][0]["cites"].size(), 2U) << "it only cites";
  EXPECT_EQ(json["hits"][0]["numbers"].size(), 2U);
}

TEST(SearchJson, SurvivesBrokenText) {
  search::SearchAnswer answer = test::sample_answer();
  answer.hits[0].announcement.title =
      "h\xff"
      "ai";
  auto const json = nlohmann::json::parse(search_json(answer, Language::Vietnamese));
  EXPECT_EQ(json["hits"][0]["title"], "h\uFFFDai");
}

}  // namespace
}  // namespace tracuu::formats
