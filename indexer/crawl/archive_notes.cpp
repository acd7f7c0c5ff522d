// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/archive_notes.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "indexer/crawl/crawl_options.hpp"
#include "indexer/crawl/page_address.hpp"

namespace tracuu::indexer {

using base::Result;

namespace {

/// Whether the host said itself that there is nothing.
bool is_certain(CrawlAddress const& address) {
  return address.status == 404 || address.status == 410;
}

/// Takes the page out of the archive, and forgets what it was.
Result<void> remove_page(CrawlStore& store, WarcWriter* writer, CrawlAddress address) {
  auto const state = address.status == 200 ? CrawlNote::State::Soft404 : CrawlNote::State::Gone;
  if (auto noted = write_note(writer, address.url, {state, "", address.reason}); !noted) {
    return noted;
  }
  address.state = AddressState::Gone;
  address.gone_passes = kGonePasses;
  address.etag.clear();
  address.last_modified.clear();
  address.digest.clear();
  address.canonical.clear();
  if (auto released = store.release_copies(address.url); !released) return released;
  return store.save(address);
}

bool is_too_much(std::uint64_t gone, std::uint64_t kept, unsigned most_percent) {
  return gone > kFewGone && gone * 100 > kept * most_percent;
}

void hold_back(CrawlTally& tally, std::string_view why, std::vector<CrawlAddress> const& pages) {
  tally.add("total", "held back", "", pages.size());
  tally.add("held back", why, pages.front().url, pages.size());
}

/// "https://h/tin/" of "https://h/tin/a/b-1.html".
std::string section_of(std::string_view url) {
  std::string_view const origin = origin_of_address(url);
  std::size_t const slash = url.find('/', std::min(origin.size() + 1, url.size()));
  std::string section(slash == std::string_view::npos ? origin : url.substr(0, slash));
  return section += '/';
}

/// Takes the pages out of `gone` whose section would lose too much of itself by what is not
/// certain.
Result<void> hold_back_sections(CrawlStore const& store, CrawlTally& tally, unsigned most_percent,
                                std::vector<CrawlAddress>& gone) {
  std::map<std::string, std::vector<CrawlAddress>> uncertain;
  for (CrawlAddress const& address : gone) {
    if (!is_certain(address)) uncertain[section_of(address.url)].push_back(address);
  }
  for (auto const& entry : uncertain) {
    std::string const& section = entry.first;
    std::vector<CrawlAddress> const& pages = entry.second;
    auto const kept = store.kept_below(section);
    if (!kept) return kept.error();
    if (!is_too_much(pages.size(), *kept, most_percent)) continue;
    hold_back(tally, "too many of a section are gone at once", pages);
    std::erase_if(gone, [&](CrawlAddress const& address) {
      return !is_certain(address) && section_of(address.url) == section;
    });
  }
  return {};
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
  auto gone = store.missing(kGonePasses);
  if (!gone) return gone.error();
  if (gone->empty()) return std::size_t{0};
  auto const states = store.state_counts();
  if (!states) return states.error();
  auto const of = [&](AddressState state) { return (*states)[static_cast<std::size_t>(state)]; };
  std::uint64_t const kept = of(AddressState::Page) + of(AddressState::Redirect);
  if (is_too_much(gone->size(), kept, most_percent)) {
    hold_back(tally, "too many are gone at once", *gone);
    return std::size_t{0};
  }
  if (auto const held = hold_back_sections(store, tally, most_percent, *gone); !held) {
    return held.error();
  }
  for (CrawlAddress const& address : *gone) {
    tally.add("total", "gone");
    tally.add("gone", address.reason, address.url);
    if (auto const removed = remove_page(store, writer, address); !removed) return removed.error();
  }
  return gone->size();
}

}  // namespace tracuu::indexer
