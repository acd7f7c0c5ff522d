// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/footer_line.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

/// Longer lines are running text.
constexpr std::size_t kMaxFooterLineBytes = 600;

/// Folded. Made for this project from the footers of Vietnamese portals.
constexpr std::array<std::string_view, 10> kFooterMarks{
    "ban quyen thuoc",     "ban quyen cua",       "ban quyen ©",  "copyright",    "©",
    "all rights reserved", "giay phep thiet lap", "giay phep so", "thiet ke boi", "powered by",
};
constexpr std::array<std::string_view, 3> kResponsible{
    "chiu trach nhiem chinh:", "chiu trach nhiem noi dung:", "ghi ro nguon"};
constexpr std::array<std::string_view, 6> kContactMarks{
    "dien thoai:", "email:", "e-mail:", "fax:", "dia chi:", "hotline:"};

template <class Table>
std::size_t count_marks_of(Table const& table, std::string_view folded) {
  return static_cast<std::size_t>(std::ranges::count_if(table, [folded](std::string_view mark) {
    return folded.find(mark) != std::string_view::npos;
  }));
}

}  // namespace

bool is_footer_line(std::string_view line) {
  if (line.size() > kMaxFooterLineBytes) return false;
  std::string const folded = fold_line(line);
  return count_marks_of(kFooterMarks, folded) + count_marks_of(kResponsible, folded) > 0 ||
         count_marks_of(kContactMarks, folded) > 1;
}

std::size_t count_contacts(std::string_view line) {
  if (line.size() > kMaxFooterLineBytes) return 0;
  return count_marks_of(kContactMarks, fold_line(line));
}

}  // namespace tracuu::indexer
