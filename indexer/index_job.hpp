// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "indexer/document/text_weights.hpp"
#include "indexer/index_report.hpp"
#include "indexer/parsing/announcement_reader.hpp"
#include "indexer/shard_choice.hpp"
#include "indexer/sources/source_reader.hpp"
#include "indexer/xapian_version.hpp"
#include "store/packed_size.hpp"

namespace tracuu::indexer {

class WebArchives;

/// When an update writes what it changes, and what stays of the index, into a new generation
/// instead of changing the one in use: a merge takes a large update to a quarter of the time and
/// leaves no gaps, but writes the whole index and is found at once, in the end.
enum class MergeWhen {
  /// When it changes more than one announcement in fifty, or the index is loose (LooseLimits), and
  /// there is room for it.
  Auto,
  Always,  ///< whatever it changes
  Never,
};

struct IndexJobOptions {
  std::vector<std::filesystem::path> sources;  ///< files, folders, "-" for standard input
  std::filesystem::path index;
  std::size_t workers = 1;  ///< threads that analyse and write in a full build, 1..64
  bool rebuild = false;     ///< build anew and switch, even if there is an index
  /// Write a full build through Xapian::WritableDatabase instead of straight to its tables: the
  /// same index, more slowly.
  bool through_xapian = false;
  /// A full build takes that road, too, if the direct writer was not tested with this Xapian.
  XapianVersion xapian = installed_xapian();
  MergeWhen merge =
      MergeWhen::Auto;       ///< Never with a Xapian that the direct writer was not tested with
  store::LooseLimits loose;  ///< with MergeWhen::Auto
  bool dry_run = false;      ///< find out what would be done, and write nothing
  bool reread = false;       ///< open files, too, that are as the index knows them
  /// Remove what came from files at or below the sources and is not there any
  /// more. What could not be read, or a source that is not there, keeps its
  /// announcements.
  bool prune = false;
  bool prune_missing = false;  ///< a source that is not there, or empty, has lost all it had
  /// An update reads just these parts of the sources; empty = all.
  std::vector<SourcePart> parts;
  /// What earlier runs of this process learned of web archives, of which only new and changed files
  /// are looked through then; null: nothing. Used by one run at a time.
  std::shared_ptr<WebArchives> archives;
  /// Asked between announcements: true ends an update, with what was read committed.
  std::function<bool()> should_stop;
  TextWeights weights;
  SourceLimits limits;
  ShardChoice shard;                             ///< announcements of other shards are left alone
  bool skip_list_pages = false;                  ///< ReadingOptions::skip_list_pages
  bool keep_noindex = false;                     ///< ReadingOptions::keep_noindex
  std::shared_ptr<ExtractionRules const> rules;  ///< ReadingOptions::rules
  /// ReadingOptions::pages; null: the store of the index, if it has one.
  std::shared_ptr<KeptPages const> pages;
  bool may_wait = false;                 ///< ReadingOptions::may_wait
  std::chrono::milliseconds patience{};  ///< how long to wait for another writer
  /// Called now and then from the calling thread; may be empty.
  std::function<void(IndexProgress const&)> on_progress;
  /// Called from the calling thread with what the one who started the run should know, in one
  /// line; may be empty.
  std::function<void(std::string const&)> on_notice;
};

/// For IndexJobOptions::archives of several runs.
[[nodiscard]] std::shared_ptr<WebArchives> make_web_archives();

/// How the job reads an item.
[[nodiscard]] ReadingOptions reading_options(IndexJobOptions const& options);

/// As read_item() does it, for the job. What belongs to another shard is nothing, without a remark.
[[nodiscard]] base::Result<ItemReading> read_for_job(SourceItem const& item,
                                                     IndexJobOptions const& options);

/// Whether pages of what was read are pictures that a run with OCR would read.
[[nodiscard]] bool has_unread_pages(ItemReading const& reading, IndexJobOptions const& options);

/// Indexes the sources. Without an index, or with `rebuild`, a full build aside,
/// switched in at once when it is complete and was held against what was written
/// (build_check.hpp); otherwise an update: announcements with a new id are added,
/// changed ones replaced, unchanged ones left alone, in place or, if they are many, by
/// a merge (MergeWhen) that is switched in as a full build is. Searchers are never
/// disturbed.
///
/// Inputs that can't be read are listed in the report and do not stop the run;
/// of two announcements with one id the first is kept and the second listed.
/// An Error means that the index is as it was before (full build, merge) or holds what
/// was committed (update in place): InvalidArgument, IndexLocked, SchemaMismatch, IndexCorrupt (a
/// build did not pass its check, and is kept beside the index: IndexFolder::failed_build), Io.
[[nodiscard]] base::Result<IndexReport> run_index_job(IndexJobOptions const& options);

/// Runs the job as run_index_job does, and also tells how far a job came that failed.
[[nodiscard]] IndexOutcome attempt_index_job(IndexJobOptions const& options);

}  // namespace tracuu::indexer
