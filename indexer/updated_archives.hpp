// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "indexer/sources/web_archive_folder.hpp"
#include "indexer/updated_documents.hpp"
#include "indexer/updated_files.hpp"
#include "schema/announcement.hpp"

namespace tracuu::indexer {

/// The web archives that an update reads: what they say of announcements that stand in others of
/// their folder, which are not read for that. Not thread-safe; all may throw Xapian::Error.
class UpdatedArchives {
 public:
  /// All must outlive it.
  UpdatedArchives(WebArchives& archives, UpdatedIndex& index, UpdatedFiles& files,
                  UpdatedDocuments& documents)
      : archives_(archives), index_(index), files_(files), documents_(documents) {}

  /// A file was met. Others than web archives are left alone.
  void note(FoundFile const& file, bool is_read);

  /// The addresses of which the files that were read say that they have no page any more.
  [[nodiscard]] std::vector<std::string> gone();

  /// Removes the announcement with this id that came from the archive of `file`, moved or not, if
  /// it was not put in this run: the term of the file that it came from. In a dry run it only
  /// tells. Nothing if there is none.
  std::optional<std::string> remove(std::string const& id, std::string const& file);
  /// The announcement of an address that is gone.
  std::optional<std::string> remove(std::string const& id);

  /// Pages that are back as they were, by a record of a file that was read, and stand in a file
  /// that was not: the files, and the addresses in each.
  [[nodiscard]] std::vector<std::pair<FoundFile, std::set<std::string>>> revived();

  /// The announcements of files that were not read, which have other addresses than before by
  /// those that were: ids.
  [[nodiscard]] std::vector<std::string> renamed();
  /// Such an announcement as it is now; nothing if it is as it was. IndexCorrupt.
  [[nodiscard]] base::Result<std::optional<schema::Announcement>> with_addresses(
      std::string const& id);

 private:
  [[nodiscard]] bool is_of_archive(std::string const& path, std::string const& file) const {
    return archives_.are_of_one(path, file) || archives_.was_moved_to(path, file);
  }
  /// Whether the index has another text of `address` than that which `holder` holds, a file of the
  /// archive of `file`, or none.
  [[nodiscard]] bool is_outdated(std::string const& address, std::string const& holder,
                                 std::string const& file) const;
  [[nodiscard]] std::optional<std::string> path_of(Xapian::docid document) const;

  WebArchives& archives_;
  UpdatedIndex& index_;
  UpdatedFiles& files_;
  UpdatedDocuments& documents_;
  std::map<std::string, FoundFile> met_;  ///< web archives, by FoundFile::location
  std::set<std::string> read_;            ///< of these
};

}  // namespace tracuu::indexer
