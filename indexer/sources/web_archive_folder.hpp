// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/sources/file_stamp.hpp"
#include "indexer/sources/file_walk.hpp"
#include "indexer/sources/web_archive_record.hpp"

namespace tracuu::indexer {

/// Whether a file of this name is a web archive (WARC), packed or not. Thread-safe.
[[nodiscard]] bool is_web_archive(std::filesystem::path const& file);

/// The WARC files of one folder, which together hold what is known of a portal: of each address the
/// newest record counts, by WARC-Date and, within a second, in the order of names and bytes.
///
///   an answer with status 200, a resource   is the page from then on
///   an answer 404 or 410                     takes the page out
///   a revisit                                changes nothing, but for a page that came back after
///                                            a 404 or 410. If its WARC-Refers-To-Target-URI is
///                                            another address, the text stands there from then on
///   a note of a crawl (crawl_note.hpp)       as its state says
///   anything else                            changes nothing: a portal that answers 503 for a
///                                            night loses no page
///
/// An address whose text stands at another one, is one of the other addresses of that one.
/// Not thread-safe.
class WebArchiveFolder {
 public:
  /// Reads the heads of all records of `file`, unless it was read before with this `stamp`. What is
  /// broken is left out: reading the file tells it.
  void add_file(std::filesystem::path const& file, FileStamp stamp);

  /// Forgets the files that have none of these names.
  void keep_only(std::set<std::string, std::less<>> const& names);

  /// Whether the record of `url` at byte `at` of `file` (its name) is the page of its address, or
  /// one of which nothing was understood.
  [[nodiscard]] bool counts(std::string_view file, std::string_view url, std::uint64_t at);

  /// The addresses at which the text of `url` was found, too, sorted. Empty if there are none.
  [[nodiscard]] std::vector<std::string> const& other_addresses(std::string_view url);

  /// The addresses of which `file` (its name) holds a record that says something.
  [[nodiscard]] std::vector<std::string> addresses_in(std::string_view file) const;

  /// Whether a record is of this address, or names it.
  [[nodiscard]] bool knows(std::string_view url) const {
    return numbers_.contains(std::string(url));
  }

  /// The name of the file that holds the page of `url`; empty if it has none.
  [[nodiscard]] std::string_view page_file(std::string_view url);

  /// The addresses of pages that were out and are back as they were by a record of `file`, and
  /// stand in another one.
  [[nodiscard]] std::vector<std::string> revived_by(std::string_view file);

  /// The addresses that have a page, and of which a record of `file` says that another address has,
  /// or no longer has, their text.
  [[nodiscard]] std::vector<std::string> renamed_by(std::string_view file);

 private:
  enum class Kind { Page, Gone, Revisit, NoteKept, NoteEarlier, NoteGone, NoteElsewhere };
  struct Event {
    std::string date;
    std::uint64_t at = 0;
    Kind kind = Kind::Page;
    std::uint32_t address = 0;
    std::uint32_t elsewhere = 0;  ///< of a revisit and a note; 0: no address
  };
  struct File {
    FileStamp stamp;
    std::vector<Event> events;
  };
  /// What the records of an address say in the end.
  struct Standing {
    std::string_view file{};  ///< that holds the page; empty: there is none
    std::uint64_t at = 0;
    std::string_view file_before{};  ///< as `file`, of the page that `at` is newer than
    std::uint64_t at_before = 0;
    bool is_out_by_answer = false;
    bool is_out_by_note = false;
    std::uint32_t elsewhere = 0;    ///< where its text stands
    std::string_view revived_by{};  ///< the file by which a page that was out is back; mostly empty
    std::vector<std::string> others{};

    [[nodiscard]] bool has_page() const {
      return !file.empty() && !is_out_by_answer && !is_out_by_note;
    }
  };

  std::uint32_t number_of(std::string_view url);
  Standing* find(std::string_view url);
  void read_file(std::filesystem::path const& path, File& file);
  [[nodiscard]] std::optional<Event> event_of(WebArchiveRecord const& record,
                                              WebArchiveReader& reader);
  void settle();
  void apply(std::string_view file, Event const& event);
  void name_others();

  std::map<std::string, File, std::less<>> files_;  ///< by name
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::string const*> addresses_{nullptr};  ///< by number; 0 is none
  std::vector<Standing> standings_;                     ///< by number
  bool is_settled_ = true;
};

/// The web archives among the sources of a run, a folder at a time: of a folder just the files that
/// are sources, by themselves or by their folder. May be kept for the next run of a process, which
/// then reads only files that are new or have changed. Not thread-safe.
class WebArchives {
 public:
  /// What the next files are held against. `parts`: of which the sources count, whole.
  void set_sources(std::vector<SourcePart> const& parts);

  /// The archive that `file` (FoundFile::location) belongs to, all files of it read; its files are
  /// looked for once after set_sources().
  [[nodiscard]] WebArchiveFolder& folder_of(std::string const& file);

  /// Whether two files (FoundFile::location) are of one archive.
  [[nodiscard]] bool are_of_one(std::string const& file, std::string const& other) const;

  /// Whether `file`, which is there no more, is a file of the archive of `other`, as that was
  /// moved.
  [[nodiscard]] bool was_moved_to(std::string const& file, std::string const& other) const;

 private:
  [[nodiscard]] bool is_source(std::string const& file) const;

  struct Known {
    WebArchiveFolder folder;
    bool is_read = false;  ///< since set_sources()
  };
  std::vector<std::string> sources_;  ///< absolute
  std::map<std::string, Known> folders_;
};

}  // namespace tracuu::indexer
