// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bytes/child_process.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::indexer {
namespace {

TEST(ChildProcess, FindsPrograms) {
  EXPECT_EQ(find_program("sh").value().filename(), "sh");
  EXPECT_FALSE(find_program("no-such-program-anywhere").has_value());
}

TEST(ChildProcess, InputGoesInAndOutputComesOut) {
  std::string const input(3'000'000, 'x');
  EXPECT_EQ(run_child("/bin/cat", {}, input, {}).value(), input);
  EXPECT_EQ(run_child("/bin/cat", {"-"}, "", {}).value(), "");
  EXPECT_EQ(run_child("/bin/echo", {"a b", "$HOME;'"}, "", {}).value(), "a b $HOME;'\n")
      << "no shell reads the arguments";
}

TEST(ChildProcess, MemoryIsLimited) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "sanitizers need more address space than any limit would leave";
#endif
  EXPECT_EQ(
      run_child("/bin/sh", {"-c", "sleep 0.3; ulimit -v"}, "", {.max_memory_bytes = 100 << 20})
          .value(),
      "102400\n");
}

TEST(ChildProcess, EndsWithAReason) {
  struct Row {
    char const* program;
    std::vector<std::string> arguments;
    std::string named;
    char const* why;
  };
  Row const rows[] = {
      {"/no/such/program", {}, "cannot start program", "not there"},
      {"/bin/sh", {"-c", "exit 3"}, "sh can't read it", "fails"},
      {"/bin/sh", {"-c", "kill -SEGV $$"}, "sh crashed on it", "crashes"},
      {"/bin/sh", {"-c", "while :; do echo much; done"}, "more than the limit", "writes on and on"},
      {"/bin/sleep", {"60"}, "longer than the limit of 0.3 s", "writes nothing"},
      {"/bin/sh",
       {"-c", "sleep 60 & wait"},
       "longer than the limit of 0.3 s",
       "its child does the waiting"},
      {"/bin/sh",
       {"-c", "exec >&-; exec sleep 60"},
       "longer than the limit of 0.3 s",
       "closes its output"},
  };
  for (Row const& row : rows) {
    auto const begin = std::chrono::steady_clock::now();
    auto const read =
        run_child(row.program, row.arguments, "", {100'000, std::chrono::milliseconds(300)});
    ASSERT_FALSE(read.has_value()) << row.why;
    EXPECT_NE(read.error().message.find(row.named), std::string::npos) << read.error().message;
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20)) << row.why;
  }
}

}  // namespace
}  // namespace tracuu::indexer
