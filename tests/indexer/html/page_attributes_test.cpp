// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/page_attributes.hpp"

#include <gtest/gtest.h>

#include <string>

#include "tests/indexer/unicode_forms.hpp"

namespace tracuu::indexer {
namespace {

std::string told(std::string const& html) {
  auto const page = HtmlDocument::parse(html);
  EXPECT_TRUE(page.has_value());
  PageAttributes const fields = read_page_attributes(visible_lines(page->root()));
  std::string text;
  auto const add = [&text](char const* name, std::string const& value) {
    if (!value.empty()) text.append(name).append("=").append(value).append("; ");
  };
  auto const iso = [](FoundDay const& day) {
    return day ? schema::format_iso_date(day.value) : "";
  };
  add("number", fields.number.value);
  add("issued", iso(fields.issued));
  add("published", iso(fields.published));
  add("updated", iso(fields.updated));
  add("unit", fields.unit.value);
  add("title", fields.title.value);
  add("type", fields.type.value);
  return text;
}

TEST(LabelKinds, Table) {
  struct Row {
    char const* text;
    LabelKind expected;
  };
  constexpr Row kRows[] = {
      {"Số ký hiệu", LabelKind::Number},
      {" SỐ, KÝ HIỆU : ", LabelKind::Number},
      {"Ngày ban hành", LabelKind::Issued},
      {"Đăng ngày:", LabelKind::Published},
      {"Cơ quan ban hành/ Chức danh / Người ký", LabelKind::Unit},
      {"Ngày có hiệu lực", LabelKind::OtherDay},
      {"Người ký", LabelKind::Other},
      {"Ngày ban hành văn bản này là ngày lễ", LabelKind::None},
      {"Quyết định", LabelKind::None},
      {"", LabelKind::None},
  };
  for (Row const& row : kRows) {
    EXPECT_EQ(label_kind(row.text), row.expected) << row.text;
    EXPECT_EQ(label_kind(test::to_form(row.text, test::UnicodeForm::Nfd)), row.expected);
  }
  EXPECT_EQ(leading_label("Ngày có hiệu lực: 25/07/2023"), LabelKind::OtherDay);
  EXPECT_EQ(leading_label("Ngày có hiệu lực\t25/07/2023"), LabelKind::OtherDay);
  EXPECT_EQ(leading_label("Ngày có hiệu lực 25/07/2023"), LabelKind::OtherDay);
  EXPECT_EQ(leading_label("Từ ngày 25/07/2023 xã tiêm phòng"), LabelKind::OtherDay);
  EXPECT_EQ(leading_label("Họp dân ngày 25/07/2023"), LabelKind::None);
}

TEST(PageAttributes, Table) {
  struct Row {
    std::string html;
    std::string expected;
    char const* why;
  };
  std::string const all =
      "number=12/2023/QĐ-UBND; issued=2023-07-11; unit=Ủy ban nhân dân xã Yên Lãng; title=Về việc "
      "tu bổ đê; "
      "type=Quyết định; ";
  std::vector<Row> const rows{
      {"<table><tr><td>Số ký hiệu<td>12/2023/QĐ-UBND<tr><td>Ngày ban "
       "hành<td>11/07/2023<tr><td>Ngày "
       "có hiệu lực<td>25/07/2023<tr><td>Loại văn bản<td>Quyết định<tr><td>Cơ quan ban "
       "hành<td>UBND "
       "xã Yên Lãng<tr><td>Trích yếu<td>Về việc tu bổ đê</table>",
       all, "a table, a label a row"},
      {"<table><tr><td>Số ký hiệu<td>12/2023/QĐ-UBND<td>Ngày ban hành<td>11/07/2023<tr><td>Loại "
       "văn "
       "bản<td>Quyết định<td>Cơ quan ban hành<td>UBND xã Yên Lãng<tr><td>Trích yếu<td>Về việc tu "
       "bổ "
       "đê</table>",
       all, "two labels a row"},
      {"<div class=row><div>Số ký hiệu</div><div>12/2023/QĐ-UBND</div></div><div "
       "class=row><div>Ngày "
       "ban hành</div><div>11/07/2023</div></div><div class=row><div>Loại văn bản</div><div>Quyết "
       "định</div></div><div class=row><div>Cơ quan ban hành</div><div>UBND xã Yên "
       "Lãng</div></div><div class=row><div>Trích yếu</div><div>Về việc tu bổ đê</div></div>",
       all, "blocks"},
      {"<dl><dt>Số hiệu<dd>12/2023/QĐ-UBND<dt>Ngày ban hành<dd>11/07/2023<dt>Loại văn "
       "bản<dd>Quyết định<dt>Cơ quan ban hành<dd>UBND xã Yên Lãng<dt>Trích yếu<dd>Về việc tu bổ "
       "đê</dl>",
       all, "a definition list"},
      {"<ul><li><b>Số hiệu:</b> 12/2023/QĐ-UBND<li><b>Ngày ban hành:</b> 11/07/2023<li><b>Loại văn "
       "bản:</b> Quyết định<li><b>Cơ quan ban hành:</b> UBND xã Yên Lãng<li><b>Trích yếu:</b> Về "
       "việc tu bổ đê</ul>",
       all, "a colon"},
      {"<p>Hiệu lực: Còn hiệu lực<table><tr><td colspan=4>Tu bổ đê sông Khê<tr><td>Số hiệu<td>12/"
       "QĐ-UBND<td>Ngày ban hành<td>11/07/2023<tr><td>Người ký<td>Trần Văn Mẫu</table>",
       "number=12/QĐ-UBND; issued=2023-07-11; title=Tu bổ đê sông Khê; ",
       "the name in a row above the labels"},
      {"<ul><li><span>Số hiệu</span> <span>12/2023/QĐ-UBND</span><li><span>Ngày ban hành</span> "
       "11/07/2023<li><span>Loại văn bản</span> Quyết định<li><span>Cơ quan ban hành</span> <a "
       "href=1>UBND xã Yên Lãng</a><li><span>Trích yếu</span> Về việc tu bổ đê</ul>",
       all, "labels that are elements of their own"},
      {"<p>Cơ quan ban hành văn bản là cơ quan có thẩm quyền", "", "no label, but a sentence"},
      {"<table><tr><th>Số hiệu<th>Ngày ban hành<th>Trích yếu<tr><td>12/2023/QĐ-UBND<td>11/07/2023"
       "<td>Về việc tu bổ đê</table>",
       "number=12/2023/QĐ-UBND; issued=2023-07-11; title=Về việc tu bổ đê; ",
       "a head above one row"},
      {"<table><tr><th>Số hiệu<th>Ngày ban hành<th>Trích yếu<tr><td>12/2023/QĐ-UBND<td>11/07/2023"
       "<td>Về việc tu bổ đê<tr><td>13/2023/QĐ-UBND<td>12/07/2023<td>Về việc đắp đập</table>",
       "", "a register of several"},
      {"<p>Ngày có hiệu lực: 25/07/2023<p>Đăng ngày: 22 - 05 - 2026<p>Cập nhật lúc 08:30 "
       "23/05/2026",
       "published=2026-05-22; updated=2026-05-23; ", "days by their labels"},
      {"<p>Ngày ban hành<p>Số hiệu<p>12/QĐ-UBND", "number=12/QĐ-UBND; ",
       "a label is no value of another"},
      {"<ul><li><p><a href=/13>Quyết định về việc đắp đập Khê Trung</a><ul><li>Số hiệu: "
       "13/QĐ-UBND<li>Ngày ban hành: 12/07/2023</ul></ul>",
       "", "labels of another document"},
      {"<p>Số hiệu: 1/QĐ-UBND<p>Số hiệu: 2/QĐ-UBND<p>Số hiệu: 3/QĐ-UBND<p>Ngày ban hành: 1/2/2023",
       "", "a list of documents"},
      {"<p>Số ký hiệu:<p>Ngày ban hành: từ", "", "a form for searching"},
      {"<p>Số ký hiệu: 21-LCT/HĐNN8", "number=21-LCT/HĐNN8; ", "an old number"},
  };
  for (Row const& row : rows) EXPECT_EQ(told(row.html), row.expected) << row.why;
}

}  // namespace
}  // namespace tracuu::indexer
