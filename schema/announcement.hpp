// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

/// One announcement as it was published: our document type. All text is valid
/// UTF-8 and kept as the source wrote it (never normalised). An unknown field
/// is empty.
struct Announcement {
  std::string id;   ///< the source's own id where it has one; unique in an index
  std::string url;  ///< where it was published
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
  visit("category", announcement.category);
  visit("language", announcement.language);
  visit("source_file", announcement.source_file);
  visit("filetype", announcement.filetype);
  visit("charset", announcement.charset);
  visit("charset_confidence", announcement.charset_confidence);
}

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
