// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/hit_texts.hpp"

#include "store/document_lookup.hpp"

namespace tracuu::search {

base::Result<schema::StoredAnnouncement const*> HitTexts::of(Xapian::Database const& database,
                                                             Xapian::docid document) {
  for (auto const& [number, stored] : read_) {
    if (number == document) return stored.get();
  }
  auto stored = store::open_stored(database.get_document(document, Xapian::DOC_ASSUME_VALID));
  if (!stored) return stored.error();
  read_.emplace_back(document,
                     std::make_unique<schema::StoredAnnouncement const>(std::move(*stored)));
  return read_.back().second.get();
}

}  // namespace tracuu::search
