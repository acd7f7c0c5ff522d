// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "indexer/crawl/crawl_options.hpp"
#include "indexer/crawl/crawl_report.hpp"

namespace tracuu::indexer {

/// Crawls: asks the start addresses, and what they lead to within the crawl, and writes what is
/// answered into the archive in `options.folder`. A run that was stopped or killed goes on where it
/// was; else a new one asks again for all that may have changed.
///
/// Each host is asked for robots.txt first (RFC 9309), then for an address that nobody made, to
/// know what "not found" looks like there, for its sitemaps, and then, one request at a time, for
/// what is due. What is answered is on the disk every few seconds, archive before database.
///
/// Errors: InvalidArgument (options), IndexLocked (another crawl uses the folder), SchemaMismatch,
/// Io, DiskFull, and what on_archive returned; Io, too, if no address answered. What was done until
/// then is kept.
[[nodiscard]] base::Result<CrawlReport> run_crawl(CrawlOptions const& options);

}  // namespace tracuu::indexer
