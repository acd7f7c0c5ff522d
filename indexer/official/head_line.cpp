// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/official/head_line.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/contains.hpp"
#include "indexer/official/agency_name.hpp"
#include "indexer/official/letter_case.hpp"
#include "indexer/official/line_words.hpp"
#include "indexer/official/own_number.hpp"
#include "indexer/official/place_and_date.hpp"
#include "indexer/official/title_type.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t kMaxHeadLines = 60;
constexpr std::size_t kMaxMottoBytes = 240;
constexpr std::size_t kMaxCells = 40;

/// Folded words; what is left of a line of nothing else is empty. A line may break the first.
constexpr std::array<std::string_view, 6> kMottoes{
    "cong hoa xa hoi chu nghia viet nam", "doc lap tu do hanh phuc",
    "doc lap tu do hanh phuoc",           "dang cong san viet nam",
    "cong hoa xa hoi chu nghia",          "o 0 o",
};

// The tables below hold how lines begin, folded, and were made for this project from documents
// after Decree 30/2020/NĐ-CP and its forerunners.

constexpr std::array<std::string_view, 4> kAddresseeHeads{"kinh gui", "kinh goi", "kinh trinh",
                                                          "kinh thua"};

constexpr std::array<std::string_view, 10> kBasisHeads{
    "can cu",    "xet de nghi", "xet to trinh", "theo de nghi",  "chieu theo",
    "thua lenh", "can cu vao",  "tren co so",   "de tang cuong", "xet theo",
};

constexpr std::array<std::string_view, 8> kAnnexHeads{
    "ban hanh kem theo", "kem theo",      "ban hanh theo",  "dinh kem",
    "ban hanh kem",      "duoc ban hanh", "duoc phe duyet", "trich yeu kem",
};

constexpr std::array<std::string_view, 7> kFormHeads{
    "mau so", "bieu so", "bieu mau so", "bieu mau", "phu bieu", "mau bieu", "form",
};

/// What stands round a document and is no part of it.
constexpr std::array<std::string_view, 30> kNoiseHeads{
    "nguoi ky",
    "ky boi",
    "thoi gian ky",
    "ngay ky",
    "email",
    "digitally signed",
    "signature",
    "du thao lan",
    "cong bao so",
    "xuat ban lan",
    "trang so",
    "http",
    "https",
    "www",
    "tel",
    "fax",
    "website",
    "dien thoai",
    "ten don vi",
    "dia chi",
    "microsoft word",
    "luatvietnam",
    "thuvienphapluat",
    "fanpage",
    "signer",
    "date",
    "so tt",
    "don vi tinh",
    "dvt",
    "ma so",
};

/// Series of standards, which stand beside "TIÊU CHUẨN QUỐC GIA".
constexpr std::array<std::string_view, 4> kSeriesNames{"tcvn", "qcvn", "qcdp", "tcxdvn"};

/// Whole lines, folded.
constexpr std::array<std::string_view, 14> kNoiseLines{
    "du thao", "ban sao", "sao y",     "sao y ban chinh", "hoa toc", "thuong khan", "khan",
    "mat",     "toi mat", "tuyet mat", "ban du thao",     "logo",    "hien hanh",   "xv 80",
};

constexpr std::array<std::string_view, 12> kFileEndings{
    ".doc",  ".docx", ".pdf",  ".odt", ".rtf", ".xls",
    ".xlsx", ".ppt",  ".pptx", ".txt", ".htm", ".tif",
};

template <class Table>
bool begins_with_any(LineWords const& words, Table const& heads) {
  return std::ranges::any_of(heads, [&](std::string_view head) { return words.begins_with(head); });
}

