// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/office/office_text.hpp"
#include "tests/indexer/office_files.hpp"

namespace tracuu::indexer {
namespace {

constexpr std::uint64_t kMaxPptBytes = 1 << 20;

std::string atom(unsigned type, std::string const& data) {
  return test::little_endian(0, 2) + test::little_endian(type, 2) +
         test::little_endian(data.size(), 4) + data;
}
std::string container(unsigned type, std::string const& data, unsigned instance = 0) {
  return test::little_endian(0xF | instance << 4, 2) + test::little_endian(type, 2) +
         test::little_endian(data.size(), 4) + data;
}
std::string units(std::u16string_view text) {
  std::string bytes;
  for (char16_t const unit : text) bytes += test::little_endian(unit, 2);
  return atom(0xFA0, bytes);
}
std::string make_ppt(std::string const& records) {
  return test::make_compound_file({{"PowerPoint Document", records}});
}

TEST(PptDocument, ReadsTheTextOfSlides) {
  std::string const title =
      atom(0xF9F, test::little_endian(0, 4)) + units(u"HỘI NGHỊ\u000Btiêm phòng");
  std::string const body = atom(0xF9F, test::little_endian(1, 4)) + atom(0xFA8, "M\xE9t\rHai\r*");
  std::string const master = container(0x3F8, units(u"Bấm để sửa"));
  std::string const masters = container(0xFF0, units(u"Mẫu"), 1);
  std::string const slide = container(0x3EE, container(0xF00D, units(u"Hộp chữ")));
  auto const read = read_ppt(
      make_ppt(container(0x3E8, masters + container(0xFF0, title + body)) + master + slide + slide),
      kMaxPptBytes);
  ASSERT_TRUE(read.has_value()) << to_string(read.error());
  EXPECT_EQ(read->styled_title, "HỘI NGHỊ tiêm phòng");
  EXPECT_EQ(read->text, "HỘI NGHỊ tiêm phòng\nMét\nHai\nHộp chữ\n")
      << "a line that stands twice, once";
}

TEST(PptDocument, SaysWhereSlidesBegin) {
  std::string const begin = atom(0x3F3, std::string(20, '\0'));
  std::string const slides = container(0xFF0, begin + units(u"Một") + begin + begin + units(u"Ba"));
  std::string const notes = container(0xFF0, begin + units(u"Ghi chú"), 2);
  std::string const boxes = container(0x3EE, units(u"Hộp chữ"));
  auto const read = read_ppt(make_ppt(container(0x3E8, slides + notes) + boxes), kMaxPptBytes);
  ASSERT_TRUE(read.has_value()) << to_string(read.error());
  ASSERT_EQ(read->text, "Một\nBa\nGhi chú\nHộp chữ\n");
  std::vector<schema::PageStart> const pages{
      {1, 0, {}}, {2, 6, {}}, {3, 6, {}}, {0, read->text.find("Ghi"), {}}};
  EXPECT_EQ(read->pages, pages) << "notes and text boxes are of no slide that is known";
}

TEST(PptDocument, RefusesWithAReason) {
  EXPECT_NE(read_ppt("x", 9).error().message.find("not a PowerPoint"), std::string::npos);
  EXPECT_NE(read_ppt(make_ppt(container(0x2F14, "")), 9).error().message.find("password"),
            std::string::npos);
}

TEST(PptDocument, BrokenOnesEnd) {
  std::string const whole = make_ppt(container(0x3E8, units(u"Một hai ba")));
  for (std::size_t bytes = 0; bytes < whole.size(); bytes += 5) {
    (void)read_ppt(std::string_view(whole).substr(0, bytes), kMaxPptBytes);
  }
  std::string const endless = test::little_endian(0, 4) + std::string(4, '\xFF');
  EXPECT_EQ(read_ppt(make_ppt(endless), kMaxPptBytes)->text, "");
}

}  // namespace
}  // namespace tracuu::indexer
