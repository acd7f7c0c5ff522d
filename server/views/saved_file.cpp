// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/saved_file.hpp"

#include "server/views/announcement_bibtex.hpp"
#include "server/views/announcement_ris.hpp"
#include "server/views/announcement_text.hpp"
#include "server/views/export_format.hpp"
#include "server/views/saved_page_html.hpp"

namespace tracuu::server {

SavedFile saved_file(SavedFormat format, schema::Announcement const& announcement,
                     std::string_view address, schema::Date accessed) {
  std::string const name = "tracuu-" + bibtex_key(announcement.id);
  switch (format) {
    case SavedFormat::Html:
      return {name + ".html", "text/html; charset=utf-8",
              saved_page_html(announcement, address, accessed)};
    case SavedFormat::Text:
      return {name + ".txt", "text/plain; charset=utf-8",
              announcement_text(announcement, address, accessed)};
    case SavedFormat::Ris:
      return {name + ".ris", std::string(media_type(ExportFormat::Ris)),
              announcement_ris(announcement, accessed)};
    case SavedFormat::Bibtex:
      return {name + ".bib", std::string(media_type(ExportFormat::Bibtex)),
              announcement_bibtex(announcement, accessed)};
  }
  return {};
}

}  // namespace tracuu::server
