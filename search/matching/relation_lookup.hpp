// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <vector>

#include "schema/date.hpp"
#include "schema/relation.hpp"

namespace tracuu::search {

// Relations between documents, looked up by their terms (docs/index-format.md). All of these may
// throw Xapian::Error.

/// What tells one official document from others: without a year in them, numbers are given anew
/// each year.
struct DocumentKey {
  std::string number;  ///< normalised: "170/QD-TTG"; "" for an announcement that is no document
  std::string year;    ///< "2011"; "" if it is not known
};

/// The key of a document of the index: the year of its number, else that of its issue.
[[nodiscard]] DocumentKey key_of(Xapian::Document const& document);

/// The key of a document as another one cites it. Empty if `number` is none.
[[nodiscard]] DocumentKey key_of(std::string_view number, std::optional<schema::Date> const& date);

/// Documents of the index with this key, at most `most`: if the year is not known, only where all
/// of that number are of one year.
[[nodiscard]] std::vector<Xapian::docid> documents_of(Xapian::Database const& database,
                                                      DocumentKey const& key, std::size_t most);

/// Documents that say `kind` of the document with this key, at most `most`. What was said without a
/// year counts where all documents of the number are of one year.
[[nodiscard]] std::vector<Xapian::docid> documents_saying(Xapian::Database const& database,
                                                          schema::RelationKind kind,
                                                          DocumentKey const& key, std::size_t most);

}  // namespace tracuu::search
