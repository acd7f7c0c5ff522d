// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/redirects/old_address.hpp"

#include <gtest/gtest.h>

namespace tracuu::search {
namespace {

std::string first_slug(std::string_view address) {
  OldAddress const old = read_old_address(address);
  std::string words;
  if (old.slugs.empty()) return words;
  for (std::string const& word : old.slugs.front()) {
    words.append(words.empty() ? "" : " ").append(word);
  }
  return words;
}

TEST(OldAddress, SaysWordsInEachWayOfPortals) {
  struct {
    char const* address;
    char const* words;
    char const* why;
  } const rows[] = {
      {"https://v.example/tin/hoi-nghi-so-ket-cai-cach-hanh-chinh-t1234.html",
       "hoi nghi so ket cai cach hanh chinh", "an id at the end"},
      {"https://v.example/hoi_nghi_so_ket_1234.aspx", "hoi nghi so ket", "underscores"},
      {"https://v.example/12345-hoi-nghi-so-ket", "hoi nghi so ket", "an id at the beginning"},
      {"https://v.example/HoiNghiSoKet.html", "hoi nghi so ket", "capitals between"},
      {"https://v.example/HOI-NGHI-SO-KET.HTML", "hoi nghi so ket", "all capitals"},
      {"https://v.example/h%E1%BB%99i-ngh%E1%BB%8B-s%C6%A1-k%E1%BA%BFt", "hoi nghi so ket", "%XX"},
      {"https://v.example/h%25E1%25BB%2599i-ngh%25E1%25BB%258B", "hoi nghi", "encoded twice"},
      {"https://v.example/ho\xCC\xA3\xCC\x82i-nghi\xCC\xA3-\xC4\x91\x61\xCC\x89ng", "hoi nghi dang",
       "NFD"},
      {"https://v.example/ho65i-nghi5-so7-ke61t", "hoi nghi so ket", "VNI"},
      {"https://v.example/?p=hoi+nghi+so+ket&id=7", "hoi nghi so ket", "a parameter"},
      {"https://v.example/lich-tiep-dan-thang-7-nam-2023.html", "lich tiep dan thang 7 nam 2023",
       "a month and a year are words"},
      {"https://v.example/2023/07/11/hoi-nghi-so-ket/", "hoi nghi so ket", "a day in the path"},
      {"https://v.example/hoi-nghi-so-ket-cai-cach/ban-in", "hoi nghi so ket cai cach",
       "a short part after the title"},
      {"https://v.example/tin.aspx?id=1234", "", "no words"},
      {"tin-7", "", "no address"},
  };
  for (auto const& row : rows) EXPECT_EQ(first_slug(row.address), row.words) << row.why;
}

TEST(OldAddress, NamesDays) {
  struct {
    char const* address;
    char const* from;
    char const* to;
  } const rows[] = {
      {"https://v.example/2023/07/11/hop-xa", "2023-07-11", "2023-07-11"},
      {"https://v.example/2023/07/hop-xa", "2023-07-01", "2023-07-31"},
      {"https://v.example/hop-xa-20230711101508123.htm", "2023-07-11", "2023-07-11"},
      {"https://v.example/hop-xa-2023-13-45", "", ""},
      {"https://v.example/hop-xa-t1234.html", "", ""},
  };
  for (auto const& row : rows) {
    schema::DateRange const days = read_old_address(row.address).days;
    EXPECT_EQ(days.from ? schema::format_iso_date(*days.from) : "", row.from) << row.address;
    EXPECT_EQ(days.to ? schema::format_iso_date(*days.to) : "", row.to) << row.address;
  }
}

TEST(OldAddress, LosesMarksAtItsEnd) {
  struct {
    char const* address;
    char const* expected;
  } const rows[] = {
      {"https://v.example/hop-xa-7.html).", "https://v.example/hop-xa-7.html"},
      {"https://v.example/hop-xa-7.html%22", "https://v.example/hop-xa-7.html"},
      {"https://v.example/hop-xa-7.html xem thêm", "https://v.example/hop-xa-7.html"},
      {"https://v.example/hop-xa-7.html&nbsp;", "https://v.example/hop-xa-7.html"},
      {"https://v.example/hop-xa-7.html…", "https://v.example/hop-xa-7.html"},
      {"https://v.example/hop-xa-7.html", ""},
      {"", ""},
  };
  for (auto const& row : rows) EXPECT_EQ(without_trailing_marks(row.address), row.expected);
}

}  // namespace
}  // namespace tracuu::search
