// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/archive_notes.hpp"

#include <cstdint>
#include <vector>

#include "indexer/crawl/crawl_options.hpp"

namespace tracuu::indexer {

using base::Result;

namespace {

/// Takes the page out of the archive, and forgets what it was.
Result<void> remove_page(CrawlStore& store, WarcWriter* writer, CrawlAddress address) {
  auto const state = address.status == 200 ? CrawlNote::State::Soft404 : CrawlNote::State::Gone;
  if (auto const noted = write_note(writer, address.url, {state, "", address.reason}); !noted) {
    return noted;
  }
  address.state = AddressState::Gone;
  address.gone_passes = kGonePasses;
  address.etag.clear();
  address.last_modified.clear();
  address.digest.clear();
  address.canonical.clear();
  if (auto const released = store.release_copies(address.url); !released) return released;
  return store.save(address);
}

}  // namespace

Result<void> write_note(WarcWriter* writer, std::string_view url, CrawlNote const& note) {
  if (writer == nullptr) return {};
  auto const written = writer->write_metadata(url, to_warc_fields(note));
  if (!written) return written.error();
  return {};
}

Result<void> tell_copies(CrawlStore& store, CrawlTally& tally, WarcWriter* writer) {
  auto const copies = store.untold_copies();
  if (!copies) return copies.error();
  for (CrawlAddress const& copy : *copies) {
    bool const has_moved = copy.state == AddressState::Redirect;
    auto noted = write_note(
        writer, copy.url,
        {has_moved ? CrawlNote::State::Moved : CrawlNote::State::Duplicate, copy.canonical, ""});
    if (!noted) return noted;
    if (auto marked = store.mark_told(copy.url); !marked) return marked;
    if (!has_moved) tally.add("total", "copy");
  }
  // What is told now may be what others wait for.
  return copies->empty() ? Result<void>() : tell_copies(store, tally, writer);
}

Result<std::size_t> remove_gone(CrawlStore& store, CrawlTally& tally, WarcWriter* writer,
                                unsigned most_percent) {
  auto const gone = store.missing(kGonePasses);
  if (!gone) return gone.error();
  if (gone->empty()) return std::size_t{0};
  auto const states = store.state_counts();
  if (!states) return states.error();
  auto const of = [&](AddressState state) { return (*states)[static_cast<std::size_t>(state)]; };
  std::uint64_t const kept = of(AddressState::Page) + of(AddressState::Redirect);
  if (gone->size() > kFewGone && gone->size() * 100 > kept * most_percent) {
    tally.add("total", "held back", "", gone->size());
    tally.add("held back", "too many are gone at once", gone->front().url, gone->size());
    return std::size_t{0};
  }
  for (CrawlAddress const& address : *gone) {
    tally.add("total", "gone");
    tally.add("gone", address.reason, address.url);
    if (auto const removed = remove_page(store, writer, address); !removed) return removed.error();
  }
  return gone->size();
}

}  // namespace tracuu::indexer
