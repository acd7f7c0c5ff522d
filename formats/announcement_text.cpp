// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/announcement_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "formats/announcement_citation.hpp"
#include "formats/plain_line.hpp"

namespace tracuu::formats {
namespace {

void append_line(std::string& text, std::string_view label, std::string_view value) {
  std::string const line = plain_line(value);
  if (!line.empty()) text += fmt::format("{}: {}\n", label, line);
}

void append_paragraphs(std::string& text, std::string_view paragraphs) {
  for (std::string const& paragraph : plain_paragraphs(paragraphs)) text += "\n" + paragraph + "\n";
}

}  // namespace

std::vector<std::string> plain_paragraphs(std::string_view text) {
  std::vector<std::string> paragraphs;
  while (!text.empty()) {
    std::string_view const line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (std::string paragraph = plain_line(line); !paragraph.empty()) {
      paragraphs.push_back(std::move(paragraph));
    }
  }
  return paragraphs;
}

std::string announcement_text(schema::Announcement const& announcement, std::string_view address,
                              schema::Date accessed) {
  std::string text = plain_line(announcement.title) + "\n\n";
  if (announcement.date) {
    append_line(text, "Ngày đăng", schema::format_vietnamese_date(*announcement.date));
  }
  append_line(text, "Cơ quan", announcement.unit);
  append_line(text, "Tác giả", announcement.author);
  append_line(text, "Địa phương", announcement.place);
  append_line(text, "Chuyên mục", announcement.category);
  append_line(text, "Số văn bản", fmt::format("{}", fmt::join(announcement.numbers, "; ")));
  append_line(text, "Trang đã đăng", announcement.site);
  append_paragraphs(text, announcement.abstract);
  append_paragraphs(text, announcement.body);
  text += "\n--\n";
  append_line(text, "Bản gốc", announcement.url);
  append_line(text, "Địa chỉ cố định", address);
  append_line(text, "Trích dẫn", announcement_citation(announcement, accessed));
  append_line(text, "Lưu ngày", schema::format_vietnamese_date(accessed));
  return text;
}

}  // namespace tracuu::formats
