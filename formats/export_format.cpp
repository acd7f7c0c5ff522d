// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/export_format.hpp"

#include "formats/announcement_bibtex.hpp"
#include "formats/announcement_csv.hpp"
#include "formats/announcement_json.hpp"
#include "formats/announcement_ris.hpp"

namespace tracuu::formats {

std::string_view media_type(ExportFormat format) {
  switch (format) {
    case ExportFormat::JsonLines: return "application/x-ndjson; charset=utf-8";
    case ExportFormat::Csv: return "text/csv; charset=utf-8; header=present";
    case ExportFormat::Ris: return "application/x-research-info-systems; charset=utf-8";
    case ExportFormat::Bibtex: return "application/x-bibtex; charset=utf-8";
  }
  return "application/octet-stream";
}

std::string_view file_ending(ExportFormat format) {
  switch (format) {
    case ExportFormat::JsonLines: return "jsonl";
    case ExportFormat::Csv: return "csv";
    case ExportFormat::Ris: return "ris";
    case ExportFormat::Bibtex: return "bib";
  }
  return "bin";
}

std::string export_head(ExportFormat format) {
  return format == ExportFormat::Csv ? csv_head() : "";
}

std::string export_entry(ExportFormat format, search::FoundAnnouncement const& found,
                         schema::Date accessed) {
  switch (format) {
    case ExportFormat::JsonLines: return announcement_json(found) + "\n";
    case ExportFormat::Csv: return announcement_csv(found.announcement);
    case ExportFormat::Ris: return announcement_ris(found.announcement, accessed);
    case ExportFormat::Bibtex: return announcement_bibtex(found.announcement, accessed);
  }
  return "";
}

}  // namespace tracuu::formats
