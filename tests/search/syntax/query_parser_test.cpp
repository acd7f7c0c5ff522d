// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/syntax/query_parser.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "tests/support/golden.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

TEST(ParseQuery, MakesTheTreesOfTheGoldenFile) {
  test::expect_golden("query_trees.tsv", 1, [](auto const& rows) {
    std::vector<std::string> trees;
    for (auto const& row : rows) {
      ParsedQuery const parsed = parse_query(row[0]);
      std::string const notes = test::notes_text(parsed.notes);
      trees.push_back(to_string(parsed.root) + (notes.empty() ? "" : "  " + notes));
    }
    return trees;
  });
}

std::string repeat(std::string_view piece, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

TEST(ParseQuery, TakesAnyAmountOfSyntax) {
  struct {
    std::string query;
    char const* why;
  } const rows[] = {
      {repeat("(", 10'000) + "a" + repeat(")", 10'000), "nested brackets"},
      {repeat("(", 10'000), "never closed"},
      {repeat(")", 10'000), "never opened"},
      {repeat("\"", 10'000), "empty quotes"},
      {repeat("-(", 10'000), "exclusions of exclusions"},
      {repeat("OR ", 10'000), "lone operators"},
      {repeat("(a OR ", 10'000), "open alternatives"},
      {repeat("a OR ", 10'000), "alternatives"},
      {repeat("a NEAR/5 ", 10'000), "a row of nearness"},
      {repeat("NEAR/5 ", 10'000), "lone nearness"},
      {repeat("title: ", 10'000), "fields without a value"},
      {repeat("\"a b\" ", 10'000), "phrases"},
      // Each field name called for the next one: the stack ran out.
      {repeat("title:", 100'000) + "a", "fields of fields"},
      // Each colon made all before it a candidate for a field's name: quadratic.
      {repeat("a:", 100'000), "colons"},
  };
  for (auto const& row : rows) {
    auto const begin = std::chrono::steady_clock::now();
    ParsedQuery const parsed = parse_query(row.query);
    // Under 5 ms each (bench_query_parser); the bound leaves room for sanitizers and load.
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(2)) << row.why;
    EXPECT_EQ(parsed.root.kind, QueryNode::Kind::And) << row.why;
    EXPECT_LT(parsed.notes.size(), 5u) << row.why;
    EXPECT_FALSE(to_string(parsed.root).empty()) << row.why;
  }
}

TEST(ParseQuery, LeavesOutTheClausesBeyondTheLimit) {
  struct {
    std::string query;
    std::size_t clauses;
    char const* notes;
    char const* why;
  } const rows[] = {
      {repeat("\"a\" ", 64), 64, "", "as many as may be"},
      {repeat("\"a\" ", 64) + "\"b\" c d -e f*", 64, "limit_reached(b)", "the rest goes"},
      {repeat("a ", 300), 1, "", "words side by side are one clause"},
      {repeat("\"a\" ", 63) + "b c d", 64, "", "so the last clause may have many"},
      // Words after an exclusion, a field or a nearness were not counted.
      {repeat("-a b ", 70), 64, "limit_reached(a)", "exclusions and words in turn"},
      {repeat("title:a b ", 70), 64, "limit_reached(a)", "fields and words in turn"},
      {repeat("a NEAR b c ", 70), 64, "limit_reached(NEAR)", "nearness and words in turn"},
      {repeat("-a ", 70), 64, "limit_reached(a)", "exclusions"},
      {repeat("date:2023 ", 70), 64, "limit_reached(2023)", "dates"},
      {repeat("a NEAR/2 ", 70) + "a", 64, "limit_reached(NEAR/2)", "each nearness"},
  };
  for (auto const& row : rows) {
    ParsedQuery const parsed = parse_query(row.query);
    EXPECT_EQ(parsed.root.children.size(), row.clauses) << row.why;
    EXPECT_EQ(test::notes_text(parsed.notes), row.notes) << row.why;
  }
}

TEST(ParseQuery, NamesTheFirstPiecesOnly) {
  std::string const many = "tItle: tiTle: titLe: titlE: TItle: TiTle: TitLe: TitlE: TITle: TITLe:";
  EXPECT_EQ(parse_query(many).notes.size(), 8u);
}

TEST(ParseQuery, SaysThatBracketsAreTooDeep) {
  EXPECT_EQ(test::notes_text(parse_query(repeat("(", 40) + "a" + repeat(")", 40)).notes),
            "limit_reached(())");
  EXPECT_EQ(test::notes_text(parse_query(repeat("(", 20) + "a" + repeat(")", 20)).notes), "");
}

}  // namespace
}  // namespace tracuu::search
