// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/curated_json.hpp"

#include <gtest/gtest.h>

#include "tests/support/samples.hpp"

namespace tracuu::formats {
namespace {

TEST(CuratedJson, AddsNothingWithoutRules) {
  Json object = Json::object();
  add_curated(object, {}, base::Language::Vietnamese);
  EXPECT_EQ(object.dump(), "{}");
}

TEST(CuratedJson, HasWhatStandsAboveTheResults) {
  search::Curated curated;
  curated.best_bets = {{"khai sinh",
                        "ks-1",
                        "https://a.example/ks",
                        "Khai sinh",
                        test::day(2026, 9, 1),
                        "a.example",
                        {"Trực tuyến", "Online"}},
                       {"khai sinh", "", "https://dvc.example/", "Cổng dịch vụ công", {}, "", {}}};
  curated.alert = {"bão", search::AlertLevel::Urgent, {"Nghỉ tiếp dân", ""}, ""};
  curated.route = {"mới", {"Mới nhất", ""}, "", {{"q", "nghị quyết"}, {"sort", "newest"}}, false};
  Json object = Json::object();
  add_curated(object, curated, base::Language::English);
  EXPECT_EQ(
      object.dump(),
      R"({"alert":{"rule":"bão","level":"urgent","text":"Nghỉ tiếp dân","url":null},)"
      R"("route":{"rule":"mới","text":"Mới nhất","url":null,"search":{"q":"nghị quyết","sort":"newest"},"redirect":false},)"
      R"("best_bets":[{"rule":"khai sinh","id":"ks-1","url":"https://a.example/ks","title":"Khai sinh","date":"2026-09-01","site":"a.example","text":"Online"},)"
      R"({"rule":"khai sinh","id":null,"url":"https://dvc.example/","title":"Cổng dịch vụ công","date":null,"site":null,"text":null}]})");
}

TEST(CuratedJson, TellsWhatRulesDo) {
  search::RuleEffect effect;
  effect.kind = search::RuleKind::NeverSuggest;
  effect.rule = "nợ";
  effect.line = 7;
  effect.state = search::RuleState::Later;
  effect.dates.from = test::day(2027, 1, 1);
  EXPECT_EQ(effects_json({effect}).dump(),
            R"([{"kind":"never_suggest","rule":"nợ","line":7,"state":"later","from":"2027-01-01",)"
            R"("to":null,"because":null,"what":""}])");
}

}  // namespace
}  // namespace tracuu::formats
