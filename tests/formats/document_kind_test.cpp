// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/document_kind.hpp"

#include <gtest/gtest.h>

namespace tracuu::formats {
namespace {

TEST(DocumentKind, IsWhatTheNumberNames) {
  struct Row {
    char const* number;
    char const* kind;
    char const* why;
  };
  Row const rows[] = {
      {"119/QĐ-UBND", "Quyết định", "a decision"},
      {"30/2020/NĐ-CP", "Nghị định", "a decree with its year"},
      {"15/TTr-UBND", "Tờ trình", "another"},
      {"12/ĐA-UBND", "Văn bản", "two kinds have this symbol"},
      {"1517/BNN-HTQT", "Văn bản", "an official letter names no kind"},
      {"chưa có số", "Văn bản", "no number"},
      {"", "Văn bản", "nothing"},
  };
  for (Row const& row : rows) EXPECT_EQ(document_kind(row.number), row.kind) << row.why;
}

}  // namespace
}  // namespace tracuu::formats
