// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index_job.hpp"
#include "schema/announcement.hpp"
#include "search/api/note.hpp"
#include "search/api/search_answer.hpp"
#include "search/api/search_request.hpp"
#include "search/searcher.hpp"
#include "tests/indexer/test_folder.hpp"

namespace tracuu::test {

/// Announcements of huyện Vân Khê, which is invented: about a dozen, of all years and agencies.
[[nodiscard]] std::vector<schema::Announcement> vankhe_announcements();

/// `count` tiny announcements "t-0000", "t-0001", … made of a few words by a fixed rule: every one
/// holds "xã", every third "họp", every seventh "lúa"; dates run through 2010, each fifth is
/// undated.
[[nodiscard]] std::vector<schema::Announcement> tiny_announcements(std::size_t count);

/// Appends `times` announcements with this text, each with an id of its own.
void add_copies(std::vector<schema::Announcement>& all, std::string const& body, std::size_t times);

[[nodiscard]] std::string to_json_lines(std::vector<schema::Announcement> const& announcements);

/// An index of its own in a temporary folder, gone with the object. A failing indexer fails the
/// test by an exception.
class SmallIndex {
 public:
  /// An index of these announcements, by way of a JSON Lines file.
  explicit SmallIndex(std::vector<schema::Announcement> const& announcements);

  /// An index of this folder.
  explicit SmallIndex(std::filesystem::path const& source);

  [[nodiscard]] std::filesystem::path path() const { return folder_.path() / "index.db"; }
  [[nodiscard]] TestFolder const& folder() const { return folder_; }

  /// Indexes `announcements` into it: an update in place, or a rebuild.
  indexer::IndexReport add(std::vector<schema::Announcement> const& announcements,
                           bool rebuild = false) const;

  [[nodiscard]] search::Searcher searcher() const;

  /// Folder of the generation in use.
  [[nodiscard]] std::filesystem::path generation_path() const;

  /// The generation in use, for tests of what works on a database.
  [[nodiscard]] Xapian::Database database() const;

 private:
  TestFolder folder_;
};

/// The folder with all of data/sample.
[[nodiscard]] std::filesystem::path sample_folder();

/// Runs the job for one source; an update goes in place, as tests of what readers see of its
/// commits need it.
[[nodiscard]] base::Result<indexer::IndexReport> index_source(std::filesystem::path const& source,
                                                              std::filesystem::path const& index,
                                                              std::size_t workers = 1,
                                                              bool rebuild = false);

[[nodiscard]] search::SearchRequest request_for(std::string_view text, std::size_t size = 100);

/// The ids of the hits, in their order.
[[nodiscard]] std::vector<std::string> ids(search::SearchAnswer const& answer);

/// The ids sorted and joined by blanks: for results that are compared as sets.
[[nodiscard]] std::string id_set(search::SearchAnswer const& answer);

/// The codes of the notes with their details: "marks_restored(thủ tục) unknown_word(xyz)".
[[nodiscard]] std::string notes_text(std::vector<search::Note> const& notes);

}  // namespace tracuu::test
