// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <cstddef>

#include "base/utf8.hpp"
#include "search/api/marked_text.hpp"

namespace tracuu::test {

/// What MarkedText promises: matches that are not empty, in order, apart, and whole characters.
inline void expect_sound_stretches(search::MarkedText const& marked) {
  std::size_t last = 0;
  for (auto const& [begin, end] : marked.matches) {
    EXPECT_LE(last, begin) << marked.text;
    EXPECT_LT(begin, end) << marked.text;
    ASSERT_LE(end, marked.text.size()) << marked.text;
    EXPECT_TRUE(base::is_utf8_boundary(marked.text, begin)) << marked.text << begin;
    EXPECT_TRUE(base::is_utf8_boundary(marked.text, end)) << marked.text << end;
    last = end;
  }
}

}  // namespace tracuu::test
