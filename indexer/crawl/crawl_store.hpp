// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace tracuu::indexer {

/// What a crawl knows of an address. Written to disk: never change a number.
enum class AddressState {
  Waiting = 0,     ///< never asked
  Page = 1,        ///< it has a text, or an attachment
  Redirect = 2,    ///< it leads to another
  Gone = 3,        ///< 404 or 410, or a page that says so (Soft404)
  Refused = 4,     ///< it answered, with nothing that is indexed
  Failed = 5,      ///< it did not answer, or with 5xx
  Disallowed = 6,  ///< robots.txt says no
  Trap = 7,        ///< left by TrapWatch
};

/// An address of the crawl's database.
struct CrawlAddress {
  std::string url;   ///< in one spelling
  std::string host;  ///< with its port
  AddressState state = AddressState::Waiting;
  std::uint32_t depth = 0;        ///< links from a start address
  int status = 0;                 ///< of HTTP, when it was asked last; 0: none
  std::int64_t asked = 0;         ///< when; seconds since 1970; 0: never
  std::int64_t asked_run = 0;     ///< CrawlRun::id of that
  std::int64_t changed = 0;       ///< what its sitemap says of its last change; 0: nothing
  std::int64_t changed_then = 0;  ///< what it said when the address was asked
  std::string etag;
  std::string last_modified;
  std::string digest;      ///< payload_digest of its last answer
  std::uint64_t text = 0;  ///< PageShape::exact_hash of it; 0: not known, or it is no page
  std::string record_id;   ///< WARC record of that answer
  std::string record_date;
  std::string canonical;     ///< the address that its text belongs to; empty: its own
  bool is_told = false;      ///< the archive says so of `canonical`
  unsigned failures = 0;     ///< one run after the other
  unsigned gone_passes = 0;  ///< runs in which it answered 404 or as one, one after the other
  std::string reason;        ///< why it is refused, gone, failed or left

  [[nodiscard]] bool is_indexed() const { return state == AddressState::Page; }
};

/// One line of what a run counted: "disallowed", "Disallow: /tim-kiem", 120, an example.
struct CrawlCount {
  std::string kind;
  std::string subject;
  std::uint64_t count = 0;
  std::string example;
};

/// A run that has begun.
struct CrawlRun {
  std::int64_t id = 0;
  std::int64_t started = 0;   ///< seconds since 1970
  bool is_continued = false;  ///< it was killed or stopped, and goes on
};

/// The database of a crawl (SQLite in WAL mode): its addresses, which of them wait to be asked,
/// what it learned. Changes are on the disk after commit(); a kill takes it back to the last one.
/// Belongs to one thread. All functions: Io, DiskFull, naming the file.
class CrawlStore {
 public:
  /// Opens or makes `folder`/crawl.sqlite. SchemaMismatch for one of another version.
  [[nodiscard]] static base::Result<CrawlStore> open(std::filesystem::path const& folder);
  CrawlStore(CrawlStore&&) noexcept;
  CrawlStore& operator=(CrawlStore&&) noexcept;
  ~CrawlStore();

  /// Goes on with the run that did not end, or begins one: then nothing is due, and what sitemaps
  /// said (CrawlAddress::changed) is forgotten: one that names a page no more says nothing of it.
  [[nodiscard]] base::Result<CrawlRun> begin_run(std::int64_t now);
  /// The run has ended. What was still due stays so for nobody.
  [[nodiscard]] base::Result<void> end_run(CrawlRun const& run, std::int64_t now,
                                           std::string_view report);

  /// CrawlRun::id of the run; 0 before begin_run.
  [[nodiscard]] std::int64_t run_id() const;

  /// An address was found at `depth`. True if it was not known; it is due then. One that is known
  /// gets the lesser depth, and a later `changed`; what is gone or was left as a trap is due
  /// again if it was not asked since the run began. REQUIRES: begin_run.
  [[nodiscard]] base::Result<bool> add(std::string_view url, std::string_view host,
                                       std::uint32_t depth, std::int64_t changed = 0);
  [[nodiscard]] base::Result<std::optional<CrawlAddress>> find(std::string_view url) const;
  /// The due address of `host` to be asked next: what was never asked, then what was asked longest
  /// ago, of equals the nearest to a start address; nothing if none is due.
  [[nodiscard]] base::Result<std::optional<CrawlAddress>> next_due(std::string_view host) const;
  [[nodiscard]] base::Result<std::vector<std::string>> due_hosts() const;
  [[nodiscard]] base::Result<std::uint64_t> due_count() const;
  /// Puts what was learned of an address in the place of what was known; it is due no more.
  [[nodiscard]] base::Result<void> save(CrawlAddress const& address);
  /// As save, and it stays due.
  [[nodiscard]] base::Result<void> save_due(CrawlAddress const& address);

  /// Makes all addresses due that a new run asks again: all but those that are gone for
  /// `gone_passes` runs.
  [[nodiscard]] base::Result<void> make_known_due(unsigned gone_passes);
  /// Makes due the pages that were not asked since `run` began, and what answered 404 once: the
  /// purge pass. How many they are.
  [[nodiscard]] base::Result<std::uint64_t> make_purge_due(CrawlRun const& run,
                                                           unsigned gone_passes);
  /// Pages and redirects that answered as missing in `passes` passes or more.
  [[nodiscard]] base::Result<std::vector<CrawlAddress>> missing(unsigned passes) const;
  /// Addresses whose canonical address was `url` are asked again without validators.
  [[nodiscard]] base::Result<void> release_copies(std::string_view url);

  /// Calls `visit` with each address.
  [[nodiscard]] base::Result<void> for_each_url(
      std::function<void(std::string_view)> const& visit) const;
  /// The first page with that digest, and not `url`; nothing if there is none.
  [[nodiscard]] base::Result<std::optional<std::string>> page_with_digest(
      std::string_view digest, std::string_view url) const;
  /// Addresses of which the archive does not tell yet that their text stands elsewhere: pages whose
  /// canonical address is a page (of which the archive tells already if it is another's), redirects
  /// whose target is a page or leads on.
  [[nodiscard]] base::Result<std::vector<CrawlAddress>> untold_copies() const;
  /// The archive tells now of the canonical address of `url`.
  [[nodiscard]] base::Result<void> mark_told(std::string_view url);
  /// True if no page with that text was met before; then it is kept.
  [[nodiscard]] base::Result<bool> add_text(std::uint64_t text_hash);

  /// Adds to what the run counts.
  [[nodiscard]] base::Result<void> count(std::string_view kind, std::string_view subject,
                                         std::string_view example, std::uint64_t more = 1);
  /// What the run counted, most first within a kind.
  [[nodiscard]] base::Result<std::vector<CrawlCount>> counts() const;

  /// What else is to be kept, through a kill and for the runs that follow: patterns that were
  /// closed.
  [[nodiscard]] base::Result<void> keep_fact(std::string_view kind, std::string_view subject,
                                             std::string_view value);
  /// Subjects and values of a kind.
  [[nodiscard]] base::Result<std::vector<std::pair<std::string, std::string>>> facts(
      std::string_view kind) const;

  /// How many pages and redirects have an address that begins with `prefix`, which ends with '/'.
  [[nodiscard]] base::Result<std::uint64_t> kept_below(std::string_view prefix) const;

  /// How many addresses are in each state, in the order of AddressState.
  [[nodiscard]] base::Result<std::vector<std::uint64_t>> state_counts() const;

  [[nodiscard]] base::Result<void> commit();

 private:
  struct Impl;
  explicit CrawlStore(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace tracuu::indexer