/// The byte at which a motto begins that ends `text`; npos if none does.
std::size_t motto_begin(std::string_view text, LineWords const& words) {
  for (std::size_t word = 0; word < words.size(); ++word) {
    bool const has_motto = std::ranges::any_of(
        kMottoes, [&](std::string_view motto) { return words.has_at(motto, word); });
    if (!has_motto || !is_motto(text.substr(words[word].begin))) continue;
    // "… nước Cộng hòa xã hội chủ nghĩa Việt Nam" is a name in a sentence.
    bool const is_name =
        word > 0 && (words[word - 1].folded == "nuoc" || words[word - 1].folded == "phap");
    return is_name ? std::string_view::npos : words[word].begin;
  }
  return std::string_view::npos;
}

/// "1.", "2.1", "IV.", "a)", "-": what begins a part of a text.
bool begins_list_item(std::string_view text) {
  std::string_view const token = text.substr(0, text.find(' '));
  if (token == "-" || token == "+" || token == "*" || token == "•") return true;
  std::size_t const mark = token.find_first_of(".)-");
  if (mark == std::string_view::npos || mark == 0) return false;
  std::string_view const label = token.substr(0, mark);
  bool const is_number = label.find_first_not_of("0123456789") == std::string_view::npos;
  bool const is_roman = label.find_first_not_of("IVX") == std::string_view::npos;
  bool const is_letter = label.size() == 1 && ((label[0] >= 'a' && label[0] <= 'z') ||
                                               (label[0] >= 'A' && label[0] <= 'Z'));
  constexpr std::size_t kMaxItemBytes = 5;
  std::string_view const rest = token.substr(mark + 1);
  bool const ends = rest.find_first_not_of("0123456789.)") == std::string_view::npos;
  if (token[mark] == '-') return rest.empty() && token.size() <= kMaxItemBytes;
  return ends && mark <= kMaxItemBytes && (is_number || is_roman || is_letter);
}

bool begins_part(std::string_view text, LineWords const& words) {
  if (begins_list_item(text)) return true;
  if (words.size() < 2) return false;
  std::string const& head = words[0].folded;
  std::string const& next = words[1].folded;
  bool const is_roman = next.find_first_not_of("ivxlc") == std::string::npos;
  if (head == "dieu" && words[1].is_number()) return true;
  if (head == "chuong" || head == "phan" || head == "muc") {
    return words[1].is_number() || is_roman || next == "thu";
  }
  return false;
}

bool is_file_name(std::string_view text) {
  std::string const lower = fold_line(text);
  return std::ranges::any_of(kFileEndings,
                             [&](std::string_view ending) { return lower.ends_with(ending); });
}

/// "B1-2-TMDA", "TCVN", "BM01": one word of capitals and digits that is no syllable.
bool is_code(std::string_view text) {
  if (text.find_first_of(" \t") != std::string_view::npos || begins_lower(text)) return false;
  if (!is_in_capitals(text)) return false;
  std::string const folded = fold_line(text);
  return folded.find_first_of("0123456789-_") != std::string::npos ||
         folded.find_first_of("aeiouy") == std::string::npos;
}

/// "Biểu A28", "Mẫu 2a": a form's name that is only a code.
bool is_form_code(LineWords const& words) {
  constexpr std::size_t kMaxCodeWords = 4;
  bool const is_form = words.begins_with("bieu") || words.begins_with("mau");
  if (!is_form || words.size() < 2 || words.size() > kMaxCodeWords) return false;
  return words[1].is_number() || (words.size() > 2 && words[2].is_number());
}

/// "Tên đơn vị:", "Cấp quản lý:": a label whose value was never filled in.
bool is_empty_label(std::string_view text, LineWords const& words) {
  constexpr std::size_t kMaxLabelWords = 4;
  return text.ends_with(':') && words.size() <= kMaxLabelWords && !is_mostly_capitals(text) &&
         !begins_lower(text);
}

