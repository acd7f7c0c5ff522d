// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updated_documents.hpp"

#include <optional>

#include "schema/field.hpp"
#include "schema/term.hpp"
#include "store/document_lookup.hpp"
#include "store/tombstones.hpp"

namespace tracuu::indexer {

namespace {

/// The term of the file that a document came from; "" if it is none.
std::string file_term_of(Xapian::Document const& document) {
  return store::first_term(document, schema::field(schema::FieldId::SourceFile).prefix);
}

std::string file_term_of(schema::Announcement const& announcement) {
  std::string const& path = announcement.source_location;
  return path.empty() ? "" : schema::make_file_term(path);
}

}  // namespace

UpdatedDocuments::UpdatedDocuments(UpdatedIndex& index, PendingChanges* changes,
                                   WebArchives const& archives)
    : index_(index), changes_(changes), archives_(archives) {
  if (changes_ == nullptr) return;
  changes_->on_written = [this](Xapian::docid document) { mark_seen(document); };
}

PutOutcome UpdatedDocuments::put(schema::Announcement const& announcement,
                                 FileRecords const& records) {
  auto const found = store::find_document(index_.reading, schema::make_id_term(announcement.id));
  if (!found) {
    if (changes_ != nullptr) {
      changes_->put(announcement, std::nullopt);
      store::remove_tombstone(*index_.writing, announcement.id);
    }
    return {PutOutcome::Kind::Added, changes_ != nullptr};
  }
  Xapian::Document const document = index_.reading.get_document(*found);
  std::string const owner = file_term_of(document);
  bool const moves = owner != file_term_of(announcement);
  FileRecord const* const owner_record = moves ? records.find(owner) : nullptr;
  bool const is_unread =
      moves && !owner.empty() && (owner_record == nullptr || owner_record->is_skipped);
  auto const owner_path = is_unread ? path_of_file_term(index_.reading, owner) : std::nullopt;
  bool const is_newer =
      owner_path && archives_.are_of_one(*owner_path, announcement.source_location);
  bool const is_held = owner_record != nullptr && owner_record->is_skipped && !is_newer;
  if (is_held) return {PutOutcome::Kind::HeldElsewhere};
  bool const is_same =
      document.get_value(schema::kContentHashSlot) == schema::content_hash(announcement);
  bool const is_changed = (!is_same || moves) && changes_ != nullptr;
  if (is_changed) changes_->put(announcement, *found);
  mark_seen(*found);
  bool const is_lost = moves && owner_record == nullptr && !is_newer;
  return {is_same ? PutOutcome::Kind::Unchanged : PutOutcome::Kind::Updated, is_changed,
          is_lost ? owner : "", is_newer ? owner : ""};
}

std::vector<Xapian::docid> UpdatedDocuments::stale_of(std::string const& file_term) const {
  std::vector<Xapian::docid> stale;
  auto const end = index_.reading.postlist_end(file_term);
  for (auto one = index_.reading.postlist_begin(file_term); one != end; ++one) {
    if (!is_seen(*one)) stale.push_back(*one);
  }
  return stale;
}

std::optional<Xapian::docid> UpdatedDocuments::unseen(std::string const& id) const {
  auto const found = store::find_document(index_.reading, schema::make_id_term(id));
  return found && !is_seen(*found) ? found : std::nullopt;
}

void UpdatedDocuments::remove(Xapian::docid document) {
  mark_seen(document);
  if (changes_ == nullptr) return;
  store::set_tombstone(*index_.writing, index_.reading.get_document(document), schema::now());
  changes_->remove(document);
}

void UpdatedDocuments::mark_seen(Xapian::docid document) {
  if (seen_.size() <= document) seen_.resize(document + document / 2 + 1);
  seen_[document] = true;
}

}  // namespace tracuu::indexer
