// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/document_number_parts.hpp"

#include <gtest/gtest.h>

#include "analyzers/document_number.hpp"

namespace tracuu::analyzers {
namespace {

struct Row {
  char const* text;  // as written
  DocumentNumberParts parts;
  char const* why;
};

TEST(SplitDocumentNumber, EveryFamily) {
  Row const rows[] = {
      {"119/QĐ-UBND", {"119", "", "QD", "UBND"}, "administrative"},
      {"05/KH-UBND", {"5", "", "KH", "UBND"}, "leading zero"},
      {"456/UBND-VX", {"456", "", "", "UBND-VX"}, "official letter"},
      {"1517/BNN-HTQT", {"1517", "", "", "BNN-HTQT"}, "official letter of a ministry"},
      {"30/2020/NĐ-CP", {"30", "2020", "ND", "CP"}, "decree"},
      {"66.20/2026/NQ-CP", {"66.20", "2026", "NQ", "CP"}, "a part of a number"},
      {"05/2022/NQ-HĐND", {"5", "2022", "NQ", "HDND"}, "normative resolution"},
      {"176/2025/QH15", {"176", "2025", "", "QH15"}, "National Assembly"},
      {"1674/NQ-UBTVQH15", {"1674", "", "NQ", "UBTVQH15"}, "its standing committee"},
      {"05/2019/TTLT-BTC-BNV", {"5", "2019", "TTLT", "BTC-BNV"}, "two issuers"},
      {"12/BC-MTTQ-BTT", {"12", "", "BC", "MTTQ-BTT"}, "issuer and unit"},
      {"39-CT/TW", {"39", "", "CT", "TW"}, "party"},
      {"12-NQ/HU", {"12", "", "NQ", "HU"}, "party"},
      {"119 QĐ/UB", {"119", "", "QD", "UB"}, "a blank for the first mark"},
      {"119/QĐ", {"119", "", "QD", ""}, "no issuer"},
      {"45/TTr-UBND", {"45", "", "TTR", "UBND"}, "a type with a small letter"},
      {"2020/QĐ-UBND", {"2020", "", "QD", "UBND"}, "a number like a year"},
  };
  for (Row const& row : rows) {
    auto const normalized = normalize_document_number(row.text);
    ASSERT_TRUE(normalized) << row.text;
    auto const parts = split_document_number(*normalized);
    ASSERT_TRUE(parts) << row.text;
    EXPECT_EQ(*parts, row.parts) << row.text << ": " << row.why;
  }
}

TEST(SplitDocumentNumber, WhatIsNone) {
  for (char const* const text : {"", "119", "119/", "119-", "119-CT", "24/7", "11/7/2023",
                                 "2020-2025", "QD-UBND", "119 QD", "30/2020", "30/2020/"}) {
    EXPECT_FALSE(split_document_number(text)) << text;
  }
}

}  // namespace
}  // namespace tracuu::analyzers
