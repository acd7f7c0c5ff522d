// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/grown_input.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <array>

#include "tests/indexer/office_files.hpp"

namespace tracuu::bench {

namespace {

constexpr std::array<std::string_view, 28> kWords{
    "uỷ",   "ban",  "nhân",  "dân",   "xã",  "thông", "báo", "về",   "việc", "tổ",
    "chức", "tiêm", "phòng", "dịch",  "cho", "đàn",   "gia", "súc",  "trên", "địa",
    "bàn",  "năm",  "hai",   "nghìn", "ba",  "mươi",  "sáu", "tháng"};

/// `count` times what `one` makes of 0, 1, 2 …
template <class One>
std::string many(std::size_t count, One one) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += one(i);
  return all;
}

std::string page_of(std::string const& body) {
  return "<html><head><title>Văn bản</title></head><body>" + body + "</body></html>";
}

std::string on_one_line(std::size_t bytes) {
  std::string text = grown_text(bytes);
  std::ranges::replace(text, '\n', ' ');
  return text;
}

std::string in_paragraphs(std::string_view begin, std::string_view end, std::size_t bytes) {
  std::string all;
  std::string const text = grown_text(bytes);
  for (std::string_view rest = text; !rest.empty();) {
    std::size_t const line = std::min(rest.find('\n'), rest.size());
    all.append(begin).append(rest.substr(0, line)).append(end);
    rest.remove_prefix(std::min(rest.size(), line + 1));
  }
  return all;
}

std::string rss(std::size_t count) {
  return "<rss version=\"2.0\"><channel><title>Tin</title><link>http://a.example/</link>" +
         many(count,
              [](std::size_t i) {
                return fmt::format(
                    "<item><title>Thông báo số {0}</title><link>http://a.example/{0}</link>"
                    "<description>Nội dung thông báo {0}</description></item>",
                    i);
              }) +
         "</channel></rss>";
}

std::string atom(std::size_t count) {
  return "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Tin</title>" +
         many(count,
              [](std::size_t i) {
                return fmt::format(
                    "<entry><title>Thông báo số {0}</title><id>tin-{0}</id>"
                    "<content>Nội dung thông báo {0}</content></entry>",
                    i);
              }) +
         "</feed>";
}

std::string paragraphs_page(std::size_t bytes) {
  return page_of(in_paragraphs("<p>", "</p>", bytes));
}
std::string one_paragraph_page(std::size_t bytes) {
  return page_of("<p>" + on_one_line(bytes) + "</p>");
}
std::string heading_page(std::size_t bytes) {
  return page_of("<h1>" + on_one_line(bytes) + "</h1><p>Nội dung của văn bản</p>");
}
std::string attribute_page(std::size_t bytes) {
  return page_of("<p class=\"" + on_one_line(bytes) + "\">Nội dung của văn bản</p>");
}
std::string attributes_page(std::size_t count) {
  return page_of("<p" + many(count, [](std::size_t i) { return fmt::format(" a{}=\"1\"", i); }) +
                 ">Nội dung của văn bản</p>");
}
std::string links_page(std::size_t count) {
  return page_of("<h1>Danh mục văn bản</h1><div>" +
                 many(count,
                      [](std::size_t i) {
                        return fmt::format("<a href=\"/tep/vb{0}.pdf\">Văn bản số {0}</a> ", i);
                      }) +
                 "</div>");
}
/// Links of icons, to one document: none counts twice, and none has text.
std::string icon_links_page(std::size_t count) {
  return page_of("<div><p>Nội dung của văn bản</p></div><div>" +
                 many(count,
                      [](std::size_t) {
                        return std::string("<a href=\"/tep/vb.pdf\"><img src=\"pdf.png\"></a>");
                      }) +
                 "</div>");
}
std::string table_page(std::size_t count) {
  return page_of("<table>" +
                 many(count,
                      [](std::size_t i) {
                        return fmt::format("<tr><td>{0}</td><td>Văn bản số {0}</td></tr>", i);
                      }) +
                 "</table>");
}
std::string row_page(std::size_t count) {
  return page_of("<table><tr>" +
                 many(count, [](std::size_t i) { return fmt::format("<td>ô số {}</td>", i); }) +
                 "</tr></table>");
}
std::string blocks_page(std::size_t count) {
  return page_of(many(count, [](std::size_t i) {
    return fmt::format("<div class=\"noidung\"><p>Đoạn văn số {} ở đây</p></div>", i);
  }));
}

std::string text_file(std::size_t bytes) {
  return grown_text(bytes);
}
std::string one_line_file(std::size_t bytes) {
  return "Thông báo\n" + on_one_line(bytes);
}
std::string json_lines(std::size_t count) {
  return many(count, [](std::size_t i) {
    return fmt::format("{{\"id\":\"t{0}\",\"title\":\"Thông báo số {0}\",\"body\":\"Nội dung\"}}\n",
                       i);
  });
}
std::string json_array(std::size_t count) {
  return "[{}" +
         many(count,
              [](std::size_t i) {
                return fmt::format(
                    ",{{\"id\":\"t{0}\",\"title\":\"Thông báo số {0}\",\"body\":\"Nội dung\"}}", i);
              }) +
         "]";
}
std::string web_archive(std::size_t count) {
  std::string const page = page_of("<h1>Họp dân</h1><p>Mời bà con đến họp tại nhà văn hóa.</p>");
  std::string const answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page;
  return many(count, [&](std::size_t i) {
    return fmt::format(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/{}\r\n"
        "Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n{}"
        "\r\n\r\n",
        i, answer.size(), answer);
  });
}
std::string long_json_line(std::size_t bytes) {
  return "{\"id\":\"t\",\"title\":\"Thông báo\",\"body\":\"" + on_one_line(bytes) + "\"}\n";
}
std::string markup_json_line(std::size_t bytes) {
  return "{\"id\":\"t\",\"title\":\"Thông báo\",\"body\":\"" + in_paragraphs("<p>", "</p>", bytes) +
         "\"}\n";
}
std::string gzip_of(std::string const& bytes) {
  constexpr int kGzipWindowBits = 15 + 16;
  z_stream stream{};
  deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, kGzipWindowBits, 9, Z_DEFAULT_STRATEGY);
  std::string packed(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}
std::string empty_lines(std::size_t count) {
  return gzip_of(std::string(count, '\n') + "{\"id\":\"t\",\"title\":\"Thông báo\"}\n");
}
std::string csv(std::size_t count) {
  return "id,title,body\n" + many(count, [](std::size_t i) {
           return fmt::format("t{0},Thông báo số {0},Nội dung của thông báo\n", i);
         });
}

/// Words in a grid over one page, several of them in each place.
std::string crowded_pdf(std::size_t count) {
  test::PlacedPage page;
  for (std::size_t i = 0; i < count; ++i) {
    std::size_t const row = i / 40 % 110;
    page.texts.push_back({10.0 + 14.0 * static_cast<double>(i % 40),
                          830.0 - 7.0 * static_cast<double>(row), fmt::format("w{}", i), 5});
  }
  return test::make_placed_pdf({page});
}
std::string paged_pdf(std::size_t count) {
  std::vector<std::string> pages;
  for (std::size_t i = 0; i < count; ++i) pages.push_back(fmt::format("Trang số {} ở đây", i));
  return test::make_pdf(pages);
}
std::string docx(std::size_t bytes) {
  return test::make_docx(grown_text(bytes));
}
std::string odt(std::size_t bytes) {
  return test::make_zip(
      {{"mimetype", "application/vnd.oasis.opendocument.text"},
       {"content.xml", test::odt_xml(in_paragraphs("<text:p>", "</text:p>", bytes))}});
}
std::string rtf(std::size_t bytes) {
  std::string text = "{\\rtf1\\ansi\\ansicpg1258 ";
  for (char const c : grown_text(bytes)) {
    auto const byte = static_cast<unsigned char>(c);
    if (c == '\n') {
      text += "\\par\n";
    } else if (byte < 0x80) {
      text += c;
    } else if (byte >= 0xC0) {
      text += "\\u7879?";
    }
  }
  return text + "}";
}
std::string pptx(std::size_t bytes) {
  constexpr std::string_view kNames =
      "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" "
      "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
      "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
  std::string const slide = in_paragraphs("<a:p><a:r><a:t>", "</a:t></a:r></a:p>", bytes);
  return test::make_zip(
      {{"ppt/presentation.xml",
        fmt::format("<p:presentation {}><p:sldIdLst><p:sldId id=\"256\" r:id=\"rId1\"/>"
                    "</p:sldIdLst></p:presentation>",
                    kNames)},
       {"ppt/_rels/presentation.xml.rels",
        "<Relationships><Relationship Id=\"rId1\" Type=\"http://x/slide\" "
        "Target=\"slides/slide1.xml\"/></Relationships>"},
       {"ppt/slides/slide1.xml",
        fmt::format("<p:sld {}><p:cSld><p:spTree><p:sp><p:txBody>{}</p:txBody></p:sp></p:spTree>"
                    "</p:cSld></p:sld>",
                    kNames, slide)}});
}
std::string xlsx(std::size_t count) {
  return test::make_zip(
      {{"xl/workbook.xml",
        "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
        "<sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"rId1\" Type=\"http://x/worksheet\" "
        "Target=\"worksheets/sheet1.xml\"/></Relationships>"},
       {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + many(count, [](std::size_t i) {
                                      return fmt::format(
                                          "<row r=\"{0}\"><c r=\"A{0}\" t=\"inlineStr\"><is>"
                                          "<t>Văn bản số {0}</t></is></c><c r=\"B{0}\"><v>{0}"
                                          "</v></c></row>",
                                          i + 1);
                                    }) + "</sheetData></worksheet>"}});
}

std::string narrow(std::string_view text) {
  std::string ascii;
  for (char const c : text) {
    if ((static_cast<unsigned char>(c) & 0x80) == 0) ascii += c == '\n' ? '\r' : c;
  }
  return ascii;
}
/// One piece of one-byte text ([MS-DOC]).
std::string doc(std::size_t bytes) {
  using test::little_endian;
  constexpr std::size_t kTextAt = 1024;
  std::string const text = narrow(grown_text(bytes));
  std::string const piece = little_endian(0, 4) + little_endian(text.size(), 4) +
                            little_endian(0, 2) + little_endian(kTextAt * 2 | 0x40000000, 4) +
                            little_endian(0, 2);
  std::string document = little_endian(0xA5EC, 2) + little_endian(0xC1, 2);
  document.resize(kTextAt);
  document += text;
  document.resize((document.size() + 511) / 512 * 512);
  std::string const table = "\2" + little_endian(piece.size(), 4) + piece;
  document.replace(0x1A2, 8, little_endian(0, 4) + little_endian(table.size(), 4));
  document.replace(0x4C, 4, little_endian(text.size(), 4));
  return test::make_compound_file({{"WordDocument", document}, {"0Table", table}});
}
/// One list of texts of slides ([MS-PPT]).
std::string ppt(std::size_t bytes) {
  using test::little_endian;
  std::string const text = narrow(grown_text(bytes));
  std::string atoms;
  for (std::size_t at = 0; at < text.size(); at += 1000) {
    std::string const part = text.substr(at, 1000);
    atoms += little_endian(0, 2) + little_endian(0xFA8, 2) + little_endian(part.size(), 4) + part;
  }
  auto const container = [](unsigned type, std::string const& data) {
    return little_endian(0xF, 2) + little_endian(type, 2) + little_endian(data.size(), 4) + data;
  };
  return test::make_compound_file(
      {{"PowerPoint Document", container(0x3E8, container(0xFF0, atoms))}});
}

std::string zip(std::size_t count) {
  test::ZipMembers members;
  for (std::size_t i = 0; i < count; ++i) {
    members.emplace_back(fmt::format("t{}.txt", i), fmt::format("Thông báo {}\nNội dung", i));
  }
  return test::make_zip(members);
}
std::string zip_of_large_text(std::size_t bytes) {
  return test::make_zip({{"t.txt", grown_text(bytes)}});
}
std::string mail(std::size_t bytes) {
  return "From: a@b.example\r\nSubject: Thong bao\r\nMIME-Version: 1.0\r\n"
         "Content-Type: text/html; charset=utf-8\r\n\r\n" +
         paragraphs_page(bytes) + "\r\n";
}

constexpr std::size_t kMegabyte = 1'000'000;

constexpr std::array kInputs{
    GrownInput{"RSS", "entries", ".xml", 5'000, &rss},
    GrownInput{"Atom", "entries", ".xml", 5'000, &atom},
    GrownInput{"HTML", "bytes in paragraphs", ".html", kMegabyte, &paragraphs_page},
    GrownInput{"HTML", "bytes in one paragraph", ".html", kMegabyte, &one_paragraph_page},
    GrownInput{"HTML", "bytes in a heading", ".html", kMegabyte, &heading_page},
    GrownInput{"HTML", "bytes in an attribute", ".html", kMegabyte, &attribute_page},
    GrownInput{"HTML", "attributes of a tag", ".html", 40'000, &attributes_page},
    GrownInput{"HTML", "links to documents", ".html", 10'000, &links_page},
    GrownInput{"HTML", "icons that lead to one document", ".html", 10'000, &icon_links_page},
    GrownInput{"HTML", "rows of a table", ".html", 10'000, &table_page},
    GrownInput{"HTML", "cells of a row", ".html", 20'000, &row_page},
    GrownInput{"HTML", "blocks of content", ".html", 10'000, &blocks_page},
    GrownInput{"plain text", "bytes in lines", ".txt", kMegabyte, &text_file},
    GrownInput{"plain text", "bytes on one line", ".txt", kMegabyte, &one_line_file},
    GrownInput{"JSON Lines", "lines", ".jsonl", 10'000, &json_lines},
    GrownInput{"JSON", "elements of an array", ".json", 10'000, &json_array},
    GrownInput{"web archive", "pages", ".warc", 5'000, &web_archive},
    GrownInput{"JSON Lines", "bytes of a line", ".jsonl", kMegabyte, &long_json_line},
    GrownInput{"JSON Lines", "bytes of markup in a line", ".jsonl", kMegabyte, &markup_json_line},
    GrownInput{"gzip", "empty lines", ".jsonl.gz", 50 * kMegabyte, &empty_lines},
    GrownInput{"CSV", "rows", ".csv", 10'000, &csv},
    GrownInput{"PDF", "words on one page", ".pdf", 8'000, &crowded_pdf},
    GrownInput{"PDF", "pages", ".pdf", 250, &paged_pdf},
    GrownInput{"DOCX", "bytes in paragraphs", ".docx", kMegabyte, &docx},
    GrownInput{"ODT", "bytes in paragraphs", ".odt", kMegabyte, &odt},
    GrownInput{"RTF", "bytes in paragraphs", ".rtf", kMegabyte, &rtf},
    GrownInput{"DOC", "bytes in paragraphs", ".doc", kMegabyte / 2, &doc},
    GrownInput{"PPT", "bytes in texts", ".ppt", kMegabyte / 2, &ppt},
    GrownInput{"PPTX", "bytes on a slide", ".pptx", kMegabyte, &pptx},
    GrownInput{"XLSX", "rows", ".xlsx", 10'000, &xlsx},
    GrownInput{"mail", "bytes of a page", ".eml", kMegabyte, &mail},
    GrownInput{"zip", "members", ".zip", 4'000, &zip},
    GrownInput{"zip", "bytes of a member", ".zip", kMegabyte, &zip_of_large_text},
};

}  // namespace

std::span<GrownInput const> grown_inputs() {
  return kInputs;
}

std::string grown_text(std::size_t bytes) {
  std::string text;
  std::uint32_t state = 1;
  for (std::size_t word = 1; text.size() < bytes; ++word) {
    state = state * 1'664'525 + 1'013'904'223;  // Numerical Recipes' generator
    text += kWords[(state >> 16) % kWords.size()];
    text += word % 12 == 0 ? ".\n" : " ";
  }
  return text;
}

}  // namespace tracuu::bench
