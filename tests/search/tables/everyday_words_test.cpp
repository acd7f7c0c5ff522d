// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/tables/everyday_words.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

#include "analyzers/analyzer_registry.hpp"
#include "base/embedded_tables.hpp"
#include "search/tables/table_rows.hpp"

namespace tracuu::search {
namespace {

constexpr char const* kEverydayHeader = "words\talso\tdirection\tsource\n";

/// "sổ đỏ 2: sổ hồng, giấy chứng nhận quyền sử dụng đất" for each match at the first word.
std::string found_everyday(EverydayWords const& table, std::string_view text) {
  Phrase const typed = make_phrase(text);
  std::vector<QueryWord> words;
  for (std::string const& term : typed.terms) words.push_back({term, term});
  std::string listed;
  for (EverydayMatch const& match : table.find(words, 0)) {
    listed += fmt::format("{}{} {}{}:", listed.empty() ? "" : "; ", match.typed->text, match.words,
                          match.marks_open ? " open" : "");
    for (Phrase const* const other : match.others) listed += " " + other->text;
  }
  return listed;
}

TEST(EverydayWords, AreFoundInTheirDirection) {
  EverydayWords table;
  ASSERT_TRUE(table.add_table(std::string(kEverydayHeader) +
                              "xe bus\txe buýt\tboth\tusage\n"
                              "đám cưới\tkết hôn | lễ cưới\tone\tusage\n"));
  struct {
    char const* text;
    char const* expected;
    char const* why;
  } const rows[] = {
      {"xe bus nhanh", "xe bus 2: xe buýt", "both ways"},
      {"xe buýt", "xe buýt 2: xe bus", "both ways"},
      {"đám cưới", "đám cưới 2: kết hôn lễ cưới", "to the official words"},
      {"kết hôn", "", "and not back: they are wider"},
      {"dam cuoi", "đám cưới 2 open: kết hôn lễ cưới", "without marks"},
      {"đắm cười", "", "other marks"},
      {"xe", "", "a part"},
      {"", "", "nothing"},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(found_everyday(table, row.text), row.expected) << row.text << ": " << row.why;
  }
}

TEST(EverydayWords, RefuseABadTable) {
  for (char const* const line :
       {"a\tb\tsideways\tx\n", "a\t- | b\tone\tx\n", "-\tb\tone\tx\n", "a\tb\tone\n"}) {
    EverydayWords table;
    auto const added = table.add_table(std::string(kEverydayHeader) + line);
    ASSERT_FALSE(added) << line;
    EXPECT_EQ(to_string(added.error()).substr(0, 7), "line 2:") << line;
  }
}

TEST(EverydayWords, AreReadFromAFile) {
  auto const file = std::filesystem::temp_directory_path() / "tracuu-everyday-words-test.tsv";
  std::ofstream(file) << kEverydayHeader << "cây xăng\tcửa hàng xăng dầu\tone\tusage\n";
  auto const table = read_everyday_words(file);
  ASSERT_TRUE(table);
  EXPECT_EQ(found_everyday(*table, "cây xăng"), "cây xăng 2: cửa hàng xăng dầu");
  std::ofstream(file) << kEverydayHeader << "cây xăng\tcửa hàng\tsideways\tusage\n";
  auto const bad = read_everyday_words(file);
  ASSERT_FALSE(bad);
  EXPECT_NE(to_string(bad.error()).find(file.string() + ": line 2:"), std::string::npos);
  std::filesystem::remove(file);
  EXPECT_FALSE(read_everyday_words(file)) << "not there";
  EXPECT_FALSE(read_everyday_words(std::filesystem::temp_directory_path())) << "a folder";
}

TEST(EverydayWords, OfTheProgramAreManyAndSayWhereTheyAreFrom) {
  EXPECT_GE(everyday_words().size(), 250u);
  for (char const* const text :
       {"vaccine", "xe bus", "sổ đỏ", "mất điện", "CMND", "sổ hộ khẩu", "trợ cấp", "đám cưới",
        "giấy chứng nhận quyền sử dụng đất", "tạm ngừng cung cấp điện", "vắc xin"}) {
    EXPECT_NE(found_everyday(everyday_words(), text), "") << text;
  }
  EXPECT_EQ(found_everyday(everyday_words(), "căn cước"), "") << "wider than CMND";
}

TEST(EverydayWords, NeverStandForThemselves) {
  constexpr std::array<std::string_view, 4> kColumns{"words", "also", "direction", "source"};
  auto const rows = read_table(base::kEverydayTsv, kColumns);
  ASSERT_TRUE(rows);
  for (TableRow const& row : *rows) {
    Phrase const words = make_phrase(row.cells[0]);
    for (std::string_view const other : split_alternatives(row.cells[1])) {
      EXPECT_NE(make_phrase(other).terms, words.terms) << "line " << row.line;
    }
  }
}

}  // namespace
}  // namespace tracuu::search
