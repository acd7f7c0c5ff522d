// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string_view>
#include <vector>

#include "schema/announcement.hpp"
#include "schema/date.hpp"
#include "schema/page_words.hpp"
#include "search/api/hit.hpp"
#include "search/api/marked_text.hpp"
#include "search/api/note.hpp"
#include "search/api/search_answer.hpp"

namespace tracuu::test {

inline schema::Date day(int year, unsigned month, unsigned day_of_month) {
  return std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day_of_month);
}

/// Where reform_announcement() has its page.
constexpr char const* kReformAddress = "https://tim.example/announcements/gv-1";

/// An announcement with every field set, as a district portal published it.
inline schema::Announcement reform_announcement() {
  schema::Announcement announcement;
  announcement.id = "gv-1";
  announcement.url = "https://giavien.ninhbinh.gov.vn/tin/hoi-nghi-so-ket.html";
  announcement.title = "Hội nghị sơ kết công tác cải cách hành chính";
  announcement.abstract = "Sáng ngày 11/7, UBND huyện tổ chức Hội nghị sơ kết.";
  announcement.body = "Dự hội nghị có lãnh đạo Huyện ủy.\nTỷ lệ hồ sơ đúng hạn đạt 99,2%.";
  announcement.date = day(2023, 7, 11);
  announcement.site = "giavien.ninhbinh.gov.vn";
  announcement.unit = "Trung tâm VHTT&TT";
  announcement.author = "Nguyễn Thị Thuỳ";
  announcement.place = "huyện Gia Viễn";
  announcement.number = "119/QĐ-UBND";
  announcement.numbers = {"119/QĐ-UBND", "120/QĐ-UBND"};
  announcement.category = "Tin hoạt động";
  announcement.language = "vi";
  announcement.source_file = "/srv/nguồn/gv.jsonl:1";
  announcement.filetype = "HTML";
  announcement.charset = "UTF-8";
  return announcement;
}

constexpr char const* kScanHash =
    "5f1d3c0a9be8d7c6b5a4f3e2d1c0b9a8f7e6d5c4b3a291807f6e5d4c3b2a1908";

/// A document of three pages: the first is text, the second was read by a machine, the third is a
/// picture.
inline schema::Announcement scanned_announcement() {
  schema::Announcement announcement;
  announcement.id = "quet/1";
  announcement.title = "Thông báo lịch tiêm phòng dại";
  announcement.body =
      "Kính gửi các thôn của xã.\nNay bổ sung hai điểm tiêm phòng\ntại nhà văn hóa thôn.\n";
  announcement.date = day(2019, 5, 20);
  announcement.file_hash = kScanHash;
  std::size_t const second = announcement.body.find("Nay");
  announcement.pages = {{1, 0, ""}, {2, second, ""}, {3, announcement.body.size(), ""}};
  announcement.machine_pages = "2";
  announcement.picture_pages = "3";
  announcement.machine_confidence = 0.75;
  std::size_t const word = announcement.body.find("bổ");
  announcement.repairs = {{word, word + std::string_view("bổ").size(), "bỗ"}};
  announcement.filetype = "PDF";
  return announcement;
}

/// What the machine read of its second page.
inline schema::PageWords scanned_words() {
  schema::PageWords page{2, 595, 842, 0, "tesseract 5.3.0 vie", "1", {}};
  double left = 72;
  auto const add = [&](char const* text, char const* as_read, std::size_t line) {
    double const top = 100 + 20 * static_cast<double>(line);
    page.words.push_back({text, as_read, 0.75, left, top, left + 30, top + 12, line});
    left += 36;
  };
  for (char const* const word : {"Nay"}) add(word, "", 0);
  add("bổ", "bỗ", 0);
  for (char const* const word : {"sung", "hai", "điểm", "tiêm", "phòng"}) add(word, "", 0);
  left = 72;
  for (char const* const word : {"tại", "nhà", "văn", "hóa", "thôn."}) add(word, "", 1);
  return page;
}

/// Its id is a URL and its text looks like markup: what must be escaped.
inline schema::Announcement hostile_announcement() {
  schema::Announcement announcement;
  announcement.id = "https://hn.gov.vn/tb?so=88&nam=2022";
  announcement.url = "javascript:alert(1)";
  announcement.title = "Niêm yết <script>alert(1)</script> & trích lục \"hộ tịch\"";
  announcement.body = "Công khai <b>thủ tục</b> cấp giấy khai sinh.";
  announcement.site = "hn.gov.vn\"><img src=x>";
  return announcement;
}

inline std::vector<schema::Announcement> sample_announcements() {
  schema::Announcement plain;
  plain.id = "nq-7";
  plain.title = "Kế hoạch tuyển dụng viên chức";
  plain.body = "Phòng Nội vụ huyện Nho Quan thông báo.";
  plain.date = day(2021, 1, 5);
  plain.site = "nhoquan.ninhbinh.gov.vn";
  return {reform_announcement(), hostile_announcement(), plain};
}

/// "họp [dân]": "họp dân", of which "dân" matched.
inline search::MarkedText marked(std::string_view bracketed) {
  search::MarkedText marked;
  for (char const c : bracketed) {
    if (c == '[') {
      marked.matches.push_back({marked.text.size(), 0});
    } else if (c == ']') {
      marked.matches.back().end = marked.text.size();
    } else {
      marked.text += c;
    }
  }
  return marked;
}

/// A page with one hit, a note and an inexact count.
inline search::SearchAnswer sample_answer() {
  search::Hit hit;
  hit.announcement = reform_announcement();
  hit.announcement.abstract.clear();
  hit.announcement.body.clear();
  hit.title = marked("Hội nghị sơ kết công tác [cải] [cách] hành chính");
  hit.snippet = marked("UBND & HĐND … [cải] [cách]");
  hit.score = 7.5;

  search::SearchAnswer answer;
  answer.text = "cai cach";
  answer.read_as = "cải cách";
  answer.notes = {{search::NoteCode::MarksRestored, "cải cách", "cai cach"}};
  answer.total = {1'300, 1'500, 2'000};
  answer.with_all_words = {12, 12, 12};
  answer.took = std::chrono::microseconds(12'345);
  answer.page = 2;
  answer.size = 10;
  answer.has_next = true;
  answer.revision = "gen-1:7";
  answer.next_cursor = "AbC-_";
  answer.hits = {hit};
  return answer;
}

}  // namespace tracuu::test
