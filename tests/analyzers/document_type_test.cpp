// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/document_type.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "analyzers/letter.hpp"
#include "tests/analyzers/icu_forms.hpp"

namespace tracuu::analyzers {
namespace {

struct Row {
  char const* text;
  char const* symbol;  // "" = no type
  char const* why;
};

constexpr Row kRows[] = {
    {"QĐ", "QD", "symbol"},
    {"qđ", "QD", "small letters"},
    {"qd", "QD", "no mark"},
    {"QÐ", "QD", "U+00D0 for Đ"},
    {"quyết định", "QD", "name"},
    {"Quyết Định", "QD", "capitals"},
    {"quyet dinh", "QD", "no marks"},
    {" Quyết  định ", "QD", "blanks"},
    {"TTr", "TTR", "a small letter in the symbol"},
    {"tờ trình", "TTR", "its name"},
    {"thông tư liên tịch", "TTLT", "not thông tư"},
    {"thông tư", "TT", "not thông tư liên tịch"},
    {"đề án", "DA", "shares its folded symbol"},
    {"dự án", "DA", "with this"},
    {"bộ luật", "L", "a kind of law"},
    {"luật", "L", "law"},
    {"GN", "GN", "the symbol before 2020"},
    {"", "", "empty"},
    {"quyết đinh", "", "another mark"},
    {"quyết định số", "", "goes on"},
    {"119/QĐ", "", "a number"},
    {"xyz", "", "none"},
};

TEST(DocumentTypeSymbol, SymbolsAndNames) {
  for (Row const& row : kRows) {
    EXPECT_EQ(document_type_symbol(row.text).value_or(""), row.symbol) << row.why;
    EXPECT_EQ(document_type_symbol(test::nfd(row.text)).value_or(""), row.symbol) << row.why;
  }
}

TEST(DocumentTypeNames, OfASymbol) {
  EXPECT_EQ(document_type_names("QD"), (std::vector<std::string_view>{"quyết định"}));
  EXPECT_EQ(document_type_names("DA"), (std::vector<std::string_view>{"đề án", "dự án"}));
  EXPECT_TRUE(document_type_names("QĐ").empty()) << "symbols are folded";
  EXPECT_TRUE(document_type_names("").empty());
}

TEST(DocumentTypes, TheTableAgreesWithItself) {
  for (DocumentType const& type : kDocumentTypes) {
    std::string folded = fold(type.typed);
    std::ranges::transform(folded, folded.begin(),
                           [](char c) { return static_cast<char>(c - 'a' + 'A'); });
    EXPECT_EQ(folded, type.symbol);
    EXPECT_EQ(document_type_symbol(type.typed), type.symbol);
    auto const by_name = document_type_symbol(type.name);
    ASSERT_TRUE(by_name) << type.name;
    auto const names = document_type_names(*by_name);
    EXPECT_NE(std::ranges::find(names, type.name), names.end()) << type.name;
  }
}

}  // namespace
}  // namespace tracuu::analyzers