/// "HÀ NỘI – 2023", "Vân Khê, tháng 5 năm 2023": place and year below a title.
bool is_place_and_year(std::string_view text, LineWords const& words) {
  constexpr std::size_t kMaxPlaceWords = 4;
  constexpr std::size_t kYearDigits = 4;
  if (words.size() < 2 || words[words.size() - 1].folded.size() != kYearDigits) return false;
  std::size_t at = words.size();
  while (at > 0 && (words[at - 1].is_number() || words[at - 1].folded == "nam" ||
                    words[at - 1].folded == "thang")) {
    --at;
  }
  if (at == words.size() || at == 0 || at > kMaxPlaceWords) return false;
  std::string_view const gap =
      trim(text.substr(words[at - 1].end, words[at].begin - words[at - 1].end));
  bool const is_apart = gap == "," || gap == "-" || gap == "–";
  return is_apart && !begins_lower(text) && any_title_type(text).empty();
}

bool is_noise(std::string_view text, LineWords const& words) {
  constexpr std::size_t kMaxPageNumberWords = 3;
  if (begins_with_any(words, kNoiseHeads)) return true;
  if (base::contains(kNoiseLines, std::string_view(words.joined()))) return true;
  bool all_numbers = words.size() <= kMaxPageNumberWords;
  for (std::size_t word = 0; word < words.size(); ++word)
    all_numbers = all_numbers && (words[word].is_number() || words[word].folded == "trang");
  return all_numbers || is_place_and_year(text, words) || is_file_name(text) ||
         is_empty_label(text, words);
}

bool begins_subject(LineWords const& words) {
  return words.begins_with("v v") || words.begins_with("ve viec");
}

HeadKind kind_of(std::string_view text, LineWords const& words) {
  if (words.empty() || is_rule(text)) return HeadKind::Rule;
  if (is_motto(text)) return HeadKind::Motto;
  if (begins_subject(words)) return HeadKind::Subject;
  if (is_number_line(text)) return HeadKind::Number;
  if (standard_number(text)) return HeadKind::Standard;
  if (place_and_date(text)) return HeadKind::PlaceDate;
  if (begins_with_any(words, kAddresseeHeads)) return HeadKind::Addressee;
  if (text.starts_with('(') || begins_with_any(words, kAnnexHeads)) return HeadKind::AnnexNote;
  if (begins_with_any(words, kBasisHeads)) return HeadKind::Basis;
  if (begins_with_any(words, kFormHeads) || is_form_code(words)) return HeadKind::FormCode;
  if (is_noise(text, words)) return HeadKind::Noise;
  if (begins_part(text, words)) return HeadKind::Part;
  return is_code(text) ? HeadKind::FormCode : HeadKind::Other;
}

/// Whether the blanks that begin at `at` wait for handwriting: "Số:     /QĐ", "ngày    tháng".
bool is_for_filling_in(std::string_view text, std::size_t at) {
  constexpr std::size_t kBytesAround = 24;
  LineWords const after(trim(text.substr(at, kBytesAround)));
  bool const is_inside = after.begins_with("thang") || after.begins_with("nam") ||
                         trim(text.substr(at, kBytesAround)).starts_with('/');
  std::string_view const before = trim(text.substr(0, at));
  bool const has_digit_next = !after.empty() && after[0].is_number();
  return is_inside || (before.ends_with(':') && has_digit_next) ||
         (has_digit_next && (before.ends_with("ngày") || before.ends_with("tháng")));
}

/// The first run of three blanks that parts columns; the size of `text` if there is none.
std::size_t column_gap(std::string_view text) {
  constexpr std::string_view kGap = "   ";
  std::size_t at = text.find(kGap);
  while (at != std::string_view::npos && is_for_filling_in(text, at)) {
    at = text.find(kGap, std::min(text.find_first_not_of(' ', at), text.size()));
  }
  return std::min(at, text.size());
}

