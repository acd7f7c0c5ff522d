// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <vector>

#include "indexer/file_records.hpp"
#include "indexer/pending_changes.hpp"
#include "indexer/sources/web_archive_folder.hpp"
#include "indexer/updated_files.hpp"
#include "schema/announcement.hpp"

namespace tracuu::indexer {

/// What became of an announcement that was put into the index.
struct PutOutcome {
  enum class Kind {
    Added,
    Updated,
    Unchanged,
    HeldElsewhere,  ///< a file that was not read, because it is as it was, holds the id
  };
  Kind kind = Kind::Added;
  bool is_changed = false;  ///< in the index; never in a dry run
  std::string lost_by{};    ///< term of the file that had it and was not met yet; may be empty
  /// Term of a web archive that was not read and held an older page of this address; may be empty.
  std::string outdated{};
};

/// The documents of the index that is updated, and which of them a source still holds. Not
/// thread-safe; all may throw Xapian::Error.
class UpdatedDocuments {
 public:
  /// `changes`: where they go; null in a dry run. `archives` knows which files are of one web
  /// archive, in which the reader has seen to it that the newest page counts. All must outlive it.
  UpdatedDocuments(UpdatedIndex& index, PendingChanges* changes, WebArchives const& archives);
  UpdatedDocuments(UpdatedDocuments const&) = delete;  // `changes` calls it
  UpdatedDocuments& operator=(UpdatedDocuments const&) = delete;

  /// REQUIRES: no announcement with its id was put before.
  [[nodiscard]] PutOutcome put(schema::Announcement const& announcement,
                               FileRecords const& records);

  /// The documents of a file that no source holds any more.
  [[nodiscard]] std::vector<Xapian::docid> stale_of(std::string const& file_term) const;

  /// The document of the announcement with this id, if it was neither put nor removed in this run.
  [[nodiscard]] std::optional<Xapian::docid> unseen(std::string const& id) const;

  /// In a dry run it is only no longer unseen.
  void remove(Xapian::docid document);

 private:
  void mark_seen(Xapian::docid document);
  [[nodiscard]] bool is_seen(Xapian::docid document) const {
    return document < seen_.size() && seen_[document];
  }

  UpdatedIndex& index_;
  PendingChanges* changes_;
  WebArchives const& archives_;
  std::vector<bool> seen_;
};

}  // namespace tracuu::indexer
