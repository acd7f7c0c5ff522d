// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/announcement/saved_file.hpp"

#include "formats/announcement_bibtex.hpp"
#include "formats/announcement_ris.hpp"
#include "formats/announcement_text.hpp"
#include "formats/export_format.hpp"
#include "server/views/announcement/saved_page_html.hpp"

namespace tracuu::server {

SavedFile saved_file(SavedFormat format, schema::Announcement const& announcement,
                     std::string_view address, schema::Date accessed) {
  std::string const name = "tracuu-" + formats::bibtex_key(announcement.id);
  switch (format) {
    case SavedFormat::Html:
      return {name + ".html", "text/html; charset=utf-8",
              saved_page_html(announcement, address, accessed)};
    case SavedFormat::Text:
      return {name + ".txt", "text/plain; charset=utf-8",
              formats::announcement_text(announcement, address, accessed)};
    case SavedFormat::Ris:
      return {name + ".ris", std::string(formats::media_type(formats::ExportFormat::Ris)),
              formats::announcement_ris(announcement, accessed)};
    case SavedFormat::Bibtex:
      return {name + ".bib", std::string(formats::media_type(formats::ExportFormat::Bibtex)),
              formats::announcement_bibtex(announcement, accessed)};
  }
  return {};
}

}  // namespace tracuu::server
