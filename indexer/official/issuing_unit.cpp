// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/official/issuing_unit.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "indexer/official/agency_name.hpp"
#include "indexer/official/document_title.hpp"
#include "indexer/official/letter_case.hpp"
#include "indexer/official/line_words.hpp"
#include "indexer/text/page_line.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

using Cells = std::vector<HeadCell>;

constexpr std::size_t kMaxUnitBytes = 200;
constexpr std::size_t kMaxSignatureLines = 40;
constexpr std::size_t kMaxHeadingCells = 12;

/// What follows the issuer in a title, folded.
constexpr std::array<std::string_view, 12> kEndsOfIssuer{
    "nuoc cong hoa", "so",       "ngay",    "ve",        "v v",     "quy dinh",
    "huong dan",     "ban hanh", "sua doi", "phe duyet", "cong bo", "thuc hien",
};

/// One body of the left column, and the lines that name it.
struct Body {
  std::string text;
  std::vector<std::size_t> lines;
};

/// Whether a name that ends so goes on on the next line.
bool goes_on_below(std::string_view text) {
  std::string_view const last = text.substr(text.find_last_of(" \t") + 1);
  std::string const lower = nfc_lower(last);
  return text.ends_with(',') || lower == "và" || lower == "của" || lower == "các" || lower == "-" ||
         lower == "–" || lower == "nhân" || is_unfinished_agency(text);
}

bool is_body_line(HeadCell const& cell) {
  return cell.kind == HeadKind::Other && cell.text.size() <= kMaxUnitBytes;
}

/// The bodies of the left column, from the highest on.
std::vector<Body> letterhead_bodies(Cells const& cells, std::size_t end) {
  std::vector<Body> bodies;
  std::size_t last_line = 0;
  for (std::size_t at = 0; at < end; ++at) {
    HeadCell const& cell = cells[at];
    if (!is_body_line(cell)) continue;
    bool const is_agency = begins_agency(cell.text);
    bool const is_next = !bodies.empty() && cell.line <= last_line + 3;
    bool const goes_on = is_next && goes_on_below(bodies.back().text);
    if ((is_agency || (bodies.empty() && begins_place(cell.text))) && !goes_on) {
      bodies.push_back({std::string(cell.text), {cell.line}});
    } else if (is_next && (goes_on || !has_capitals(cell.text) || begins_place(cell.text) ||
                           is_mostly_capitals(cell.text))) {
      bodies.back().text.append(" ").append(cell.text);
      bodies.back().lines.push_back(cell.line);
    } else {
      continue;
    }
    last_line = cell.line;
  }
  return bodies;
}

/// `text` up to the first word of `ends` after word `from`.
template <class Table>
std::string_view text_before(std::string_view text, LineWords const& words, std::size_t from,
                             Table const& ends) {
  std::size_t end = text.size();
  for (std::string_view const word : ends) {
    if (auto const found = words.find(word, from)) end = std::min(end, words[*found].begin);
  }
  if (from >= words.size() || words[from].begin >= end) return {};
  return trim(text.substr(words[from].begin, end - words[from].begin));
}

/// `text` as a body's name, if it is one.
std::string as_unit(std::string_view text) {
  text = without_position(text);
  if (text.empty() || text.size() > kMaxUnitBytes || !begins_agency(text)) return "";
  return agency_name(text);
}

struct SymbolUnit {
  std::string_view symbol;  ///< folded, of the last group of a number
  std::string_view unit;
};

/// Symbols of bodies that are one of their kind (Decree 30/2020/NĐ-CP, Appendix III, practice of
/// the ministries; ministries before March 2025 too). UBND, HĐND and the like are many.
constexpr std::array<SymbolUnit, 40> kSymbolUnits{{
    {"cp", "Chính phủ"},
    {"ttg", "Thủ tướng Chính phủ"},
    {"ctn", "Chủ tịch nước"},
    {"vpcp", "Văn phòng Chính phủ"},
    {"vpqh", "Văn phòng Quốc hội"},
    {"bca", "Bộ Công an"},
    {"bct", "Bộ Công Thương"},
    {"bgddt", "Bộ Giáo dục và Đào tạo"},
    {"bgtvt", "Bộ Giao thông vận tải"},
    {"bkhcn", "Bộ Khoa học và Công nghệ"},
    {"bkhdt", "Bộ Kế hoạch và Đầu tư"},
    {"bkh", "Bộ Kế hoạch và Đầu tư"},
    {"bldtbxh", "Bộ Lao động - Thương binh và Xã hội"},
    {"bng", "Bộ Ngoại giao"},
    {"bnnptnt", "Bộ Nông nghiệp và Phát triển nông thôn"},
    {"bnn", "Bộ Nông nghiệp và Phát triển nông thôn"},
    {"bnnmt", "Bộ Nông nghiệp và Môi trường"},
    {"bnv", "Bộ Nội vụ"},
    {"bqp", "Bộ Quốc phòng"},
    {"btc", "Bộ Tài chính"},
    {"btnmt", "Bộ Tài nguyên và Môi trường"},
    {"btp", "Bộ Tư pháp"},
    {"btttt", "Bộ Thông tin và Truyền thông"},
    {"bvhttdl", "Bộ Văn hóa, Thể thao và Du lịch"},
    {"bvhtt", "Bộ Văn hóa - Thông tin"},
    {"bxd", "Bộ Xây dựng"},
    {"byt", "Bộ Y tế"},
    {"btm", "Bộ Thương mại"},
    {"bcn", "Bộ Công nghiệp"},
    {"bts", "Bộ Thủy sản"},
    {"bdttg", "Bộ Dân tộc và Tôn giáo"},
    {"nhnn", "Ngân hàng Nhà nước Việt Nam"},
    {"ubdt", "Ủy ban Dân tộc"},
    {"ttcp", "Thanh tra Chính phủ"},
    {"ktnn", "Kiểm toán nhà nước"},
    {"tandtc", "Tòa án nhân dân tối cao"},
    {"vksndtc", "Viện Kiểm sát nhân dân tối cao"},
    {"tct", "Tổng cục Thuế"},
    {"tchq", "Tổng cục Hải quan"},
    {"bhxh", "Bảo hiểm xã hội Việt Nam"},
}};

}  // namespace

