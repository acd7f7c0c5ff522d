// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

#include "base/result.hpp"
#include "indexer/crawl/crawl_store.hpp"
#include "indexer/crawl/crawl_tally.hpp"
#include "indexer/crawl/warc_writer.hpp"
#include "indexer/sources/crawl_note.hpp"

namespace tracuu::indexer {

/// What the archive is told of addresses besides their answers. `writer`: null writes nothing. All
/// return errors of the archive and of the store (Io, DiskFull). Not thread-safe.

[[nodiscard]] base::Result<void> write_note(WarcWriter* writer, std::string_view url,
                                            CrawlNote const& note);

/// Which addresses are others of a page, as far as the archive does not say so yet.
[[nodiscard]] base::Result<void> tell_copies(CrawlStore& store, CrawlTally& tally,
                                             WarcWriter* writer);

/// So many pages may always be taken out at once.
inline constexpr std::size_t kFewGone = 20;

/// Takes out of the archive what answered 404 in kGonePasses passes, or 410. If that is more than
/// kFewGone pages and more than `most_percent` of those that are kept, nothing is: a portal that
/// has lost so much in one run is rather ill than smaller. Of what answered with another status (a
/// soft 404, a redirect), which is less certain, each section is looked at in this way by itself:
/// the host and the first part of the path. What is not taken out is counted ("held back"), and
/// asked for again in the next run. How many were taken out; addresses that had the bytes of one
/// of these are due again.
[[nodiscard]] base::Result<std::size_t> remove_gone(CrawlStore& store, CrawlTally& tally,
                                                    WarcWriter* writer, unsigned most_percent);

}  // namespace tracuu::indexer
