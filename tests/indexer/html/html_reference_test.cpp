// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/html_reference.hpp"

#include <gtest/gtest.h>

#include "base/utf8.hpp"
#include "indexer/html/markup_text.hpp"

namespace tracuu::indexer {
namespace {

TEST(WithBoundedReferences, LeavesWhatUnicodeHas) {
  for (char const* html : {"", "chữ", "&", "&#", "&#;", "&#x;", "&#7909;", "&#x1EE5;", "&#1114111;",
                           "&#9999999;", "&#x0000000000041;", "&amp;#12345678"}) {
    EXPECT_EQ(with_bounded_references(html), std::nullopt) << html;
  }
}

TEST(WithBoundedReferences, KeepsTheLength) {
  EXPECT_EQ(with_bounded_references("a&#12345678;b"), "a&#00065533;b");
  EXPECT_EQ(with_bounded_references("&#x12345678&#12345678"), "&#x0000fffd&#00065533");
  EXPECT_EQ(with_bounded_references("&#0012345678 &#7909;"), "&#0000065533 &#7909;");
}

TEST(WithBoundedReferences, ThePageStaysUtf8) {
  for (char const* html :
       {"<p>số &#12345678; nhà</p>", "<p>số &#x12345678; nhà</p>", "<p>số &#1114112; nhà</p>"}) {
    std::string const text = html_to_text(html).value();
    EXPECT_EQ(text, "số \uFFFD nhà") << html;
  }
}

}  // namespace
}  // namespace tracuu::indexer
