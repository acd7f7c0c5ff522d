// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/indexer/office_files.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <sstream>
#include <string_view>

#include "base/utf8.hpp"

namespace tracuu::test {

std::string make_zip(ZipMembers const& members, std::string const& password) {
  std::size_t room = 1 << 20;
  for (auto const& [name, bytes] : members) room += bytes.size() + 2 * name.size();
  std::string zip(room, '\0');
  std::size_t used = 0;
  archive* const made = archive_write_new();
  archive_write_set_format_zip(made);
  if (!password.empty()) {
    archive_write_set_options(made, "zip:encryption=traditional");
    archive_write_set_passphrase(made, password.c_str());
  }
  archive_write_open_memory(made, zip.data(), zip.size(), &used);
  for (auto const& [name, bytes] : members) {
    archive_entry* const entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(made, entry);
    archive_write_data(made, bytes.data(), bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(made);
  archive_write_free(made);
  zip.resize(used);
  return zip;
}

std::string little_endian(std::uint64_t value, unsigned bytes) {
  std::string written;
  for (unsigned i = 0; i < bytes; ++i) written += static_cast<char>(value >> 8 * i & 0xFF);
  return written;
}

namespace {

/// The sectors of a compound file ([MS-CFB]) and the table of their chains.
class Sectors {
 public:
  explicit Sectors(std::size_t sector_bytes) : sector_bytes_(sector_bytes) {}

  /// The number of the first sector that holds `bytes`; the end of a chain if there are none.
  std::uint32_t add(std::string_view bytes) {
    if (bytes.empty()) return kChainEnd;
    auto const first = static_cast<std::uint32_t>(next_.size());
    for (std::size_t at = 0; at < bytes.size(); at += sector_bytes_) {
      std::string piece(bytes.substr(at, sector_bytes_));
      piece.resize(sector_bytes_);
      bytes_ += piece;
      next_.push_back(static_cast<std::uint32_t>(next_.size() + 1));
    }
    next_.back() = kChainEnd;
    return first;
  }
  [[nodiscard]] std::string const& bytes() const { return bytes_; }
  [[nodiscard]] std::string table() const {
    std::string table;
    for (std::uint32_t const next : next_) table += little_endian(next, 4);
    return table;
  }
  static constexpr std::uint32_t kChainEnd = 0xFFFFFFFE;

 private:
  std::size_t sector_bytes_;
  std::string bytes_;
  std::vector<std::uint32_t> next_;
};

std::string directory_entry(std::string_view name, unsigned type, std::uint32_t right,
                            std::uint32_t child, std::uint32_t first, std::uint64_t bytes) {
  std::string entry;
  for (char const c : name) entry += std::string{c, '\0'};
  entry.resize(64);
  entry += little_endian(2 * name.size() + 2, 2) + static_cast<char>(type) + '\1';
  entry += little_endian(0xFFFFFFFF, 4) + little_endian(right, 4) + little_endian(child, 4);
  entry.resize(116);
  return entry + little_endian(first, 4) + little_endian(bytes, 8);
}

}  // namespace

std::string make_compound_file(ZipMembers const& streams) {
  constexpr std::uint32_t kNone = 0xFFFFFFFF;
  constexpr std::size_t kSectorBytes = 512;
  Sectors sectors(kSectorBytes);
  Sectors short_sectors(64);
  std::string entries;
  for (std::size_t i = 0; i < streams.size(); ++i) {
    auto const& [name, bytes] = streams[i];
    std::uint32_t const first = bytes.size() < 4096 ? short_sectors.add(bytes) : sectors.add(bytes);
    auto const right = i + 1 < streams.size() ? static_cast<std::uint32_t>(i + 2) : kNone;
    entries += directory_entry(name, 2, right, kNone, first, bytes.size());
  }
  std::uint32_t const short_bytes = sectors.add(short_sectors.bytes());
  std::uint32_t const short_table = sectors.add(short_sectors.table());
  std::uint32_t const directory =
      sectors.add(directory_entry("Root Entry", 5, kNone, streams.empty() ? kNone : 1, short_bytes,
                                  short_sectors.bytes().size()) +
                  entries);
  // The table of chains itself lies in the last sectors.
  std::size_t const used = sectors.bytes().size() / kSectorBytes;
  std::size_t const table_sectors = used / (kSectorBytes / 4) + 1;
  std::string table = sectors.table();
  table.resize(table_sectors * kSectorBytes, '\xFF');
  std::string header = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(16, '\0');
  header += little_endian(0x3E, 2) + little_endian(3, 2) + little_endian(0xFFFE, 2);
  header += little_endian(9, 2) + little_endian(6, 2) + std::string(6, '\0');
  header += little_endian(0, 4) + little_endian(table_sectors, 4) + little_endian(directory, 4);
  header += little_endian(0, 4) + little_endian(4096, 4) + little_endian(short_table, 4);
  header += little_endian(1, 4) + little_endian(Sectors::kChainEnd, 4) + little_endian(0, 4);
  for (std::size_t i = 0; i < 109; ++i)
    header += little_endian(i < table_sectors ? used + i : kNone, 4);
  return header + sectors.bytes() + table;
}

std::string docx_xml(std::string const& body) {
  return R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
         R"(<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">)"
         "<w:body>" +
         body + "</w:body></w:document>";
}

std::string make_docx(std::string const& text) {
  std::string body;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    body += "<w:p><w:r><w:t xml:space=\"preserve\">" + line + "</w:t></w:r></w:p>";
  }
  return make_zip({{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", docx_xml(body)}});
}

std::string odt_xml(std::string const& text) {
  return R"(<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="o")"
         R"( xmlns:text="t" xmlns:table="b" xmlns:style="s"><office:automatic-styles>)"
         R"(<style:style style:name="P1" style:parent-style-name="Title"/>)"
         "</office:automatic-styles><office:body><office:text>" +
         text + "</office:text></office:body></office:document-content>";
}

namespace {

/// The letters of a document, each with the code that its font gives it.
class Letters {
 public:
  std::string code(char32_t letter) {
    auto const [at, added] = codes_.try_emplace(letter, codes_.size() + 1);
    return fmt::format("{:04X}", at->second);
  }

  /// The /ToUnicode stream of the font.
  [[nodiscard]] std::string to_unicode() const {
    std::string map =
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /L def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n";
    for (auto const& [letter, code] : codes_) {
      map += fmt::format("1 beginbfchar <{:04X}> <{:04X}> endbfchar\n", code,
                         static_cast<unsigned>(letter));
    }
    return map + "endcmap end end\n";
  }

 private:
  std::map<char32_t, std::size_t> codes_;
};

std::string hex_of(std::string_view line, Letters& letters) {
  std::string hex;
  for (std::size_t at = 0; at < line.size();) {
    base::CodePoint const point = base::decode_utf8(line, at);
    hex += letters.code(point.value);
    at += point.bytes;
  }
  return hex;
}

std::string page_content(std::string const& page, Letters& letters) {
  if (page.empty()) return "10 10 m 90 90 l S";
  std::string content = "BT /F1 10 Tf 12 TL 50 800 Td\n";
  std::istringstream lines(page);
  for (std::string line; std::getline(lines, line);) {
    content += "<" + hex_of(line, letters) + "> Tj T*\n";
  }
  return content + "ET";
}

std::string utf16_hex(std::string_view text) {
  std::string hex = "FEFF";
  for (std::size_t at = 0; at < text.size();) {
    base::CodePoint const point = base::decode_utf8(text, at);
    hex += fmt::format("{:04X}", static_cast<unsigned>(point.value));
    at += point.bytes;
  }
  return hex;
}

std::string stream(std::string const& bytes) {
  return fmt::format("<< /Length {} >>\nstream\n{}\nendstream", bytes.size(), bytes);
}

/// A PDF of pages with these contents. `pictures`: which of them may draw the image /Im1.
std::string pdf_of_contents(std::vector<std::string> const& contents,
                            std::vector<bool> const& pictures, Letters const& letters,
                            std::string const& title, std::string const& trailer_entries) {
  std::string kids;
  std::vector<std::string> page_objects;
  // 1 catalogue, 2 pages, 3 to 5 the font, 6 its map, 7 the info, 8 the picture, then the pages.
  constexpr std::size_t kFirstPage = 9;
  for (std::size_t page = 0; page < contents.size(); ++page) {
    std::size_t const number = kFirstPage + 2 * page;
    kids += fmt::format("{} 0 R ", number);
    page_objects.push_back(
        fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R"
                    " /Resources << /Font << /F1 3 0 R >> {} >> >>",
                    number + 1, pictures[page] ? "/XObject << /Im1 8 0 R >>" : ""));
    page_objects.push_back(stream(contents[page]));
  }
  constexpr std::size_t kPictureBytes = 400 * 400 / 8;
  bool const has_picture = std::ranges::find(pictures, true) != pictures.end();
  std::vector<std::string> objects{
      "<< /Type /Catalog /Pages 2 0 R >>",
      fmt::format("<< /Type /Pages /Kids [{}] /Count {} >>", kids, contents.size()),
      "<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H"
      " /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>",
      "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /FontDescriptor 5 0 R /DW 500"
      " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
      "<< /Type /FontDescriptor /FontName /Test /Flags 4 /FontBBox [0 -200 1000 800]"
      " /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>",
      stream(letters.to_unicode()),
      title.empty() ? "<< >>" : "<< /Title <" + utf16_hex(title) + "> >>",
      has_picture
          ? fmt::format("<< /Type /XObject /Subtype /Image /Width 400 /Height 400 /ColorSpace"
                        " /DeviceGray /BitsPerComponent 1 /Length {} >>\nstream\n{}\nendstream",
                        kPictureBytes, std::string(kPictureBytes, '\0'))
          : "null",
  };
  objects.insert(objects.end(), page_objects.begin(), page_objects.end());
  std::string pdf = "%PDF-1.5\n";
  std::string table = "0000000000 65535 f \n";
  for (std::size_t index = 0; index < objects.size(); ++index) {
    table += fmt::format("{:010} 00000 n \n", pdf.size());
    pdf += fmt::format("{} 0 obj\n{}\nendobj\n", index + 1, objects[index]);
  }
  std::size_t const table_at = pdf.size();
  return pdf + fmt::format(
                   "xref\n0 {0}\n{1}trailer\n<< /Size {0} /Root 1 0 R /Info 7 0 R {2} >>\n"
                   "startxref\n{3}\n%%EOF\n",
                   objects.size() + 1, table, trailer_entries, table_at);
}

}  // namespace

std::string make_pdf(std::vector<std::string> const& pages, std::string const& title,
                     std::string const& trailer_entries) {
  Letters letters;
  std::vector<std::string> contents;
  for (std::string const& page : pages) contents.push_back(page_content(page, letters));
  return pdf_of_contents(contents, std::vector<bool>(pages.size(), false), letters, title,
                         trailer_entries);
}

std::string make_placed_pdf(std::vector<PlacedPage> const& pages) {
  Letters letters;
  std::vector<std::string> contents;
  std::vector<bool> pictures;
  for (PlacedPage const& page : pages) {
    std::string content = page.has_picture ? "q 595 0 0 842 0 0 cm /Im1 Do Q\n" : "";
    for (PlacedText const& placed : page.texts) {
      content += fmt::format("BT /F1 {} Tf {} {} {} Tm <{}> Tj ET\n", placed.size,
                             placed.runs_up ? "0 1 -1 0" : "1 0 0 1", placed.x, placed.y,
                             hex_of(placed.text, letters));
    }
    contents.push_back(content.empty() ? "10 10 m 90 90 l S" : content);
    pictures.push_back(page.has_picture);
  }
  return pdf_of_contents(contents, pictures, letters, "", "");
}

}  // namespace tracuu::test
