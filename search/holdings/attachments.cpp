// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/holdings/attachments.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/field.hpp"
#include "schema/file_location.hpp"
#include "schema/term.hpp"
#include "store/document_lookup.hpp"
#include "store/index_format.hpp"

namespace tracuu::search {

namespace {

using schema::FieldId;

/// The first document with the term of one of the locations.
std::optional<Xapian::docid> find_at(Xapian::Database const& database, FieldId field,
                                     std::vector<std::string> const& locations) {
  for (std::string const& location : locations) {
    auto const found = store::find_document(database, schema::make_location_term(field, location));
    if (found) return found;
  }
  return std::nullopt;
}

/// "119.pdf" of "https://vankhe.example/tep/119.pdf?v=2".
std::string file_name(schema::Attachment const& attachment) {
  std::string_view location = attachment.path.empty() ? attachment.url : attachment.path;
  if (attachment.path.empty()) location = location.substr(0, location.find('?'));
  return schema::percent_decoded(location.substr(location.rfind('/') + 1));
}

/// Whether the ledger of files knows the file of `attachment`, which lies beside that of its page:
/// it was read then, and nothing came of it.
bool is_in_ledger(Xapian::Database const& database, schema::Announcement const& page,
                  schema::Attachment const& attachment) {
  auto const document = store::document_of(database, page.id);
  if (!document) return false;
  std::size_t const prefix = schema::field(FieldId::SourceFile).prefix.size();
  std::string root = store::first_term(database.get_document(*document),
                                       schema::field(FieldId::SourceFile).prefix);
  // Files in folders have their path below the source as id; in archives there are no files.
  if (!root.ends_with(page.id)) return false;
  root.erase(0, prefix);
  root.resize(root.size() - page.id.size());
  std::vector<std::string> const locations = schema::attachment_locations(page, attachment);
  return std::ranges::any_of(locations, [&](std::string const& location) {
    std::string const term = schema::make_file_term(root + location);
    return !database.get_metadata(std::string(store::kFileKeyPrefix) + term.substr(prefix)).empty();
  });
}

AttachmentLink link_to(Xapian::Database const& database, schema::Announcement const& announcement,
                       schema::Attachment const& attachment, AttachmentDetail detail) {
  AttachmentLink link;
  link.text = attachment.text.empty() ? file_name(attachment) : attachment.text;
  link.url = attachment.url;
  auto const found =
      find_at(database, FieldId::File, schema::attachment_locations(announcement, attachment));
  if (!found) {
    bool const is_asked = detail == AttachmentDetail::WhatWasRead;
    link.is_unreadable = is_asked && is_in_ledger(database, announcement, attachment);
    return link;
  }
  Xapian::Document const document = database.get_document(*found);
  link.id = document.get_value(schema::kIdSlot);
  if (detail == AttachmentDetail::Link) return link;
  link.filetype = document.get_value(schema::kFileTypeSlot);
  link.number = document.get_value(schema::kOwnNumberSlot);
  link.picture_pages = document.get_value(schema::kPicturePagesSlot);
  return link;
}

base::Result<std::optional<PageLink>> find_page(Xapian::Database const& database,
                                                schema::Announcement const& announcement) {
  std::vector<std::string> locations{announcement.id, announcement.url};
  std::erase_if(locations, [](auto const& text) { return !schema::may_be_attachment(text); });
  auto const document = find_at(database, FieldId::Attachment, locations);
  if (!document) return std::optional<PageLink>();
  auto const page = store::stored_head(database.get_document(*document));
  if (!page) return page.error();
  return std::optional(PageLink{page->id, page->title});
}

}  // namespace

base::Result<Related> find_related(Xapian::Database const& database,
                                   schema::Announcement const& announcement,
                                   AttachmentDetail detail) {
  Related related;
  for (schema::Attachment const& attachment : announcement.attachments) {
    related.attachments.push_back(link_to(database, announcement, attachment, detail));
  }
  auto page = find_page(database, announcement);
  if (!page) return page.error();
  related.page = std::move(*page);
  return related;
}

void withhold_attachments(Xapian::Database const& database, DocumentAdjustments const& adjustments,
                          schema::Announcement& announcement) {
  if (adjustments.hidden_ids.empty()) return;
  std::erase_if(announcement.attachments, [&](schema::Attachment const& attachment) {
    auto const found =
        find_at(database, FieldId::File, schema::attachment_locations(announcement, attachment));
    return found && adjustments.hides_id(database.get_document(*found).get_value(schema::kIdSlot));
  });
}

}  // namespace tracuu::search