IssuingUnit unit_of_letterhead(Cells const& cells, std::size_t title_cell) {
  std::vector<Body> const bodies = letterhead_bodies(cells, std::min(title_cell, cells.size()));
  IssuingUnit unit;
  auto const issuer = std::find_if(bodies.rbegin(), bodies.rend(),
                                   [](Body const& body) { return begins_agency(body.text); });
  if (issuer == bodies.rend()) return unit;
  unit.name = agency_name(issuer->text);
  unit.lines = issuer->lines;
  for (auto body = issuer; body != bodies.rend() && unit.place.empty(); ++body)
    unit.place = place_of_site(agency_name(body->text));
  return unit;
}

std::size_t end_of_issuer(LineWords const& words, std::size_t from) {
  std::size_t end = words.size();
  for (std::string_view const word : kEndsOfIssuer)
    end = std::min(end, words.find(word, from).value_or(words.size()));
  return end;
}

std::string unit_of_title(std::string_view title) {
  constexpr std::size_t kMaxWordsBefore = 12;
  LineWords const words(title);
  auto const of = words.find("cua");
  auto const about = words.find("ve");
  if (!of || *of > kMaxWordsBefore || (about && *about < *of)) return "";
  return as_unit(text_before(title, words, *of + 1, kEndsOfIssuer));
}

std::string unit_of_heading(Cells const& cells, std::size_t from) {
  std::size_t const end = std::min(cells.size(), from + kMaxHeadingCells);
  for (std::size_t at = from; at < end; ++at) {
    if (!is_issuer_heading(cells, at)) continue;
    std::string text(cells[at].text);
    for (std::size_t next = at + 1; next < end && cells[next].kind == HeadKind::Other; ++next)
      text.append(" ").append(cells[next].text);
    return as_unit(text);
  }
  return "";
}

std::string unit_of_annex_note(Cells const& cells) {
  constexpr std::array<std::string_view, 4> kEnds{"ve", "v v", "ban hanh", "quy dinh"};
  for (std::size_t at = 0; at < cells.size(); ++at) {
    if (cells[at].kind != HeadKind::AnnexNote) continue;
    std::string note(cells[at].text);
    constexpr std::size_t kMaxNoteCells = 4;
    for (std::size_t next = at + 1;
         next < cells.size() && next < at + kMaxNoteCells && note.find(')') == std::string::npos;
         ++next) {
      note.append(" ").append(cells[next].text);
    }
    note.resize(std::min(note.size(), note.find(')')));
    LineWords const words(note);
    auto const of = words.find("cua");
    if (!of) continue;
    if (std::string unit = as_unit(text_before(note, words, *of + 1, kEnds)); !unit.empty()) {
      return unit;
    }
  }
  return "";
}

std::string unit_of_signature(std::vector<std::string_view> const& lines) {
  std::size_t const begin =
      lines.size() > kMaxSignatureLines ? lines.size() - kMaxSignatureLines : 0;
  for (std::size_t line = begin; line < lines.size(); ++line) {
    if (lines[line].size() > kMaxUnitBytes) continue;
    LineWords const words(lines[line]);
    auto const mark = words.find("tm");
    // "Nơi nhận:" may stand in the column before it.
    if (!mark || *mark + 1 >= words.size()) continue;
    std::string text(lines[line].substr(words[*mark + 1].begin));
    bool const may_go_on =
        is_unfinished_agency(text) && line + 1 < lines.size() && begins_place(lines[line + 1]);
    if (may_go_on) text.append(" ").append(lines[line + 1].substr(0, kMaxUnitBytes));
    if (std::string unit = as_unit(text); !unit.empty()) return unit;
  }
  return "";
}

std::string unit_of_number(std::string_view number) {
  std::string folded = fold_line(number);
  std::erase(folded, ' ');
  std::size_t const mark = folded.find_last_of("/-.");
  if (mark == std::string::npos) return "";
  std::string_view symbol = std::string_view(folded).substr(mark + 1);
  if (symbol.starts_with("ubtvqh")) return "Ủy ban Thường vụ Quốc hội";
  if (symbol.starts_with("qh") && symbol.find_first_not_of("0123456789", 2) == std::string::npos) {
    return "Quốc hội";
  }
  auto const* const found = std::ranges::find(kSymbolUnits, symbol, &SymbolUnit::symbol);
  return found == kSymbolUnits.end() ? "" : std::string(found->unit);
}

}  // namespace tracuu::indexer
