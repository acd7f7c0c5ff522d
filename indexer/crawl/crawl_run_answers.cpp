// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "indexer/bytes/http_response.hpp"
#include "indexer/crawl/crawl_run.hpp"
#include "indexer/crawl/page_address.hpp"
#include "indexer/html/link_target.hpp"

// What CrawlRunner does with answers.

namespace tracuu::indexer {

using base::Result;

namespace {

constexpr unsigned kMaxTries = 3;
constexpr unsigned kMaxHops = 5;
constexpr std::uint64_t kMaxErrandBytes = std::uint64_t{64} << 20;

std::int64_t seconds_now() {
  return std::chrono::duration_cast<std::chrono::seconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

/// Whether it is worth to ask again soon: no answer, or that the host cannot now.
bool may_be_asked_again(FetchOutcome const& outcome) {
  if (!outcome.answer) return outcome.answer.error().code != base::ErrorCode::InvalidArgument;
  int const status = outcome.answer->status;
  std::string const& cut = outcome.answer->truncated;
  if (cut == "disconnect" || cut == "time") return true;
  return status == 429 || status == 502 || status == 503 || status == 504;
}

bool leads_on(int status) {
  return status >= 301 && status <= 308 && status != 304 && status != 305 && status != 306;
}

/// The body without its Content-Encoding; empty if it cannot be taken off.
std::string decoded_body(FetchAnswer const& answer) {
  auto const head = parse_http_head(answer.head);
  if (!head) return "";
  auto body = decode_http_body(*head, answer.body, kMaxErrandBytes);
  return body ? std::move(*body) : std::string();
}

std::string failure_text(FetchOutcome const& outcome) {
  return outcome.answer ? fmt::format("HTTP {}", outcome.answer->status)
                        : outcome.answer.error().message;
}

}  // namespace

Result<void> CrawlRunner::handle(FetchOutcome outcome) {
  auto const found = running_.find(outcome.tag);
  if (found == running_.end()) return {};
  CrawlTask task = std::move(found->second);
  running_.erase(found);
  std::string const host = host_of_address(task.url);
  tally_.add("total", "requests");
  if (outcome.answer) {
    FetchAnswer const& answer = *outcome.answer;
    pace_.answered(host,
                   {answer.status, answer.took,
                    parse_retry_after(header_of(answer.head, "retry-after"),
                                      std::chrono::system_clock::now())},
                   Clock::now());
    tally_.add("total", "bytes", "", answer.head.size() + answer.body.size());
  } else if (outcome.answer.error().code == base::ErrorCode::InvalidArgument) {
    pace_.not_asked(host);
  } else if (outcome.answer.error().code == base::ErrorCode::NotFound) {
    pace_.unknown(host);
  } else {
    pace_.failed(host, Clock::now());
  }
  if (!outcome.answer && first_failure_.empty()) {
    first_failure_ = fmt::format("{}: {}", task.url, outcome.answer.error().message);
  }
  switch (task.kind) {
    case CrawlTask::Kind::Page: return handle_page(task, outcome);
    case CrawlTask::Kind::Robots: return handle_robots(task, outcome);
    case CrawlTask::Kind::SiteMap: return handle_site_map(task, outcome);
    case CrawlTask::Kind::Probe: handle_probe(task, outcome); return {};
  }
  return {};
}

Result<void> CrawlRunner::handle_page(CrawlTask& task, FetchOutcome const& outcome) {
  std::string const host = host_of_address(task.url);
  if (may_be_asked_again(outcome)) {
    // It stays due: of a host that was given up, for the next run.
    if (pace_.is_given_up(host)) return {};
    if (++tries_[task.url] < kMaxTries) return {};
  }
  tries_.erase(task.url);
  if (!outcome.answer) {
    bool const is_refused = outcome.answer.error().code == base::ErrorCode::InvalidArgument;
    if (is_refused) {
      tally_.add("total", "refused");
      tally_.add("refused", outcome.answer.error().message, task.url);
      task.address.state = AddressState::Refused;
      task.address.reason = outcome.answer.error().message;
      return store_.save(task.address);
    }
    return filing_.file_failure(std::move(task.address), 0, outcome.answer.error().message,
                                seconds_now());
  }
  tally_.add("total", "asked");
  has_answer_ = has_answer_ || outcome.answer->status < 500;
  if (outcome.answer->status >= 400 && first_failure_.empty()) {
    first_failure_ = fmt::format("{}: HTTP {}", task.url, outcome.answer->status);
  }
  auto filed = filing_.file(std::move(task.address), *outcome.answer, seconds_now());
  for (std::string const& feed : filing_.take_feeds()) add_site_map(feed);
  return filed;
}

std::optional<CrawlTask> CrawlRunner::redirected(CrawlTask const& task, FetchAnswer const& answer) {
  if (!leads_on(answer.status) || task.hops >= kMaxHops) return std::nullopt;
  auto const target = page_address(link_url({task.url, ""}, header_of(answer.head, "location")));
  if (!target || target->url == task.url) return std::nullopt;
  CrawlTask next = task;
  next.url = target->url;
  ++next.hops;
  return next;
}

Result<void> CrawlRunner::handle_robots(CrawlTask& task, FetchOutcome const& outcome) {
  bool const is_tried = ++task.tries >= kMaxTries || pace_.is_given_up(host_of_address(task.url));
  if (may_be_asked_again(outcome) && !is_tried) {
    hosts_.add_errand(std::move(task));
    return {};
  }
  if (!outcome.answer) {
    tally_.add("robots", "could not be read: " + failure_text(outcome), task.url);
    settle_rules(task, 0, "");
    return {};
  }
  if (auto next = redirected(task, *outcome.answer)) {
    hosts_.add_errand(std::move(*next));
    return {};
  }
  int const status = outcome.answer->status;
  if (status >= 500 || status == 429) {
    tally_.add("robots", "could not be read: " + failure_text(outcome), task.url);
    if (first_failure_.empty()) {
      first_failure_ = fmt::format("{}: HTTP {}", task.url, status);
    }
  } else {
    has_answer_ = true;
  }
  if (writer_ && status == 200) {
    auto const written = writer_->write_response(*outcome.answer);
    if (!written) return written.error();
  }
  settle_rules(task, status, decoded_body(*outcome.answer));
  return {};
}

void CrawlRunner::settle_rules(CrawlTask const& task, int status, std::string const& body) {
  RobotsRules rules = RobotsRules::of_answer(status, body, kCrawlProduct);
  std::string const& origin = task.subject;
  if (rules.is_cut()) tally_.add("robots", "is longer than what is read of it", task.url);
  if (auto const delay = rules.crawl_delay()) {
    pace_.set_crawl_delay(host_of_address(origin + "/"), *delay);
  }
  for (std::string const& map : rules.sitemaps()) {
    std::string const url = link_url({origin + "/robots.txt", ""}, map);
    if (auto const address = page_address(url)) add_site_map(address->url);
  }
  if (rules.sitemaps().empty() && !rules.is_unreachable()) {
    std::string const usual = origin + "/sitemap.xml";
    default_maps_.insert(usual);
    if (rules.allows("/sitemap.xml")) add_site_map(usual);
  }
  frontier_.set_rules(origin, std::move(rules));
}

void CrawlRunner::add_site_map(std::string const& url, unsigned hops) {
  auto const address = page_address(url);
  if (!address || frontier_.scope().place_of(address->url) == AddressPlace::OtherHost) {
    tally_.add_once("sitemap", "lies on a host that is not of the crawl", url);
    return;
  }
  RobotsRules const* const rules = frontier_.rules_of(origin_of_address(address->url));
  if (rules != nullptr && !rules->allows(target_of_address(address->url))) {
    tally_.add_once("sitemap", "robots.txt does not allow it", address->url);
    return;
  }
  hosts_.add_site_map(address->url, hops);
}

Result<void> CrawlRunner::handle_site_map(CrawlTask const& task, FetchOutcome const& outcome) {
  if (!outcome.answer || outcome.answer->status != 200) {
    if (outcome.answer) {
      if (auto const next = redirected(task, *outcome.answer)) {
        add_site_map(next->url, next->hops);
        return {};
      }
    }
    CrawlTask again = task;
    if (may_be_asked_again(outcome) && ++again.tries < kMaxTries &&
        !pace_.is_given_up(host_of_address(task.url))) {
      hosts_.add_errand(std::move(again));
    } else if (!default_maps_.contains(task.url)) {
      tally_.add("sitemap", failure_text(outcome), task.url);
    }
    return {};
  }
  auto const map = read_site_map(decoded_body(*outcome.answer), task.url);
  if (!map) {
    if (!default_maps_.contains(task.url)) tally_.add("sitemap", map.error().message, task.url);
    return {};
  }
  tally_.add("total", "sitemap");
  if (!map->broken.empty()) tally_.add("sitemap", "broken: " + map->broken, task.url);
  if (map->beyond_limit > 0) {
    tally_.add("sitemap", "addresses after the first 50,000", task.url, map->beyond_limit);
  }
  for (SiteMapEntry const& entry : map->maps) {
    if (task.hops < kMaxHops) add_site_map(entry.url, task.hops + 1);
  }
  for (SiteMapEntry const& entry : map->pages) {
    std::int64_t const changed = entry.changed ? entry.changed->time_since_epoch().count() : 0;
    auto const added = frontier_.add_listed(entry.url, 1, changed);
    if (!added) return added.error();
  }
  return {};
}

void CrawlRunner::handle_probe(CrawlTask const& task, FetchOutcome const& outcome) {
  soft_404_.learn_honest(task.subject);
  if (!outcome.answer) return;
  FetchAnswer const& answer = *outcome.answer;
  if (auto next = redirected(task, answer)) {
    if (next->url.find(word_) != std::string::npos) {  // to https, to another spelling
      hosts_.add_errand(std::move(*next));
    } else {
      soft_404_.learn_redirect(task.subject, next->url);
      tally_.add("soft 404", "leads to another page for what is not there", task.url);
    }
    return;
  }
  if (answer.status != 200) return;
  AnswerReading reading = read_answer(answer, options_.max_answer_bytes);
  if (!reading.shape) return;
  if (soft_404_.learn_page(task.subject, std::move(*reading.shape))) {
    CrawlTask second = task;
    second.url = Soft404::probe_of(task.url, word_ + "-2");
    second.hops = 0;
    hosts_.add_errand(std::move(second));
    tally_.add("soft 404", "shows a page for what is not there", task.url);
  }
}

}  // namespace tracuu::indexer
