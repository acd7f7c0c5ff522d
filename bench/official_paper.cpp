// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/official_paper.hpp"

#include <fmt/format.h>

#include <random>
#include <string_view>

#include "analyzers/nfc_filter.hpp"

namespace tracuu::bench {

namespace {

constexpr std::size_t kMostWords = 330;  // of a page
/// How much ink of a seal is on the paper: of the faint one a scanner of one bit leaves specks.
constexpr double kFaintInk = 0.4;
constexpr double kFullInk = 0.75;

constexpr std::string_view kStyle = R"html(<!DOCTYPE html><meta charset="utf-8"><style>
@page { size: A4; margin: 20mm 18mm 20mm 28mm }
body { font: 13.5pt/1.3 "Times New Roman", "Liberation Serif", "Noto Serif", serif; margin: 0 }
section { page-break-after: always; position: relative }
header { display: flex; justify-content: space-between; text-align: center }
header div { width: 41% }
header div + div { width: 58%; white-space: nowrap }
h1 { font-size: 13.5pt; text-align: center; margin: 8px 40px }
p { text-align: justify; text-indent: 10mm; margin: 4px 0 }
footer { text-align: center; width: 50%; margin-left: 50%; font-weight: bold; position: relative }
footer div { height: 120px }
svg { position: absolute }
.number { white-space: nowrap }
</style>
)html";

std::string composed_text(std::string_view text) {
  auto const composed = analyzers::NfcFilter().filter(text);
  return std::string(composed ? composed->text() : text);
}

std::string escaped(std::string_view text) {
  std::string html;
  for (char const sign : text) {
    switch (sign) {
      case '&': html += "&amp;"; break;
      case '<': html += "&lt;"; break;
      default: html += sign;
    }
  }
  return html;
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool after_blank = true;
  for (char const sign : text) {
    bool const is_blank = sign == ' ' || sign == '\n';
    words += after_blank && !is_blank ? 1 : 0;
    after_blank = is_blank;
  }
  return words;
}

/// The first words of a paragraph that is longer than a page.
std::string_view cut_words(std::string_view text, std::size_t words) {
  std::size_t at = 0;
  for (; at < text.size() && words > 0; ++at) words -= text[at] == ' ' ? 1 : 0;
  return text.substr(0, at);
}

std::string first_page(std::string_view text) {
  std::string page;
  std::size_t words = 0;
  while (!text.empty()) {
    std::string_view const paragraph = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(paragraph.size() + 1, text.size()));
    std::size_t const more = count_words(paragraph);
    if (words + more > kMostWords && words > 0) break;
    if (more == 0) continue;
    if (!page.empty()) page += '\n';
    page += cut_words(paragraph, kMostWords);
    words += more;
  }
  return page;
}

/// A number with its marks is not broken at the end of a line: what is read of it is judged.
std::string with_whole_numbers(std::string_view paragraph) {
  std::string html;
  while (!paragraph.empty()) {
    std::string_view const word = paragraph.substr(0, paragraph.find(' '));
    paragraph.remove_prefix(std::min(word.size() + 1, paragraph.size()));
    bool const may_break = word.find_first_of("-/") == std::string_view::npos;
    html += may_break ? escaped(word) : "<span class=\"number\">" + escaped(word) + "</span>";
    if (!paragraph.empty()) html += ' ';
  }
  return html;
}

/// A round seal with a star and the name of an office round it.
std::string seal(std::string_view id, double left, double top, double turn, double ink) {
  return fmt::format(
      R"html(<svg style="left:{1:.0f}mm;top:{2:.0f}mm" width="34mm" height="34mm" viewBox="-50 -50 100 100">)html"
      R"html(<g transform="rotate({3:.0f})" fill="none" stroke="#c8323c" stroke-opacity="{4}">)html"
      R"html(<circle r="46" stroke-width="2"/><circle r="33" stroke-width="1"/>)html"
      R"html(<path id="{0}" d="M-37,0 A37,37 0 0 1 37,0" stroke="none"/>)html"
      R"html(<text fill="#c8323c" fill-opacity="{4}" stroke="none" font-size="8"><textPath href="#{0}">ỦY BAN NHÂN DÂN HUYỆN</textPath></text>)html"
      R"html(<path d="M0,-12 L3,-4 L12,-4 L5,2 L8,11 L0,5 L-8,11 L-5,2 L-12,-4 L-3,-4 Z" fill="#c8323c" fill-opacity="{4}"/></g></svg>)html",
      id, left, top, turn, ink);
}

constexpr std::string_view kSignature =
    R"html(<svg style="left:15mm;top:3mm" width="60mm" height="25mm" viewBox="0 0 120 50"><path d="M5,40 C20,-10 30,60 45,20 S60,50 75,15 95,45 115,10" fill="none" stroke="#223a8c" stroke-width="1.6"/></svg>)html";

}  // namespace

OfficialPaper official_paper(schema::Announcement const& announcement, std::size_t place) {
  OfficialPaper paper;
  paper.unit = announcement.unit.empty() ? "UBND HUYỆN" : composed_text(announcement.unit);
  paper.number = announcement.number.empty() ? fmt::format("{}/TB-UBND", place)
                                             : composed_text(announcement.number);
  paper.date = announcement.date.value_or(schema::Date{});
  paper.title = composed_text(announcement.title);
  paper.text = first_page(composed_text(announcement.body));
  return paper;
}

std::string to_html(std::span<OfficialPaper const> papers) {
  std::mt19937 random(20261130);
  auto const between = [&random](double low, double high) {
    return low + (high - low) * static_cast<double>(random() % 1000) / 1000;
  };
  std::string html(kStyle);
  for (std::size_t i = 0; i < papers.size(); ++i) {
    OfficialPaper const& paper = papers[i];
    auto const day = paper.date;
    html += fmt::format(
        R"html(<section><header><div>{}<br>Số: <span class="number">{}</span></div><div><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><br><b>Độc lập - Tự do - Hạnh phúc</b><br><i>Lam Giang, ngày {:02} tháng {:02} năm {}</i></div></header>)html",
        escaped(paper.unit), escaped(paper.number), static_cast<unsigned>(day.day()),
        static_cast<unsigned>(day.month()), static_cast<int>(day.year()));
    html += seal(fmt::format("a{}", i), between(15, 40), between(-22, -17), between(-40, 40),
                 kFaintInk);
    html += fmt::format("<h1>THÔNG BÁO<br>{}</h1>", escaped(paper.title));
    std::string_view text = paper.text;
    while (!text.empty()) {
      std::string_view const paragraph = text.substr(0, text.find('\n'));
      text.remove_prefix(std::min(paragraph.size() + 1, text.size()));
      html += "<p>" + with_whole_numbers(paragraph) + "</p>";
    }
    html += fmt::format("<footer>CHỦ TỊCH<div>{}{}</div>Nguyễn Văn Bình</footer></section>\n",
                        seal(fmt::format("b{}", i), 5, 0, between(-20, 20), kFullInk), kSignature);
  }
  return html;
}

}  // namespace tracuu::bench
