// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tracuu::indexer {

/// What a crawl found out of an address that no answer of the server says by itself. A crawl writes
/// it as the block of a `metadata` record (ISO 28500:2017, section 6.6) of that address, as
/// `application/warc-fields`, after the answer that it is about; who reads the archive lets
/// the newest record of an address count.
///
/// A note is about the answer before it: an answer with status 200 that comes later takes it back,
/// so a crawl writes the note again after it if it still holds. A `revisit` record takes no note
/// back.
struct CrawlNote {
  enum class State {
    Kept,       ///< a page like others: takes an earlier note, or an answer 404 or 410, back
    Gone,       ///< asked for in a purge pass and not there
    Soft404,    ///< answered 200 with the text that says that there is no such page
    NoIndex,    ///< asks not to be indexed
    Duplicate,  ///< its text stands at `canonical`, of which it is another address
    Earlier,    ///< answered with what is none of its own (a login page): its text is that before
    Moved,      ///< leads to `canonical` (a redirect), of which it is another address
  };
  State state = State::Kept;
  std::string canonical = "";  ///< an address, as it stands in the record of that page
  std::string reason = "";     ///< for people, in one line; may be empty

  bool operator==(CrawlNote const&) const = default;
};

/// The block of the metadata record: "tracuu-state: duplicate\r\ntracuu-canonical: https://…\r\n".
/// Line breaks in `canonical` and `reason` become spaces. Thread-safe.
[[nodiscard]] std::string to_warc_fields(CrawlNote const& note);

/// What to_warc_fields wrote; nothing for blocks of other crawlers, an unknown state, and a
/// duplicate that names no address. Thread-safe.
[[nodiscard]] std::optional<CrawlNote> parse_crawl_note(std::string_view block);

}  // namespace tracuu::indexer
