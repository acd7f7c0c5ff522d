// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/usage/usage_failure.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

#include "cli/options.hpp"

// What is said of a command line that is wrong: nothing of it is the parser's own text.

namespace tracuu::cli {
namespace {

/// What is printed on standard error.
std::string complaint(std::vector<char const*> words) {
  words.insert(words.begin(), "tracuu");
  ::testing::internal::CaptureStdout();
  ::testing::internal::CaptureStderr();
  auto const result = parse_options(static_cast<int>(words.size()), words.data());
  (void)::testing::internal::GetCapturedStdout();
  std::string const text = ::testing::internal::GetCapturedStderr();
  auto const* const code = std::get_if<ExitCode>(&result);
  EXPECT_TRUE(code == nullptr || *code != ExitCode::Usage || !text.empty());
  return text;
}

TEST(UsageFailure, SaysInWordsOfOursWhatIsWrong) {
  ::unsetenv("TRACUU_DB");
  ::setenv("LC_ALL", "en_US.UTF-8", 1);
  struct {
    std::vector<char const*> words;
    char const* expected;
  } const rows[] = {
      {{}, "tracuu: no command is named\n  'tracuu --help' lists the commands\n"},
      {{"serch", "a"},
       "tracuu: there is no command 'serch'\n"
       "  did you mean 'tracuu search'? 'tracuu --help' lists the commands\n"},
      {{"frobnicate"},
       "tracuu: there is no command 'frobnicate'\n  'tracuu --help' lists the commands\n"},
      {{"help", "indx"},
       "tracuu: there is no command 'indx'\n"
       "  did you mean 'tracuu index'? 'tracuu --help' lists the commands\n"},
      {{"--verison"}, "tracuu: tracuu has no option '--verison'\n  did you mean '--version'?\n"},
      {{"search", "a", "--db", "x", "--form", "2009"},
       "tracuu: search has no option '--form'\n  did you mean '--from'?\n"},
      {{"search", "a", "--form=2009"},
       "tracuu: search has no option '--form'\n  did you mean '--from'?\n"},
      {{"search", "a", "--db", "x", "--colour"},
       "tracuu: search has no option '--colour'\n  'tracuu search --help' lists its options\n"},
      {{"stats", "--db", "x", "more"},
       "tracuu: stats takes no 'more'\n  'tracuu stats --help' lists its options\n"},
      {{"search", "a"},
       "tracuu: search: --db is missing\n  give --db, or set TRACUU_DB in the environment\n"},
      {{"search", "--db", "x"},
       "tracuu: search: QUERY is missing\n  tracuu search QUERY... --db DIR [...]\n"},
      {{"search", "a", "--db", "x", "--limit", "0"},
       "tracuu: --limit: '0' is not a whole number from 1 to 100\n"},
      {{"search", "a", "--db", "x", "-n", "ten"},
       "tracuu: --limit: 'ten' is not a whole number from 1 to 100\n"},
      {{"search", "a", "--db", "x", "--page", "99999999999999999999999"},
       "tracuu: --page: '99999999999999999999999' is not a whole number from 1 on\n"},
      {{"search", "a", "--db", "x", "--sort", "newst"},
       "tracuu: --sort: 'newst' is none of: newest, oldest, relevance\n"
       "  did you mean 'newest'?\n"},
      {{"search", "a", "--db", "x", "--from", "yesterday"},
       "tracuu: --from: 'yesterday' is not a year, quarter, month or day like 2023, 7/2023, "
       "2023-07, "
       "11/7/2023 or 2023-07-11\n"},
      {{"search", "a", "--db", "x", "--json", "--export", "csv"},
       "tracuu: --export cannot be used with --json\n"},
      {{"search", "a", "--db", "x", "-o", "a.csv"},
       "tracuu: --output is of use only with --export\n"},
      {{"search", "a", "--db"},
       "tracuu: --db needs a value\n  'tracuu search --help' lists its options\n"},
      {{"search", "a", "--db", "x", "--sort", "newest", "--sort", "oldest"},
       "tracuu: --sort is given twice\n"},
      {{"serve", "--db", "x", "--public-url", "tim.example"},
       "tracuu: --public-url: 'tim.example' is not an address like "
       "https://tim.example.gov.vn\n"},
  };
  for (auto const& row : rows) EXPECT_EQ(complaint(row.words), row.expected);
  ::unsetenv("LC_ALL");
}

TEST(UsageFailure, SaysItInVietnameseWhereThatIsTheLanguage) {
  ::setenv("LC_ALL", "vi_VN.UTF-8", 1);
  EXPECT_EQ(complaint({"serch"}),
            "tracuu: không có lệnh “serch”\n"
            "  có phải “tracuu search”? “tracuu --help” liệt kê các lệnh\n");
  EXPECT_EQ(complaint({"search", "a", "--db", "x", "--limit", "0"}),
            "tracuu: --limit: “0” không phải một số nguyên từ 1 đến 100\n");
  EXPECT_EQ(complaint({"--lang", "en", "serch"}),
            "tracuu: there is no command 'serch'\n"
            "  did you mean 'tracuu search'? 'tracuu --help' lists the commands\n");
  ::unsetenv("LC_ALL");
}

}  // namespace
}  // namespace tracuu::cli
