// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/manual/manual_page.hpp"

#include <gtest/gtest.h>

namespace tracuu::cli {
namespace {

ManualFacts const kFacts{"1.2.3", "2026-11-30", base::Language::English};

CommandHelp search_command() {
  CommandHelp command;
  command.name = "search";
  command.summary = "search, best hits first";
  command.arguments = {{"QUERY", "words", true, true}};
  command.options = {
      {{"-o", "--output"}, "FILE", {}, "a file, packed if .gz", "", false, false},
      {{"--sort"}, "ORDER", {"newest", "oldest"}, "which first", "newest", false, false}};
  command.notes = {"Syntax: \"a phrase\", -word, \\ and 'quotes'."};
  command.examples = {".hidden --from 2009", "tracuu search '\"sửa chữa đê\" -họp'"};
  return command;
}

CommandHelp plain(std::string name) {
  CommandHelp command;
  command.name = std::move(name);
  command.summary = "what it does";
  return command;
}

void expect_line(std::string const& page, std::string const& line) {
  EXPECT_NE(("\n" + page).find("\n" + line + "\n"), std::string::npos) << line << "\nin\n" << page;
}

TEST(ManualPage, OfACommandSaysWhatItsHelpSays) {
  CommandHelp const command = search_command();
  std::string const page = manual_page(command, {command, plain("stats")}, kFacts);
  EXPECT_TRUE(
      page.starts_with(".TH \"TRACUU\\-SEARCH\" 1 \"2026-11-30\" \"tracuu 1.2.3\" \"tracuu\"\n"))
      << page;
  expect_line(page, "tracuu\\-search \\- search, best hits first");
  expect_line(page, "\\fB\\-o\\fR, \\fB\\-\\-output\\fR \\fIFILE\\fR");
  expect_line(page, "which first: newest, oldest [newest]");
  expect_line(page, ".BR tracuu (1),");
  expect_line(page, ".BR tracuu\\-stats (1)");
  EXPECT_EQ(page.find("tracuu\\-search (1)"), std::string::npos) << "it does not refer to itself";
}

TEST(ManualPage, NothingInATextIsARequestOrAnEscape) {
  CommandHelp const command = search_command();
  std::string const page = manual_page(command, {command}, kFacts);
  expect_line(page, "\\&.hidden \\-\\-from 2009");
  expect_line(page, "Syntax: \"a phrase\", \\-word, \\e and \\(aqquotes\\(aq.");
}

TEST(ManualPage, OfTheProgramListsTheCommands) {
  std::string const page = manual_page(plain("tracuu"), {search_command(), plain("stats")}, kFacts);
  expect_line(page, "tracuu \\- what it does");
  expect_line(page, "\\fBstats\\fR");
  expect_line(page, ".BR tracuu\\-search (1),");
}

TEST(ManualPage, HasVietnameseHeads) {
  std::string const page =
      manual_page(search_command(), {}, {"1.2.3", "2026-11-30", base::Language::Vietnamese});
  expect_line(page, ".SH \"TÊN\"");
  expect_line(page, ".SH \"TÙY CHỌN\"");
}

}  // namespace
}  // namespace tracuu::cli
