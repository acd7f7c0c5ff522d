// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/wording/language.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "cli/wording/say.hpp"

namespace tracuu::cli {
namespace {

using Variables = std::map<std::string, std::string>;

std::string named(std::optional<base::Language> language) {
  return language ? std::string(base::language_tag(*language)) : "none";
}

GetVariable reader(Variables const& variables) {
  return [&variables](char const* name) -> char const* {
    auto const found = variables.find(name);
    return found == variables.end() ? nullptr : found->second.c_str();
  };
}

TEST(LanguageOfEnvironment, GoesByTheLocaleAsPosixSays) {
  struct {
    Variables variables;
    char const* expected;
    char const* why;
  } const rows[] = {
      {{}, "none", "nothing is set"},
      {{{"LANG", ""}}, "none", "an empty one is not set"},
      {{{"LANG", "C"}}, "none", "C names no language"},
      {{{"LANG", "C.UTF-8"}}, "none", "nor with a charset"},
      {{{"LANG", "POSIX"}}, "none", "POSIX is C"},
      {{{"LANG", "vi_VN.UTF-8"}}, "vi", "as Debian installs it"},
      {{{"LANG", "vi"}}, "vi", "a language alone"},
      {{{"LANG", "vi.UTF-8"}}, "vi", "without a territory"},
      {{{"LANG", "vie"}}, "en", "no language of that tag"},
      {{{"LANG", "en_US.UTF-8"}}, "en", "English"},
      {{{"LANG", "fr_FR@euro"}}, "en", "any other language"},
      {{{"LANG", "vi_VN"}, {"LC_MESSAGES", "en_GB"}}, "en", "messages go before all"},
      {{{"LANG", "en_US"}, {"LC_ALL", "vi_VN"}}, "vi", "LC_ALL goes before each"},
      {{{"LANG", "vi_VN"}, {"LC_ALL", "C"}}, "none", "C is set, too"},
      {{{"LANG", "vi_VN"}, {"LC_ALL", ""}, {"LC_MESSAGES", ""}}, "vi", "empty ones are skipped"},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(named(language_of_environment(reader(row.variables))), row.expected) << row.why;
  }
}

TEST(LanguageOfWords, FindsTheOption) {
  struct {
    std::vector<char const*> words;
    char const* expected;
  } const rows[] = {
      {{"tracuu", "search", "a"}, "none"},
      {{"tracuu", "search", "a", "--lang", "vi"}, "vi"},
      {{"tracuu", "--lang=en", "search", "a"}, "en"},
      {{"tracuu", "search", "--lang", "vi", "--lang", "en"}, "en"},
      {{"tracuu", "search", "--lang"}, "none"},
      {{"tracuu", "search", "--lang", "fr"}, "none"},
      {{"tracuu", "search", "--language", "vi"}, "none"},
      {{"tracuu", "search", "--", "--lang", "vi"}, "none"},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(named(language_of_words(row.words)), row.expected) << row.words.back();
  }
}

TEST(SpokenLanguages, WithoutALocaleAnswersAreVietnameseAndMessagesEnglish) {
  Variables const none;
  std::vector<char const*> const words{"tracuu", "search", "a"};
  SpokenLanguages const spoken = spoken_languages(words, reader(none));
  EXPECT_EQ(spoken.messages, base::Language::English);
  EXPECT_EQ(spoken.answers, base::Language::Vietnamese);
  Variables const vietnamese{{"LANG", "vi_VN.UTF-8"}};
  EXPECT_EQ(spoken_languages(words, reader(vietnamese)).messages, base::Language::Vietnamese);
  std::vector<char const*> const english{"tracuu", "search", "a", "--lang", "en"};
  EXPECT_EQ(spoken_languages(english, reader(vietnamese)).messages, base::Language::English);
  EXPECT_EQ(spoken_languages(english, reader(vietnamese)).answers, base::Language::English);
}

TEST(Say, TakesTheTextOfTheLanguageAndFillsItIn) {
  EXPECT_EQ(say("usage.meant", base::Language::English, "--limit"), "did you mean '--limit'?");
  EXPECT_EQ(say("usage.meant", base::Language::Vietnamese, "--limit"), "có phải “--limit”?");
  EXPECT_EQ(say("help.options", base::Language::Vietnamese), "Tùy chọn");
}

}  // namespace
}  // namespace tracuu::cli
