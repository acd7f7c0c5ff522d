// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/html_reference.hpp"

#include <gtest/gtest.h>

#include "base/utf8.hpp"
#include "indexer/html/html_text.hpp"

namespace tracuu::indexer {
namespace {

TEST(WithBoundedReferences, LeavesWhatUnicodeHas) {
  for (char const* html : {"", "chữ", "&", "&#", "&#;", "&#x;", "&#7909;", "&#x1EE5;", "&#1114111;",
                           "&#9999999;", "&#x0000000000041;", "&amp;#99999999999"}) {
    EXPECT_EQ(with_bounded_references(html), std::nullopt) << html;
  }
}

TEST(WithBoundedReferences, KeepsTheLength) {
  EXPECT_EQ(with_bounded_references("a&#99999999999;b"), "a&#00000065533;b");
  EXPECT_EQ(with_bounded_references("&#xFFFFFFFF1&#12345678"), "&#x00000fffd&#00065533");
  EXPECT_EQ(with_bounded_references("&#0099999999 &#7909;"), "&#0000065533 &#7909;");
}

TEST(WithBoundedReferences, ThePageStaysUtf8) {
  for (char const* html : {"<p>số &#22222222222222222222222; nhà</p>", "<p>số &#x80000041; nhà</p>",
                           "<p>số &#4294967233; nhà</p>"}) {
    std::string const text = html_to_text(html).value();
    EXPECT_EQ(text, "số \uFFFD nhà") << html;
  }
}

}  // namespace
}  // namespace tracuu::indexer
