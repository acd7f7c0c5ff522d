// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <pugixml.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "analyzers/charset/charset.hpp"
#include "base/utf8.hpp"
#include "indexer/bytes/zip_member.hpp"
#include "indexer/office/docx_numbering.hpp"
#include "indexer/office/docx_styles.hpp"
#include "indexer/office/font_marks.hpp"
#include "indexer/office/office_paragraphs.hpp"
#include "indexer/office/office_text.hpp"
#include "indexer/office/xml_walk.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

constexpr std::string_view kNotZipOfficeMagic = "\xD0\xCF\x11\xE0";
constexpr std::string_view kDocument = "word/document.xml";

/// The parsed member `name`; nothing if the archive has none.
/// Word 2003 and 2007 also write documents as one XML file, with all parts in it.
bool is_one_xml(std::string_view bytes) {
  constexpr std::size_t kHeadBytes = 4096;
  std::string_view const head = bytes.substr(0, kHeadBytes);
  return head.find("<w:wordDocument") != head.npos || head.find("<pkg:package") != head.npos;
}

Result<std::unique_ptr<pugi::xml_document>> read_part(std::string_view zip, std::string_view name,
                                                      std::uint64_t max_bytes) {
  if (is_one_xml(zip)) {
    if (name == kDocument) return parse_office_xml(zip, "the document");
    return std::unique_ptr<pugi::xml_document>();
  }
  Result<std::optional<std::string>> const xml = read_zip_member(zip, name, max_bytes);
  if (!xml) return xml.error();
  if (!*xml) return std::unique_ptr<pugi::xml_document>();
  return parse_office_xml(**xml, name);
}

/// Letters of the font Symbol, from U+0041 and U+0061 on (Adobe, Symbol Encoding).
constexpr std::u32string_view kSymbolCapitals = U"ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
constexpr std::u32string_view kSymbolSmall = U"αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
/// Other signs of it that texts of offices use.
constexpr std::array<std::pair<char32_t, char32_t>, 8> kSymbolSigns{{{0xA3, U'≤'},
                                                                     {0xAE, U'→'},
                                                                     {0xB0, U'°'},
                                                                     {0xB1, U'±'},
                                                                     {0xB3, U'≥'},
                                                                     {0xB4, U'×'},
                                                                     {0xB7, U'•'},
                                                                     {0xB9, U'≠'}}};

/// What a w:sym element (17.3.3.30) shows; empty for pictures of other fonts.
std::string text_of_symbol(pugi::xml_node const& symbol) {
  std::string_view const font = symbol.attribute("w:font").value();
  std::string_view const written = symbol.attribute("w:char").value();
  unsigned value = 0;
  auto const read = std::from_chars(written.data(), written.data() + written.size(), value, 16);
  constexpr unsigned kPrivateUse = 0xF000;
  if (read.ec != std::errc() || (value & 0xFF00) != (kPrivateUse & 0xFF00)) return "";
  char32_t const code = value & 0xFF;
  std::string shown;
  if (auto const hint = analyzers::charset_of_font(font)) {
    base::append_utf8(shown, code);
    return with_font_marks(shown, hint);
  }
  if (font != "Symbol") return "";
  if (code >= 'A' && code <= 'Z') base::append_utf8(shown, kSymbolCapitals[code - 'A']);
  if (code >= 'a' && code <= 'z') base::append_utf8(shown, kSymbolSmall[code - 'a']);
  auto const* const sign =
      std::ranges::find(kSymbolSigns, code, &std::pair<char32_t, char32_t>::first);
  if (sign != kSymbolSigns.end()) base::append_utf8(shown, sign->second);
  return shown;
}

/// Gathers the text of the parts of a document: its body, then notes, heads and feet.
class DocxText {
 public:
  DocxText(DocxStyles styles, DocxNumbering numbering)
      : styles_(std::move(styles)), numbering_(std::move(numbering)) {}

  bool enter(pugi::xml_node const& node) {
    std::string_view const name = node.name();
    if (stands_elsewhere(node, name)) return false;
    if (name == "w:p") begin_paragraph(node);
    if (name == "w:r") begin_run(node);
    if (name == "w:tr") paragraphs_.begin_row();
    if (name == "w:tc") paragraphs_.begin_cell();
    bool const is_text = node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
    if (is_text) {
      if (std::string_view(node.parent().name()) == "w:t") add(node.value(), true);
    } else {
      enter_sign(node, name);
    }
    return true;
  }

  void leave(pugi::xml_node const& node) {
    std::string_view const name = node.name();
    if (name == "w:tr") paragraphs_.end_row();
    if (name == "w:r" && !runs_.empty()) runs_.pop_back();
    if (name != "w:p") return;
    std::string const paragraph = paragraphs_.end_paragraph();
    if (styles_.is_title(style_of(node))) title_ += ' ' + paragraph;
    if (!labels_.empty()) labels_.pop_back();
    if (!formats_.empty()) formats_.pop_back();
  }

  [[nodiscard]] std::string title() const { return one_line(title_); }
  [[nodiscard]] std::string const& text() const { return paragraphs_.text(); }

 private:
  /// Text that stands elsewhere, or no more, or never: the hint of an empty field of a form.
  static bool stands_elsewhere(pugi::xml_node const& node, std::string_view name) {
    if (name == "mc:Fallback" || name == "w:del" || name == "w:moveFrom") return true;
    if (name == "w:sdtContent")
      return bool(node.parent().child("w:sdtPr").child("w:showingPlcHdr"));
    std::string_view const type = node.attribute("w:type").value();  // of a line between notes
    return (name == "w:footnote" || name == "w:endnote") && !type.empty() && type != "normal";
  }

