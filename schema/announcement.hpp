// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "schema/date.hpp"
#include "schema/relation.hpp"

namespace tracuu::schema {

/// A document (PDF, DOCX …) that an announcement links to as its own. It is known
/// by its address, by its path beside the page in a folder or archive, or by both.
struct Attachment {
  std::string url;  ///< "https://vankhe.example/files/119.pdf"; empty if unknown
  /// The id that the file gets if it is indexed, too: "pages/files/119.pdf". With a
  /// '/' in front it begins at one of the folders in the announcement's own id.
  std::string path;
  std::string text;  ///< of the link

  bool operator==(Attachment const&) const = default;
};

/// One electronic signature that a document carries.
struct Signature {
  std::string signer;  ///< as the signature names them: "Ủy ban nhân dân huyện Vân Khê"
  std::string time;    ///< when, ISO 8601 with its zone: "2023-07-11T10:15:08+07:00"; may be empty

  bool operator==(Signature const&) const = default;
};

/// Where a page of a document, or a sheet of a workbook, begins in the body.
struct PageStart {
  std::size_t page = 0;    ///< from 1; 0: text of no page (running heads, which stand at the end)
  std::size_t offset = 0;  ///< in bytes of the body, at the beginning of a character
  std::string name;        ///< of a sheet: "Thôn 3"; else empty

  bool operator==(PageStart const&) const = default;
};

/// Words of the body that a machine misread and that were put right: bytes [begin, end).
struct Repair {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string as_read;  ///< what the machine read: "bỗ"

  bool operator==(Repair const&) const = default;
};

/// One announcement as it was published: our document type. All text is valid
/// UTF-8 and kept as the source wrote it (never normalised). An unknown field
/// is empty.
struct Announcement {
  std::string id;   ///< the source's own id where it has one; unique in an index
  std::string url;  ///< where it was published
  /// Other web addresses under which the text was or is published: the old one of a portal that
  /// moved, the one that names a page which says that its true address is `url`. None twice.
  std::vector<std::string> addresses;
  std::string title;
  std::string abstract;      ///< lead paragraph, if the source keeps it apart
  std::string body;          ///< paragraphs, each ended by '\n' but the last
  std::optional<Date> date;  ///< day of publication
  std::string site;          ///< host or name of the portal: "giavien.ninhbinh.gov.vn"
  std::string unit;          ///< agency that wrote it: "Trung tâm VHTT&TT"
  std::string author;
  std::string place;                 ///< commune, district or province it is about
  std::string number;                ///< its own document number: "119/QĐ-UBND"
  std::vector<std::string> numbers;  ///< all document numbers: its own first, then those it cites
  std::optional<Date> issued;        ///< of an official document: day of issue
  std::optional<Date> effective;     ///< first day on which it is in force, as it says itself
  std::optional<Date> expires;       ///< last day on which it is in force, as it says itself
  std::vector<Relation> relations;   ///< what it does to other documents, as it says itself
  std::vector<Attachment> attachments;
  std::vector<Signature> signatures;  ///< electronic ones, in the order of the document
  std::string picture_pages;  ///< of a PDF: its pages that are pictures without text: "2-4,7"
  /// SHA-256 of the file, in hex, if it has pages: by it what was read of them is kept (PageStore).
  std::string file_hash;
  /// Of a document with pages, sheets or slides: in the order of the body, one for each, the empty
  /// ones too (but no empty sheets). A page comes again after the note of another that interrupts
  /// it.
  std::vector<PageStart> pages;
  std::string machine_pages;      ///< pages that were read from their pictures (OCR): "1-3"
  std::string corrected_pages;    ///< pages of which a person corrected the text: "2"
  double machine_confidence = 1;  ///< of the words of machine_pages, on average: 0 to 1
  std::vector<Repair> repairs;    ///< in order; none overlap
  std::string category;
  std::string language;           ///< BCP 47: "vi"
  std::string source_file;        ///< file (and ":line") that it was read from
  std::string source_location;    ///< absolute path of that file; a term, not in the JSON
  std::string filetype;           ///< what the source was read as: "HTML", "PDF", "CSV"
  std::string charset;            ///< charset of the source before conversion: "UTF-8", "TCVN3"
  double charset_confidence = 1;  ///< how sure that is, 0 to 1
};

/// Calls visit(key, field) for every field that the JSON has, in the order of the struct: the one
/// list of keys, so that writing, reading and hashing can't forget a field.
template <class AnnouncementType, class Visitor>
void for_each_field(AnnouncementType& announcement, Visitor&& visit) {
  visit("id", announcement.id);
  visit("url", announcement.url);
  visit("addresses", announcement.addresses);
  visit("title", announcement.title);
  visit("abstract", announcement.abstract);
  visit("body", announcement.body);
  visit("date", announcement.date);
  visit("site", announcement.site);
  visit("unit", announcement.unit);
  visit("author", announcement.author);
  visit("place", announcement.place);
  visit("number", announcement.number);
  visit("numbers", announcement.numbers);
  visit("issued", announcement.issued);
  visit("effective", announcement.effective);
  visit("expires", announcement.expires);
  visit("relations", announcement.relations);
  visit("attachments", announcement.attachments);
  visit("signatures", announcement.signatures);
  visit("picture_pages", announcement.picture_pages);
  visit("file_hash", announcement.file_hash);
  visit("pages", announcement.pages);
  visit("machine_pages", announcement.machine_pages);
  visit("corrected_pages", announcement.corrected_pages);
  visit("machine_confidence", announcement.machine_confidence);
  visit("repairs", announcement.repairs);
  visit("category", announcement.category);
  visit("language", announcement.language);
  visit("source_file", announcement.source_file);
  visit("filetype", announcement.filetype);
  visit("charset", announcement.charset);
  visit("charset_confidence", announcement.charset_confidence);
}

/// Adds a web address under which the text is published, too, if it is one and is not spelled as
/// `url` or one that is there (schema/web_address.hpp).
void add_other_address(Announcement& announcement, std::string_view address);

/// The announcement as one JSON object: keys in the order above, "date" is ISO, empty fields and a
/// confidence of 1 left out, but not "number" beside numbers that are cited. The index stores it
/// so.
[[nodiscard]] std::string to_json(Announcement const& announcement);

/// Reads what to_json wrote. InvalidArgument names what is wrong.
[[nodiscard]] base::Result<Announcement> announcement_from_json(std::string_view json);

/// 16 hex digits over all that is published (not source_file, source_location and
/// charset_confidence): equal for unchanged announcements. FNV-1a, 64 bit; not for security.
[[nodiscard]] std::string content_hash(Announcement const& announcement);

}  // namespace tracuu::schema
