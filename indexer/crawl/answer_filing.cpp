// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/answer_filing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/ascii.hpp"
#include "base/fnv.hpp"
#include "indexer/crawl/archive_notes.hpp"
#include "indexer/html/link_target.hpp"

namespace tracuu::indexer {

using base::Result;

namespace {

/// CrawlAddress::reason of a page that has the bytes of another, so that the archive has them once.
constexpr std::string_view kSameBytes = "its bytes are those of another address";

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

constexpr std::string_view kBehindLogin = "behind a login page";
constexpr char const* kCommonText = "it shows what other pages show all at once";

/// Whether the rest of the body did not come, and may the next time.
bool has_broken_off(FetchAnswer const& answer) {
  return answer.is_cut() && answer.truncated != "length";
}

bool is_start_page(CrawlAddress const& address) {
  return address.depth == 0 || target_of_address(address.url) == "/";
}

/// Whether the archive holds something that stands for the address.
bool is_kept(CrawlAddress const& address) {
  return address.state == AddressState::Page || address.state == AddressState::Redirect;
}

/// The page that this one stands for, as it says; empty if it says none or itself.
std::string named_original(CrawlAddress const& address, PageLinks const& links) {
  std::string const& named = links.refresh.empty() ? links.canonical : links.refresh;
  auto const original = named.empty() ? std::nullopt : page_address(named);
  return original && original->url != address.url ? original->url : "";
}

/// Text that a page may have and still be nothing but a step to another.
constexpr std::size_t kStepCodePoints = 200;

/// Where a page leads by itself (meta refresh), if it says next to nothing.
std::optional<std::string> refresh_target(CrawlAddress const& address,
                                          AnswerReading const& reading) {
  if (reading.links.refresh.empty() || !reading.shape) return std::nullopt;
  auto const target = page_address(reading.links.refresh);
  bool const is_step =
      target && target->url != address.url && reading.shape->code_points < kStepCodePoints;
  return is_step ? std::optional(target->url) : std::nullopt;
}

}  // namespace

AnswerFiling::AnswerFiling(CrawlOptions const& options, CrawlFrontier& frontier, CrawlStore& store,
                           CrawlTally& tally, Soft404& soft_404, WarcWriter* writer)
    : options_(options),
      frontier_(frontier),
      store_(store),
      tally_(tally),
      soft_404_(soft_404),
      writer_(writer) {}

Result<void> AnswerFiling::file(CrawlAddress address, FetchAnswer const& answer, std::int64_t now) {
  int const status = answer.status;
  if (status >= 500 || status == 429) {
    return file_failure(std::move(address), status, fmt::format("HTTP {}", status), now);
  }
  if (status == 200 && has_broken_off(answer) && is_kept(address)) {
    // What was whole is not given for a piece.
    return file_failure(std::move(address), status, "the answer broke off", now);
  }
  address.asked = now;
  address.asked_run = store_.run_id();
  address.status = status;
  address.failures = 0;
  address.changed_then = address.changed;
  if (status == 304) return file_unchanged(address, answer);
  if (status == 200) return file_page(address, answer);
  if (is_redirect(status)) return file_redirect(address, answer);
  if (status == 404 || status == 410) {
    return file_missing(address, fmt::format("HTTP {}", status));
  }
  return refuse(address, fmt::format("HTTP {}", status));
}

Result<void> AnswerFiling::file_failure(CrawlAddress address, int status, std::string_view why,
                                        std::int64_t now) {
  address.asked = now;
  address.asked_run = store_.run_id();
  address.status = status;
  ++address.failures;
  address.reason = why;
  if (!is_kept(address)) address.state = AddressState::Failed;
  tally_.add("total", "failed");
  tally_.add("failed", why, address.url);
  return store_.save(address);
}

Result<void> AnswerFiling::file_refusal(CrawlAddress address,
                                        CrawlFrontier::Refusal const& refusal) {
  bool const is_trap = refusal.state == AddressState::Trap;
  tally_.add_once(is_trap ? "trap" : "disallowed", refusal.reason, address.url);
  bool const was_kept = is_kept(address);
  address.reason = refusal.reason;
  // What a portal disallows later stays in the index until somebody takes it out: robots.txt says
  // what may be asked for, not what is true.
  if (!was_kept) address.state = refusal.state;
  return store_.save(address);
}

Result<void> AnswerFiling::write_response(CrawlAddress& address, FetchAnswer const& answer) {
  address.digest = payload_digest(answer.body);
  if (writer_ == nullptr) return {};
  auto const written = writer_->write_response(answer);
  if (!written) return written.error();
  address.record_id = written->id;
  address.record_date = written->date;
  return {};
}

Result<void> AnswerFiling::follow(CrawlAddress const& address, AnswerReading const& reading) {
  std::size_t fresh = 0;
  PageLinks const& links = reading.links;
  if (!options_.only_site_maps) {
    auto added = frontier_.add_links(links.links, address.url, address.depth + 1);
    if (!added) return added.error();
    fresh += *added;
    if (!links.refresh.empty()) {
      added = frontier_.add_links({links.refresh}, address.url, address.depth + 1);
      if (!added) return added.error();
      fresh += *added;
    }
  }
  feeds_.insert(feeds_.end(), links.feeds.begin(), links.feeds.end());
  if (reading.feed) {
    for (SiteMapEntry const& entry : reading.feed->pages) {
      auto const added = frontier_.add_listed(entry.url, address.depth + 1);
      if (!added) return added.error();
    }
  }
  if (links.nofollow_links > 0) {
    tally_.add("nofollow", "links that say so", address.url, links.nofollow_links);
  }
  if (links.is_nofollow) tally_.add("nofollow", "pages that say so", address.url);
  if (links.beyond_limit > 0) {
    tally_.add("not asked", "links after the first 10,000 of a page", address.url,
               links.beyond_limit);
  }
  if (reading.is_partly_read) {
    tally_.add("not asked", "links after the first 2 MB of a page", address.url);
  }
  // A page that was asked before says nothing of its pattern: it may well be as it was.
  bool const is_first =
      address.state == AddressState::Waiting || address.state == AddressState::Trap;
  if (!is_first || !reading.shape || is_start_page(address)) return {};
  auto const is_new = brings_news(address, reading);
  if (!is_new) return is_new.error();
  frontier_.traps().add_read(address.url, *is_new || fresh > 0);
  return {};
}

/// Whether the page has a text that was not met, or is the first of its pattern that names this
/// page as what it stands for: a second address of it.
Result<bool> AnswerFiling::brings_news(CrawlAddress const& address, AnswerReading const& reading) {
  PageShape const* const start = soft_404_.start_of(origin_of_address(address.url));
  auto is_new_text = store_.add_text(reading.shape->text_hash(start));
  if (!is_new_text || *is_new_text) return is_new_text;
  std::string const original = named_original(address, reading.links);
  bool const is_inside =
      !original.empty() && frontier_.scope().place_of(original) == AddressPlace::Inside;
  if (!is_inside) return false;
  return store_.add_text(base::fnv1a(address_pattern(address.url) + '\n' + original));
}

Result<void> AnswerFiling::file_page(CrawlAddress& address, FetchAnswer const& answer) {
  AnswerReading const reading = read_answer(answer, options_.max_answer_bytes);
  std::string const origin(origin_of_address(address.url));
  if (reading.shape && is_start_page(address)) {
    soft_404_.learn_start(origin, *reading.shape);
  } else if (reading.shape) {
    if (auto const why = soft_404_.why_missing(address.url, *reading.shape)) {
      return file_missing(address, *why);
    }
  }
  if (reading.links.is_login) return refuse(address, kBehindLogin);
  std::uint64_t const text = text_of(address, reading);
  bool const is_known = address.state == AddressState::Page && !is_start_page(address);
  if (is_known && reading.shape && payload_digest(answer.body) != address.digest) {
    auto const common = is_common(fmt::format("text {:x}", text), address);
    if (!common) return common.error();
    if (*common) return file_missing(address, kCommonText);
  }
  if (auto followed = follow(address, reading); !followed) return followed;
  address.text = text;
  address.etag = header_of(answer.head, "etag");
  address.last_modified = header_of(answer.head, "last-modified");
  if (answer.is_cut()) {  // to have all of it the next time
    address.etag.clear();
    address.last_modified.clear();
  }
  if (address.gone_passes > 0) tally_.add("total", "back");
  address.gone_passes = 0;
  if (!reading.refusal.empty()) {
    return file_left_out(address, answer, reading.refusal, CrawlNote::State::Gone);
  }
  if (auto const target = refresh_target(address, reading)) {
    return file_moved(address, answer, *target);
  }
  if (reading.links.is_noindex) {
    return file_left_out(address, answer, "noindex: it asks not to be indexed",
                         CrawlNote::State::NoIndex);
  }
  return file_text(address, answer, reading);
}

/// The text of a page is one of the index, unless it is another's.
Result<void> AnswerFiling::file_text(CrawlAddress& address, FetchAnswer const& answer,
                                     AnswerReading const& reading) {
  bool const was_page = address.state == AddressState::Page;
  if (was_page && payload_digest(answer.body) == address.digest) {
    return file_unchanged(address, answer);
  }
  tally_.add("total", was_page ? "changed" : "new");
  if (answer.is_cut()) tally_.add("cut", answer.truncated, address.url);
  address.state = AddressState::Page;
  address.reason.clear();
  auto const copied = write_copy(address, answer);
  if (!copied) return copied.error();
  if (!*copied) {
    if (auto written = write_response(address, answer); !written) return written;
    if (auto done = settle_canonical(address, reading.links); !done) return done;
  }
  return store_.save(address);
}

/// A page with the bytes of another is told as a revisit of that.
Result<bool> AnswerFiling::write_copy(CrawlAddress& address, FetchAnswer const& answer) {
  if (is_start_page(address) || answer.body.empty()) return false;
  std::string const digest = payload_digest(answer.body);
  auto const url = store_.page_with_digest(digest, address.url);
  if (!url) return url.error();
  if (!*url) return false;
  auto const original = store_.find(**url);
  if (!original) return original.error();
  if (!*original || writer_ == nullptr) return false;
  CrawlAddress const& of = **original;
  auto const written =
      writer_->write_revisit(answer, {of.url, of.record_date, of.record_id, of.digest});
  if (!written) return written.error();
  address.digest = digest;
  address.record_id = of.record_id;
  address.record_date = of.record_date;
  address.canonical = of.url;
  address.is_told = true;
  address.reason = kSameBytes;
  tally_.add("total", "copy");
  return true;
}

/// Keeps the address that the page names as its own, if that can be.
Result<void> AnswerFiling::settle_canonical(CrawlAddress& address, PageLinks const& links) {
  address.canonical.clear();
  address.is_told = false;
  if (links.canonical.empty()) return {};
  auto const named = page_address(links.canonical);
  if (!named || named->url == address.url) return {};
  if (target_of_address(named->url) == "/") {
    // A template that names the start page on all pages would leave one page of a portal.
    tally_.add_once("canonical", "names the start page, which is not believed", address.url);
    return {};
  }
  auto const added = frontier_.add(named->url, address.depth);
  if (!added) return added.error();
  if (added->empty()) {
    tally_.add_once("canonical", "names an address outside of the crawl", address.url);
    return {};
  }
  address.canonical = *added;
  return {};
}

/// It answered, and nothing of it is indexed.
Result<void> AnswerFiling::file_left_out(CrawlAddress& address, FetchAnswer const& answer,
                                         std::string_view why, CrawlNote::State state) {
  bool const was_page = address.state == AddressState::Page;
  bool const is_noindex = state == CrawlNote::State::NoIndex;
  bool const is_as_before =
      address.state == AddressState::Refused && payload_digest(answer.body) == address.digest;
  if (!is_as_before && (was_page || is_noindex)) {
    if (auto done = write_response(address, answer); !done) return done;
    auto noted = write_note(writer_, address.url, {state, "", std::string(why)});
    if (!noted) return noted;
  }
  address.digest = payload_digest(answer.body);
  address.state = AddressState::Refused;
  address.canonical.clear();
  return refuse(address, why);
}

/// Whether the page's answer is one that many give all at once. What was taken in of it before that
/// was known is taken back.
Result<bool> AnswerFiling::is_common(std::string_view answer, CrawlAddress const& page) {
  CommonAnswers::Verdict verdict = common_.add(answer, page);
  for (CrawlAddress& before : verdict.taken_in) {
    auto const now = store_.find(before.url);
    if (!now) return now.error();
    if (!*now) continue;
    bool const has_moved = (*now)->state == AddressState::Redirect;
    auto const noted = write_note(
        writer_, before.url,
        {has_moved ? CrawlNote::State::Kept : CrawlNote::State::Earlier, "", std::string(answer)});
    if (!noted) return noted.error();
    before.is_told = false;
    if (auto const done = file_missing(before, kCommonText); !done) return done.error();
  }
  return verdict.is_common;
}

/// PageShape::exact_hash of a page; 0 of what is none.
std::uint64_t AnswerFiling::text_of(CrawlAddress const& address,
                                    AnswerReading const& reading) const {
  PageShape const* const start = soft_404_.start_of(origin_of_address(address.url));
  return reading.shape ? reading.shape->exact_hash(start) : 0;
}

Result<void> AnswerFiling::refuse(CrawlAddress& address, std::string_view why) {
  address.reason = why;
  if (is_kept(address)) {
    tally_.add("kept", why, address.url);
    if (why == kBehindLogin) tally_.add("total", "kept behind login");
  } else {
    address.state = AddressState::Refused;
    tally_.add("total", "refused");
    tally_.add("refused", why, address.url);
  }
  return store_.save(address);
}

/// Whether a page that was a copy of another is one no more, since the other has changed or gone.
Result<bool> AnswerFiling::is_copy_outdated(CrawlAddress const& address) const {
  if (address.reason != kSameBytes) return false;
  auto const original = store_.find(address.canonical);
  if (!original) return original.error();
  return !*original || !(*original)->is_indexed() || (*original)->digest != address.digest;
}

Result<void> AnswerFiling::file_unchanged(CrawlAddress& address, FetchAnswer const& answer) {
  auto const outdated = is_copy_outdated(address);
  if (!outdated) return outdated.error();
  if (*outdated) {
    // Its bytes are in the archive under an address that now has others: they are asked for again.
    address.state = AddressState::Waiting;
    address.etag.clear();
    address.last_modified.clear();
    address.digest.clear();
    address.canonical.clear();
    address.reason.clear();
    return store_.save_due(address);
  }
  address.gone_passes = 0;
  if (address.state == AddressState::Refused) return refuse(address, std::string(address.reason));
  tally_.add("total", "unchanged");
  if (writer_ != nullptr) {
    std::string const& of = address.reason == kSameBytes ? address.canonical : address.url;
    auto const written = writer_->write_revisit(
        answer, {of, address.record_date, address.record_id, address.digest});
    if (!written) return written.error();
  }
  return store_.save(address);
}

Result<void> AnswerFiling::file_redirect(CrawlAddress& address, FetchAnswer const& answer) {
  std::string const location = header_of(answer.head, "location");
  auto const target = page_address(link_url({address.url, ""}, location));
  if (!target) return refuse(address, "leads nowhere");
  if (target->url == address.url) return refuse(address, "leads to itself");
  bool const is_login = is_login_address(target->url) && !is_login_address(address.url);
  if (is_login) return refuse(address, kBehindLogin);
  if (!is_start_page(address)) {
    if (auto const why = soft_404_.why_missing(address.url, std::string_view(target->url))) {
      return file_missing(address, *why);
    }
  }
  return file_moved(address, answer, target->url);
}

Result<void> AnswerFiling::file_moved(CrawlAddress& address, FetchAnswer const& answer,
                                      std::string const& target) {
  if (address.state == AddressState::Page) {
    auto const common = is_common(target.substr(0, target.find('?')), address);
    if (!common) return common.error();
    if (*common) {
      return file_missing(address,
                          fmt::format("it leads to {}, as other pages do all at once", target));
    }
  }
  auto const added = frontier_.add(target, address.depth);
  if (!added) return added.error();
  if (added->empty()) {
    return refuse(address, fmt::format("leads out of the crawl, to {}", host_of_address(target)));
  }
  tally_.add("total", "redirect");
  bool const is_as_before = address.state == AddressState::Redirect && address.canonical == target;
  if (!is_as_before) {
    if (auto written = write_response(address, answer); !written) return written;
    address.is_told = false;
  }
  address.state = AddressState::Redirect;
  address.canonical = target;
  address.digest.clear();
  address.gone_passes = 0;
  address.reason.clear();
  return store_.save(address);
}

/// The answer itself is not written: of each address the archive's newest answer counts, and
/// whether the page goes is decided in the end (remove_gone).
Result<void> AnswerFiling::file_missing(CrawlAddress& address, std::string const& why) {
  address.reason = why;
  if (!is_kept(address)) {  // a link to what was never there
    address.state = AddressState::Gone;
    address.gone_passes = kGonePasses;
    tally_.add("total", "missing");
    tally_.add("missing", why, address.url);
    return store_.save(address);
  }
  address.gone_passes = address.status == 410 ? kGonePasses : address.gone_passes + 1;
  if (address.gone_passes < kGonePasses) {
    tally_.add("total", "missing once");
    tally_.add("missing once", why, address.url);
  }
  return store_.save(address);
}

std::vector<std::string> AnswerFiling::take_feeds() {
  return std::exchange(feeds_, {});
}

}  // namespace tracuu::indexer
