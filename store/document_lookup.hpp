// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "schema/announcement.hpp"
#include "schema/stored_announcement.hpp"

namespace tracuu::store {

// All of these may throw Xapian::Error.

/// The documents that have `term`, `most` at most, in order of the ids of their announcements: of
/// one index and of several shards the same ones.
[[nodiscard]] std::vector<Xapian::docid> documents_with(Xapian::Database const& database,
                                                        std::string const& term,
                                                        Xapian::doccount most);

/// The first of documents_with(); nothing if none has `term`.
[[nodiscard]] std::optional<Xapian::docid> find_document(Xapian::Database const& database,
                                                         std::string const& term);

/// The document of the announcement with this id. NotFound.
[[nodiscard]] base::Result<Xapian::docid> document_of(Xapian::Database const& database,
                                                      std::string_view id);

// IndexCorrupt if what is stored is not whole, OutOfMemory:

/// What `document` stores of its announcement, not all of it read yet.
[[nodiscard]] base::Result<schema::StoredAnnouncement> open_stored(
    Xapian::Document const& document);

/// The announcement of `document`.
[[nodiscard]] base::Result<schema::Announcement> stored_announcement(
    Xapian::Document const& document);

/// What was opened of document `number`, without abstract and body.
[[nodiscard]] base::Result<schema::Announcement> head_of(schema::StoredAnnouncement const& stored,
                                                         Xapian::docid number);

/// The announcement of `document` without abstract and body.
[[nodiscard]] base::Result<schema::Announcement> stored_head(Xapian::Document const& document);

/// The first term of `document` that begins with `prefix`; "" if none does.
[[nodiscard]] std::string first_term(Xapian::Document const& document, std::string_view prefix);

/// The term of the file that `document` was made from (schema::make_file_term); "" if it was made
/// from none.
[[nodiscard]] std::string file_term_of(Xapian::Document const& document);

/// The absolute path of that file; "" if `document` was made from none. One that is too long for a
/// term leads to no file.
[[nodiscard]] std::string file_of(Xapian::Document const& document);

}  // namespace tracuu::store
