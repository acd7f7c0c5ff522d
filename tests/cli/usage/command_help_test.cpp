// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/usage/command_help.hpp"

#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "base/utf8.hpp"
#include "cli/options.hpp"

namespace tracuu::cli {
namespace {

constexpr base::Language kBoth[] = {base::Language::Vietnamese, base::Language::English};

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += base::decode_utf8(text, at).bytes) ++count;
  return count;
}

TEST(CommandHelp, HasUsageArgumentsOptionsNotesAndExamples) {
  CommandHelp help;
  help.name = "weigh";
  help.summary = "weigh files";
  help.arguments = {{"FILE", "what is weighed", true, true}};
  OptionHelp output;
  output.names = {"-o", "--output"};
  output.value = "FILE";
  output.text = "where the weights go";
  OptionHelp limit;
  limit.names = {"--limit"};
  limit.value = "N";
  limit.text = "at most so many files, of which each counts once, however often it is named";
  limit.fallback = "10";
  OptionHelp index;
  index.names = {"--db"};
  index.value = "DIR";
  index.text = "the index";
  index.is_required = true;
  help.options = {output, limit, index};
  help.notes = {"Nothing is written."};
  help.examples = {"tracuu weigh a b"};
  EXPECT_EQ(help_text(help, base::Language::English),
            "tracuu weigh FILE... --db DIR [...]\n"
            "\n"
            "weigh files\n"
            "\n"
            "  FILE                  what is weighed\n"
            "\n"
            "Options:\n"
            "  -o, --output FILE     where the weights go\n"
            "      --limit N         at most so many files, of which each counts once,\n"
            "                        however often it is named [10]\n"
            "      --db DIR          the index (required)\n"
            "\n"
            "Nothing is written.\n"
            "\n"
            "Examples:\n"
            "  tracuu weigh a b\n");
}

TEST(CommandHelp, OfEveryCommandIsThereInBothLanguagesAndFitsATerminal) {
  for (base::Language const language : kBoth) {
    std::vector<CommandHelp> const helps = command_helps(language);
    std::string all = overview_text(program_help(language), helps, language);
    for (CommandHelp const& help : helps) {
      EXPECT_FALSE(help.summary.empty()) << help.name;
      for (OptionHelp const& option : help.options) {
        EXPECT_FALSE(option.text.empty()) << help.name << ' ' << option.names.front();
      }
      all += help_text(help, language);
    }
    std::istringstream lines(all);
    for (std::string line; std::getline(lines, line);) {
      EXPECT_LE(code_points(line), 80u) << line;
    }
  }
}

TEST(CommandHelp, NoNameStandsForTwoOptionsOfACommand) {
  for (CommandHelp const& help : command_helps(base::Language::English)) {
    std::set<std::string> names;
    for (OptionHelp const& option : help.options) {
      for (std::string const& name : option.names) {
        EXPECT_TRUE(names.insert(name).second) << help.name << ' ' << name;
      }
    }
  }
}

TEST(CommandHelp, BothLanguagesTellOfTheSameOptions) {
  auto const english = command_helps(base::Language::English);
  auto const vietnamese = command_helps(base::Language::Vietnamese);
  ASSERT_EQ(english.size(), vietnamese.size());
  for (std::size_t i = 0; i < english.size(); ++i) {
    EXPECT_EQ(english[i].name, vietnamese[i].name);
    ASSERT_EQ(english[i].options.size(), vietnamese[i].options.size()) << english[i].name;
    for (std::size_t j = 0; j < english[i].options.size(); ++j) {
      EXPECT_EQ(english[i].options[j].names, vietnamese[i].options[j].names);
      EXPECT_NE(english[i].options[j].text, vietnamese[i].options[j].text)
          << english[i].name << ' ' << english[i].options[j].names.back();
    }
  }
}

}  // namespace
}  // namespace tracuu::cli
