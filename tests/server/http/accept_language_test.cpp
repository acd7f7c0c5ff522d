// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/accept_language.hpp"

#include <gtest/gtest.h>

namespace tracuu::server {
namespace {

using base::Language;

struct LanguageRow {
  char const* header;
  Language expected;
  char const* why;
};

constexpr LanguageRow kRows[] = {
    {"", Language::Vietnamese, "no header"},
    {"en", Language::English, "English only"},
    {"en-US,en;q=0.9", Language::English, "a region counts as its language"},
    {"EN-gb", Language::English, "tags are case-insensitive"},
    {"vi-VN,vi;q=0.9,en-US;q=0.8,en;q=0.7", Language::Vietnamese, "Chrome in Vietnam"},
    {"en-US,en;q=0.9,vi;q=0.8", Language::English, "English first"},
    {"en;q=0.5,vi;q=0.5", Language::Vietnamese, "a tie is Vietnamese"},
    {"en;q=0", Language::Vietnamese, "explicitly not English"},
    {"fr, de;q=0.5", Language::Vietnamese, "neither"},
    {"eng", Language::Vietnamese, "another tag"},
    {" en ; q=0.9 ", Language::English, "spaces"},
    {"en;q=abc", Language::Vietnamese, "an unreadable weight"},
    {"en;q=9", Language::Vietnamese, "a weight out of range"},
    {",,;;q=,", Language::Vietnamese, "nonsense"},
};

TEST(AcceptLanguage, ReadsWeights) {
  for (LanguageRow const& row : kRows) {
    EXPECT_EQ(accepted_language(row.header), row.expected) << row.header << ": " << row.why;
  }
}

}  // namespace
}  // namespace tracuu::server
