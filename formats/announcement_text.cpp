// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/announcement_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "formats/announcement_citation.hpp"
#include "formats/format.hpp"
#include "formats/plain_line.hpp"
#include "schema/cited_numbers.hpp"

namespace tracuu::formats {
namespace {

void append_line(std::string& text, std::string_view label, std::string_view value) {
  std::string const line = plain_line(value);
  if (!line.empty()) text += fmt::format("{}: {}\n", label, line);
}

/// A blank line before each paragraph, but not between two rows of a table.
void append_paragraphs(std::string& text, std::string_view paragraphs) {
  bool after_row = false;
  for (std::string const& paragraph : plain_paragraphs(paragraphs)) {
    bool const is_row = paragraph.find('\t') != std::string::npos;
    if (!(is_row && after_row)) text += '\n';
    text += paragraph + "\n";
    after_row = is_row;
  }
}

/// The cells of `line`, each a plain line, apart by a TAB; "" if there is nothing in any.
std::string plain_cells(std::string_view line) {
  std::string cells;
  bool has_text = false;
  for (bool is_last = false; !is_last;) {
    std::size_t const end = std::min(line.find('\t'), line.size());
    is_last = end == line.size();
    std::string const cell = plain_line(line.substr(0, end));
    has_text = has_text || !cell.empty();
    cells += cell;
    if (!is_last) cells += '\t';
    line.remove_prefix(is_last ? end : end + 1);
  }
  return has_text ? cells : "";
}

}  // namespace

std::vector<std::string> plain_paragraphs(std::string_view text) {
  std::vector<std::string> paragraphs;
  while (!text.empty()) {
    std::string_view const line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (std::string paragraph = plain_cells(line); !paragraph.empty()) {
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
  append_line(text, "Số văn bản", announcement.number);
  append_line(text, "Viện dẫn",
              fmt::format("{}", fmt::join(schema::cited_numbers(announcement), "; ")));
  for (schema::Signature const& signature : announcement.signatures) {
    append_line(text, "Ký số", signature_line(signature, base::Language::Vietnamese));
  }
  append_line(text, "Trang là ảnh, chưa đọc được", page_list(announcement.picture_pages));
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
