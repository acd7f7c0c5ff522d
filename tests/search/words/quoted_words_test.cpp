// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/quoted_words.hpp"

#include <gtest/gtest.h>

#include "search/syntax/query_parser.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

TEST(QuotedWords, BindUnlessTheyAreAHeadlinesOrAQuestions) {
  struct {
    char const* query;
    char const* expected;
    char const* why;
  } const rows[] = {
      {"\"tu bổ đê\"", "(and \"tu bổ đê\")", "a phrase alone"},
      {"\"tu bổ đê\" xã Yên Lãng", "(and \"tu bổ đê\" 'xã Yên Lãng')", "few words beside it"},
      {"xã Yên Lãng họp bàn \"tu bổ đê\" năm nay", "(and 'xã Yên Lãng họp bàn tu bổ đê năm nay')",
       "a headline"},
      {"Định nghĩa của \"hộ nghèo\"", "(and 'Định nghĩa của hộ nghèo')", "a question"},
      {"xã Yên Lãng họp bàn title:\"tu bổ đê\"", "(and 'xã Yên Lãng họp bàn' title:\"tu bổ đê\")",
       "a field"},
      {"xã Yên Lãng họp bàn (\"tu bổ\" OR \"sửa đê\")",
       "(and 'xã Yên Lãng họp bàn' (or (and \"tu bổ\") (and \"sửa đê\")))", "brackets"},
  };
  for (auto const& row : rows) {
    ParsedQuery parsed = parse_query(row.query);
    soften_quotes(parsed);
    EXPECT_EQ(to_string(parsed.root), row.expected) << row.why;
  }
}

TEST(QuotedWords, SayThatTheyDoNotBind) {
  ParsedQuery parsed = parse_query("thế nào là \"hộ nghèo\"");
  soften_quotes(parsed);
  EXPECT_EQ(test::notes_text(parsed.notes), "quotes_as_words(hộ nghèo)");
}

TEST(QuotedWords, AreDroppedIfLongAndBesideWords) {
  struct {
    char const* query;
    bool expected;
    char const* why;
  } const rows[] = {
      {"xã họp \"một hai ba bốn năm\"", true, "a long quotation"},
      {"xã họp \"một hai ba bốn\"", false, "a phrase"},
      {"\"một hai ba bốn năm\"", false, "nothing beside it"},
      {"xã họp", false, "no quotes"},
  };
  for (auto const& row : rows) {
    ParsedQuery parsed = parse_query(row.query);
    EXPECT_EQ(drop_quotes(parsed), row.expected) << row.why;
  }
}

}  // namespace
}  // namespace tracuu::search