/// `text` cut at tabs, bars and three blanks or more.
Lines split_columns(std::string_view text) {
  Lines columns;
  while (!text.empty() && columns.size() < kMaxCells) {
    std::size_t const end = std::min({text.find('\t'), text.find('|'), column_gap(text)});
    if (std::string_view const column = trim(text.substr(0, end)); !column.empty()) {
      columns.push_back(column);
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return columns;
}

/// `text` cut before what stands in another column: a motto, "V/v", place and day, the name of a
/// standard after its series.
Lines split_by_meaning(std::string_view text) {
  LineWords const words(text);
  std::size_t const motto = motto_begin(text, words);
  if (motto != std::string_view::npos && motto > 0) {
    std::string_view const before = trim(text.substr(0, motto));
    if (!before.empty()) return {before, text.substr(motto)};
  }
  bool const is_series = words.size() > 2 &&
                         base::contains(kSeriesNames, std::string_view(words[0].folded)) &&
                         (words.has_at("tieu chuan", 1) || words.has_at("quy chuan", 1));
  if (is_series) return {trim(text.substr(0, words[1].begin)), text.substr(words[1].begin)};
  auto const subject = words.find("v v");
  if (subject && *subject > 0 && is_number_line(text)) {
    std::size_t const begin = words[*subject].begin;
    return {trim(text.substr(0, begin)), text.substr(begin)};
  }
  auto const place = place_and_date(text);
  if (place && place->begin > 0 && place->has_place) {
    return {trim(text.substr(0, place->begin)), text.substr(place->begin)};
  }
  return {text};
}

void add_cells(std::string_view line, std::size_t number, std::vector<HeadCell>& cells) {
  std::size_t const first = cells.size();
  for (std::string_view const column : split_columns(line)) {
    for (std::string_view const text : split_by_meaning(column)) {
      HeadCell cell{text, number, 1, kind_of(text, LineWords(text)), std::nullopt};
      if (cell.kind == HeadKind::PlaceDate) cell.date = place_and_date(text)->date;
      cells.push_back(cell);
    }
  }
  for (std::size_t cell = first; cell < cells.size(); ++cell)
    cells[cell].cells_of_line = cells.size() - first;
}

/// Whether the text of a document begins with `cell`.
bool begins_text(HeadCell const& cell) {
  if (cell.kind == HeadKind::Basis) return true;
  if (cell.kind != HeadKind::Part) return false;
  LineWords const words(cell.text);
  return words.begins_with("dieu 1") || words.begins_with("chuong i") ||
         words.begins_with("chuong 1") || words.begins_with("chuong mot");
}

}  // namespace

bool is_motto(std::string_view line) {
  if (line.size() > kMaxMottoBytes) return false;
  LineWords const words(line);
  bool found = false;
  for (std::size_t at = 0; at < words.size();) {
    auto const* const motto =
        std::ranges::find_if(kMottoes, [&](std::string_view one) { return words.has_at(one, at); });
    if (motto == kMottoes.end()) return false;
    found = true;
    at += count_words(*motto);
  }
  return found;
}

bool ends_in_motto(std::string_view line) {
  return motto_begin(line, LineWords(line)) != std::string_view::npos;
}

bool is_rule(std::string_view line) {
  LineWords const words(line);
  for (std::size_t word = 0; word < words.size(); ++word) {
    std::string const& folded = words[word].folded;
    if (folded != "o" && folded != "0" && folded != "oo") return false;
  }
  // One letter is a bullet that a reader made of a symbol, or a column's head.
  return words.size() != 1 || words[0].folded == "0" || line.size() > 1;
}

std::vector<HeadCell> head_cells(std::vector<std::string_view> const& lines) {
  std::vector<HeadCell> cells;
  std::size_t const end = std::min(lines.size(), kMaxHeadLines);
  for (std::size_t line = 0; line < end; ++line) {
    add_cells(lines[line].substr(0, kMaxWordsLineBytes), line, cells);
    if (!cells.empty() && begins_text(cells.back())) break;
  }
  return cells;
}

}  // namespace tracuu::indexer
