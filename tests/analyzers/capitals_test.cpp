// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/capitals.hpp"

#include <gtest/gtest.h>

namespace tracuu::analyzers {
namespace {

TEST(CapitalsOf, TellsThreeKinds) {
  struct {
    char const* word;
    Capitals expected;
    char const* why;
  } const rows[] = {
      {"thủ", Capitals::None, "small letters"},
      {"Thủ", Capitals::First, "a name"},
      {"Ủy", Capitals::First, "a mark"},
      {"ĐỀ", Capitals::All, "capitals"},
      {"A", Capitals::First, "a single one"},
      {"iPhone", Capitals::None, "inside only"},
      {"FA-50", Capitals::All, "digits do not count"},
      {"", Capitals::None, "nothing"},
      {"2023", Capitals::None, "no letters"},
  };
  for (auto const& row : rows) EXPECT_EQ(capitals_of(row.word), row.expected) << row.why;
}

TEST(WithCapitals, WritesThem) {
  struct {
    char const* word;
    Capitals capitals;
    char const* expected;
  } const rows[] = {
      {"thủ", Capitals::None, "thủ"}, {"thủ", Capitals::First, "Thủ"},
      {"thủ", Capitals::All, "THỦ"},  {"đường", Capitals::First, "Đường"},
      {"ở", Capitals::First, "Ở"},    {"nghiễn", Capitals::All, "NGHIỄN"},
      {"ßa1", Capitals::All, "ßA1"},  {"", Capitals::All, ""},
  };
  for (auto const& row : rows) EXPECT_EQ(with_capitals(row.word, row.capitals), row.expected);
}

}  // namespace
}  // namespace tracuu::analyzers