  /// What stands in a run beside text.
  void enter_sign(pugi::xml_node const& node, std::string_view name) {
    bool const is_in_run = std::string_view(node.parent().name()) == "w:r";
    if (name == "w:tab" && is_in_run) paragraphs_.add("\t");
    if (name == "w:br" || name == "w:cr") paragraphs_.add("\n");
    if (name == "w:noBreakHyphen") add("-", false);
    // In legacy fonts its code, AD, is that of a letter: ư of TCVN3.
    bool const is_letter = !runs_.empty() && runs_.back().font.has_value();
    if (name == "w:softHyphen" && is_letter) add("\u00AD", true);
    if (name == "w:sym") add(text_of_symbol(node), false);
  }

  void add(std::string_view text, bool in_font) {
    DocxRunFormat const format = runs_.empty() ? DocxRunFormat{} : runs_.back();
    if (format.is_hidden || text.empty()) return;
    if (!labels_.empty() && !labels_.back().empty()) {
      paragraphs_.add(with_font_marks(labels_.back(), format.font) + " ");
      labels_.back().clear();
    }
    paragraphs_.add(in_font ? with_font_marks(text, format.font) : std::string(text));
  }

  static std::string_view style_of(pugi::xml_node const& paragraph) {
    return paragraph.child("w:pPr").child("w:pStyle").attribute("w:val").value();
  }

  void begin_paragraph(pugi::xml_node const& node) {
    std::string_view const style = style_of(node);
    formats_.push_back(styles_.format_of_paragraph(style));
    auto const own = list_of_properties(node.child("w:pPr"));
    DocxListLevel list = own ? *own : styles_.list_of_paragraph(style);
    labels_.push_back(list.list.empty() ? "" : numbering_.next_label(list));
    paragraphs_.begin_paragraph();
  }

  void begin_run(pugi::xml_node const& node) {
    DocxRunFormat const base = formats_.empty() ? DocxRunFormat{} : formats_.back();
    runs_.push_back(styles_.format_of_run(node.child("w:rPr"), base));
  }

  DocxStyles styles_;
  DocxNumbering numbering_;
  std::string title_;
  OfficeParagraphs paragraphs_;
  std::vector<DocxRunFormat> formats_;  ///< of the open paragraphs, the innermost last
  std::vector<DocxRunFormat> runs_;     ///< of the open runs
  std::vector<std::string> labels_;     ///< of the open paragraphs, until they have text
};

Result<void> walk_part(pugi::xml_document const& part, DocxText& text) {
  return walk_xml(part, {[&text](pugi::xml_node const& node) { return text.enter(node); },
                         [&text](pugi::xml_node const& node) { text.leave(node); }});
}

/// Notes, then the heads and feet of sections, of which some are alike: each line once, and
/// none that is only the number of the page.
Result<std::string> read_other_parts(std::string_view zip, std::uint64_t max_bytes,
                                     DocxStyles const& styles) {
  constexpr int kMaxHeads = 30;
  std::vector<std::string> names{"word/footnotes.xml", "word/endnotes.xml"};
  for (char const* const kind : {"header", "footer"}) {
    for (int number = 1; number <= kMaxHeads; ++number) {
      names.push_back(fmt::format("word/{}{}.xml", kind, number));
    }
  }
  std::string others;
  std::unordered_set<std::string> seen;
  for (std::string const& name : names) {
    if (zip.find(name) == std::string_view::npos) continue;
    auto const part = read_part(zip, name, max_bytes);
    if (!part) return part.error();
    if (!*part) continue;
    DocxText text(styles, DocxNumbering());
    Result<void> const walked = walk_part(**part, text);
    if (!walked) return walked.error();
    bool const is_note = name.ends_with("notes.xml");
    for (std::string_view const line : split_lines(text.text())) {
      bool const is_number = line.find_first_not_of("0123456789 -/") == std::string_view::npos;
      if (!is_note && (is_number || !seen.insert(std::string(line)).second)) continue;
      others.append(line).append("\n");
      if (others.size() > max_bytes) {
        return Error{ErrorCode::InvalidArgument,
                     fmt::format("its text has more than the limit of {} bytes", max_bytes), ""};
      }
    }
  }
  return others;
}

}  // namespace

Result<OfficeText> read_docx(std::string_view bytes, std::uint64_t max_bytes) {
  if (bytes.starts_with(kNotZipOfficeMagic)) {
    return Error{ErrorCode::InvalidArgument, "the document is encrypted, or an old .doc",
                 "save it as .docx without a password"};
  }
  auto const document = read_part(bytes, kDocument, max_bytes);
  if (!document) return document.error();
  if (!*document) {
    return Error{ErrorCode::InvalidArgument, "not a Word document: it has no word/document.xml",
                 ""};
  }
  auto const styles = read_part(bytes, "word/styles.xml", max_bytes);
  if (!styles) return styles.error();
  auto const numbering = read_part(bytes, "word/numbering.xml", max_bytes);
  if (!numbering) return numbering.error();
  auto const properties = read_part(bytes, "docProps/core.xml", max_bytes);
  if (!properties) return properties.error();

  DocxStyles const known_styles = *styles ? DocxStyles(**styles) : DocxStyles();
  DocxText text(known_styles, *numbering ? DocxNumbering(**numbering) : DocxNumbering());
  Result<void> const walked = walk_part(**document, text);
  if (!walked) return walked.error();
  Result<std::string> const others = read_other_parts(bytes, max_bytes, known_styles);
  if (!others) return others.error();
  OfficeText read;
  read.styled_title = text.title();
  if (*properties) {
    read.metadata_title = xml_inner_text((*properties)->document_element().child("dc:title"));
  }
  read.text = text.text() + *others;
  take_font_marks(read);
  return read;
}

}  // namespace tracuu::indexer
