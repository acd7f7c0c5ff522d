// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/document_issuer.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

namespace tracuu::analyzers {
namespace {

TEST(DocumentIssuer, IsReadBySymbolAndByName) {
  struct {
    char const* text;
    char const* expected;  // symbol [what is left]
    char const* why;
  } const rows[] = {
      {"Bộ Y tế năm 2016", "BYT [ năm 2016]", "a ministry"},
      {"bo y te", "BYT []", "no marks"},
      {"BYT-BTC", "BYT* [-BTC]", "a symbol"},
      {"bgddt", "BGDDT* []", "a symbol without its mark"},
      {"Bộ Giáo dục và Đào tạo", "BGDDT []", "và"},
      {"Bộ Giáo dục - Đào tạo", "BGDDT []", "a dash for và"},
      {"Bộ Lao động - Thương binh và Xã hội", "BLDTBXH []", "a dash inside the name"},
      {"Bộ Văn hóa, Thể thao và Du lịch", "BVHTTDL []", "a comma inside the name"},
      {"Bộ trưởng Bộ Tài chính", "BTC []", "who signs"},
      {"Chủ tịch UBND tỉnh", "UBND* [ tỉnh]", "who signs, and a symbol"},
      {"Chủ tịch nước", "CTN []", "a body, not who signs"},
      {"Thủ tướng Chính phủ", "TTG []", "the longest name"},
      {"Thủ tướng", "TTG []", "and the short one"},
      {"Quốc hội khóa XIII", "QH13 []", "a term of office"},
      {"QH13", "QH13* []", "and in the symbol"},
      {"ủy ban thường vụ quốc hội khoá 14", "UBTVQH14 []", "in digits"},
      {"Sở Nông nghiệp và Môi trường", "SNNMT []", "a department"},
      {"bộ máy", "", "no ministry"},
      {"cpu", "", "a word that begins so"},
      {"", "", "nothing"},
  };
  for (auto const& row : rows) {
    TextScanner scanner(row.text, 0);
    auto const issuer = read_document_issuer(scanner);
    std::string const shown =
        issuer ? fmt::format("{}{} [{}]", issuer->symbol, issuer->is_symbol ? "*" : "",
                             scanner.text().substr(scanner.at()))
               : "";
    EXPECT_EQ(shown, row.expected) << row.text << ": " << row.why;
  }
}

TEST(DocumentIssuer, AUnitHoldsSeveral) {
  EXPECT_EQ(fmt::format("{}", fmt::join(find_document_issuers("BỘ Y TẾ - BỘ TÀI CHÍNH"), " ")),
            "BYT BTC");
  EXPECT_EQ(
      fmt::format("{}", fmt::join(find_document_issuers("VP Ủy ban nhân dân xã Đồng Phú"), " ")),
      "UBND");
  EXPECT_TRUE(find_document_issuers("Trường tiểu học số 2").empty());
}

TEST(DocumentIssuer, NumbersNameThem) {
  struct {
    char const* number_end;
    char const* issuer;
    bool expected;
    char const* why;
  } const rows[] = {
      {"UBND", "UBND", true, "the same"},
      {"UBND-VX", "UBND", true, "with its unit"},
      {"UB", "UBND", true, "as it was written before"},
      {"BTC-BYT", "BYT", true, "one of several"},
      {"QH13", "QH", true, "any term"},
      {"QH13", "QH13", true, "the term"},
      {"QH13", "QH12", false, "another term"},
      {"UBTVQH14", "QH", false, "another body"},
      {"BNN-TCLN", "BNNPTNT", true, "a shorter symbol"},
      {"NHNNVN", "NHNN", true, "a longer one"},
      {"BTC", "BCT", false, "another"},
      {"CP", "CPVN", false, "too short to be one"},
      {"", "UBND", false, "none"},
      {"UBND", "", false, "none asked for"},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(names_issuer(row.number_end, row.issuer), row.expected) << row.why;
  }
}

}  // namespace
}  // namespace tracuu::analyzers
