// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "base/error.hpp"
#include "indexer/index_job.hpp"
#include "indexer/index_report.hpp"
#include "indexer/item/reading_remarks.hpp"
#include "indexer/ocr/kept_pages.hpp"
#include "indexer/ocr/page_reader.hpp"

namespace tracuu::indexer {

/// How far the reading of pages is.
struct OcrProgress {
  std::size_t done = 0;                  ///< pages that were read, or can't be, in this run
  std::size_t failed = 0;                ///< of these
  std::size_t total = 0;                 ///< pages that waited when the run began
  std::chrono::duration<double> took{};  ///< so far
};

struct OcrJobOptions {
  /// How completed documents are indexed: its sources, its limits. `pages` must be the store that
  /// is written (KeptPages::open), `may_wait` true; `rebuild`, `prune` and `parts` are ignored.
  IndexJobOptions index;
  std::shared_ptr<KeptPages> pages;  ///< as in `index`, to be written
  Tesseract tesseract;
  /// Puts words right before a page is kept; called from any thread, one at a time. Empty: none is.
  std::function<schema::PageWords(schema::PageWords)> repair;
  std::size_t workers = 1;  ///< pages that are read at once, each by a process of one core: 1..64
  OcrLimits limits;
  /// What was completed is put into the index as often, and at the end.
  std::chrono::seconds index_every{600};
  /// Asked between pages, from one thread at a time: true ends the run, with what was read kept and
  /// indexed.
  std::function<bool()> should_stop;
  /// Called after each page, from one thread at a time; may be empty.
  std::function<void(OcrProgress const&)> on_progress;
};

/// What a run did.
struct OcrReport {
  OcrProgress pages;
  std::vector<Rejected> failed;  ///< pages that can't be read: "scan.pdf, page 3", and why
  /// Pictures that no page names as its attachment (may_be_scan): they are not read.
  std::vector<WaitingDocument> unnamed;
  std::size_t indexed = 0;           ///< announcements that were added or changed by it
  bool is_stopped = false;           ///< by should_stop: pages are left
  std::optional<base::Error> error;  ///< what ended it early
};

/// Reads the pages that wait, document by document, from the files that they came from, and keeps
/// each page at once, with what can't be read: whatever ends the run loses no page that was done,
/// and none is read twice. Then the documents that were completed are indexed: their files are read
/// again, with what is known of their pages now. A document that is not there any more, or has
/// other bytes, is passed over: the next run of the index finds out. Errors of one page are in the
/// report; an error of the store or of the index ends the run.
[[nodiscard]] OcrReport run_ocr_job(OcrJobOptions const& options,
                                    std::vector<WaitingDocument> const& waiting);

}  // namespace tracuu::indexer
