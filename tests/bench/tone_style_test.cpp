// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/tone_style.hpp"

#include <gtest/gtest.h>

namespace tracuu::bench {
namespace {

using analyzers::ToneStyle;

TEST(ToneStyle, BothWays) {
  struct Row {
    char const* old_style;
    char const* new_style;
  };
  constexpr Row kRows[] = {
      {"òa óa ỏa õa ọa", "oà oá oả oã oạ"},
      {"hòe xóe khỏe", "hoè xoé khoẻ"},
      {"thùy thúy thủy lũy thụy", "thuỳ thuý thuỷ luỹ thuỵ"},
      {"ủy ban, Hòa Bình (hóa)", "uỷ ban, Hoà Bình (hoá)"},
      {"THỦY LỢI", "THUỶ LỢI"},
      {"quý quả hoàn toán múa mía cửa huệ người", "quý quả hoàn toán múa mía cửa huệ người"},
      {"covid-19 hòa2 a", "covid-19 hoà2 a"},
      {"", ""},
  };
  for (Row const& row : kRows) {
    for (char const* const text : {row.old_style, row.new_style}) {
      EXPECT_EQ(with_tone_style(text, ToneStyle::Old), row.old_style);
      EXPECT_EQ(with_tone_style(text, ToneStyle::New), row.new_style);
    }
  }
}

}  // namespace
}  // namespace tracuu::bench
