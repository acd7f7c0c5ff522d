// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/term.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

namespace tracuu::schema {
namespace {

TEST(MakeTerm, PutsThePrefixInFront) {
  struct {
    FieldId field;
    char const* text;
    char const* expected;
  } const rows[] = {
      {FieldId::Text, "van|65", "van|65"},
      {FieldId::Title, "van|65", "Svan|65"},
      {FieldId::Unit, "dan van|,65", "XUdan van|,65"},
      {FieldId::Number, "119/QD-UBND", "XN119/QD-UBND"},
      {FieldId::Site, "vankhe.example", "Hvankhe.example"},
  };
  for (auto const& row : rows) EXPECT_EQ(make_term(row.field, row.text), row.expected);
}

/// Bytes that Xapian counts: a zero byte twice.
std::size_t stored_bytes(std::string const& term) {
  return term.size() + static_cast<std::size_t>(std::ranges::count(term, '\0'));
}

TEST(MakeIdTerm, StaysBelowTheLimitAndTellsIdsApart) {
  std::string const long_id(201, 'x');
  std::string const rows[] = {
      "lg-2009-0216",
      "",
      std::string(200, 'x'),
      long_id,
      long_id + "a",
      long_id + "b",
      std::string(1'000'000, 'y'),
      // Two hundred zero bytes made a term that Xapian refused, and ended the whole build.
      std::string(200, '\0'),
      std::string(199, '\0'),
      std::string("a\0", 2),
      "a",
      "ắ",
  };
  std::set<std::string> terms;
  for (std::string const& id : rows) {
    std::string const term = make_id_term(id);
    EXPECT_LE(stored_bytes(term), kMaxTermBytes) << id.substr(0, 20);
    EXPECT_TRUE(terms.insert(term).second) << id.substr(0, 20);
    EXPECT_EQ(term, make_id_term(id));
  }
  EXPECT_EQ(make_id_term("lg-2009-0216"), "Qlg-2009-0216");
}

TEST(FileTerm, IsThePathAndFitsIntoXapian) {
  EXPECT_EQ(make_file_term("/data/vankhe/a.txt"), "XS/data/vankhe/a.txt");
  std::string const longest = "/" + std::string(kMaxPlainTermBytes - 1, 'x');
  EXPECT_EQ(make_file_term(longest), "XS" + longest);
  EXPECT_NE(make_file_term(longest + "a"), make_file_term(longest + "b"));
  EXPECT_TRUE(make_file_term(longest + "a").starts_with("XS" + longest));
  EXPECT_LE(make_file_term(std::string(4'000, '/')).size(), kMaxTermBytes);
}

// Vectors of http://www.isthe.com/chongo/tech/comp/fnv/. Written to disk: never change.
TEST(HashHex, IsFnv1a) {
  EXPECT_EQ(hash_hex(""), "cbf29ce484222325");
  EXPECT_EQ(hash_hex("a"), "af63dc4c8601ec8c");
  EXPECT_EQ(hash_hex("foobar"), "85944171f73967e8");
}

}  // namespace
}  // namespace tracuu::schema
