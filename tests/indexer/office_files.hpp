// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace tracuu::test {

// Office documents made in memory. The texts are invented.

using ZipMembers = std::vector<std::pair<std::string, std::string>>;  ///< name, bytes

/// A zip archive; encrypted (traditional PKWARE) with `password` if one is given.
std::string make_zip(ZipMembers const& members, std::string const& password = "");

/// A compound file ("OLE2") with these streams at its root; those of less than 4,096 bytes lie in
/// short sectors.
std::string make_compound_file(ZipMembers const& streams);

/// `value` as `bytes` bytes, the lowest first.
std::string little_endian(std::uint64_t value, unsigned bytes);

/// The member word/document.xml with `body` as the XML in <w:body>.
std::string docx_xml(std::string const& body);
/// A .docx of one paragraph for each line of `text`.
std::string make_docx(std::string const& text);

/// content.xml with `text` as the XML in <office:text>.
std::string odt_xml(std::string const& text);

/// A PDF of one page for each of `pages`, a line for each of its lines, in ten
/// points. Any letter of the Basic Multilingual Plane may stand in it. `title`
/// (may be empty) goes into the document info. A page without text holds a line
/// that is drawn.
std::string make_pdf(std::vector<std::string> const& pages, std::string const& title = "",
                     std::string const& trailer_entries = "");

/// A line of a page of a PDF, by the place of its first letter: points from the left and the
/// lower edge. Letters are half as wide as high; the page is 595 × 842 points.
struct PlacedText {
  double x = 50;
  double y = 800;
  std::string text;
  double size = 10;
  bool runs_up = false;  ///< turned by 90 degrees
};

struct PlacedPage {
  std::vector<PlacedText> texts;
  bool has_picture = false;  ///< an image of 400 × 400 pixels over the page
};

/// A PDF whose text stands where it is placed.
std::string make_placed_pdf(std::vector<PlacedPage> const& pages);

}  // namespace tracuu::test
