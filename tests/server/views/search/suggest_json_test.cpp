// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/search/suggest_json.hpp"

#include <gtest/gtest.h>

namespace tracuu::server {
namespace {

using search::Suggestion;
using search::SuggestionKind;

TEST(SuggestJson, HasTheFieldsOfTheApi) {
  std::vector<Suggestion> const suggestions = {
      {"Thủ tục khai sinh", SuggestionKind::Title, "tin/1", 2, {{0, 11}, {12, 14}}},
      {"xã An Khê", SuggestionKind::Place, "", 7, {{0, 3}}},
  };
  EXPECT_EQ(suggest_json("thu tuc kh", "gen-1:5", suggestions, base::Language::English),
            R"({"query":"thu tuc kh","revision":"gen-1:5","suggestions":[)"
            R"({"text":"Thủ tục khai sinh","kind":"title","id":"tin/1",)"
            R"("url":"/announcements/tin%2F1?lang=en","count":2,"matches":[[0,7],[8,10]]},)"
            R"({"text":"xã An Khê","kind":"place","count":7,"matches":[[0,2]]}]})");
}

TEST(SuggestJson, CountsAsJavaScriptDoes) {
  std::vector<Suggestion> const suggestions = {{"😀 xã", SuggestionKind::Phrase, "", 3, {{5, 8}}}};
  std::string const json = suggest_json("xa", "", suggestions, base::Language::Vietnamese);
  EXPECT_NE(json.find(R"("matches":[[3,5]])"), std::string::npos) << json;
}

TEST(SuggestJson, StaysJsonWhateverIsInIt) {
  std::vector<Suggestion> const suggestions = {
      {"\"</script>\xFF", SuggestionKind::Title, "\"\n", 1, {}}};
  std::string const json = suggest_json("\"\\", "r", suggestions, base::Language::Vietnamese);
  EXPECT_NE(json.find(R"("query":"\"\\")"), std::string::npos) << json;
  EXPECT_EQ(json.find('\n'), std::string::npos);
  EXPECT_NE(json.find(R"("matches":[])"), std::string::npos);
}

}  // namespace
}  // namespace tracuu::server
