// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/crawl_hosts.hpp"

#include <iterator>

#include "indexer/crawl/page_address.hpp"

namespace tracuu::indexer {

CrawlHosts::CrawlHosts(CrawlStore& store, CrawlFrontier& frontier, Soft404& soft_404,
                       std::string word)
    : store_(store), frontier_(frontier), soft_404_(soft_404), word_(std::move(word)) {}

void CrawlHosts::add_errand(CrawlTask task) {
  hosts_[host_of_address(task.url)].errands.push_back(std::move(task));
}

void CrawlHosts::add_site_map(std::string const& url, unsigned hops) {
  if (!site_maps_.insert(url).second) return;
  CrawlTask task;
  task.kind = CrawlTask::Kind::SiteMap;
  task.url = url;
  task.hops = hops;
  add_errand(std::move(task));
}

std::vector<std::string> CrawlHosts::names() const {
  std::vector<std::string> names;
  for (auto const& [name, host] : hosts_) {
    if (host.may_have_due || !host.errands.empty()) names.push_back(name);
  }
  return names;
}

std::optional<CrawlTask> CrawlHosts::take_errand(std::string const& host) {
  std::deque<CrawlTask>& errands = hosts_[host].errands;
  if (errands.empty()) return std::nullopt;
  CrawlTask task = std::move(errands.front());
  errands.pop_front();
  return task;
}

std::optional<CrawlTask> CrawlHosts::errand_before(CrawlAddress const& address) {
  std::string const origin(origin_of_address(address.url));
  CrawlTask task;
  if (frontier_.rules_of(origin) == nullptr) {
    asked_rules_.insert(origin);
    task.kind = CrawlTask::Kind::Robots;
    task.url = origin + "/robots.txt";
    task.subject = origin;
    return task;
  }
  std::string const kind = Soft404::kind_of(address.url);
  if (address.depth == 0 || soft_404_.is_known(kind)) return std::nullopt;
  std::string const probe = Soft404::probe_of(address.url, word_);
  Host& host = hosts_[address.host];
  bool const may_ask = frontier_.refusal_of(probe).state == AddressState::Waiting;
  if (!may_ask || host.probes >= kMaxProbes) {
    soft_404_.learn_honest(kind);
    return std::nullopt;
  }
  ++host.probes;
  task.kind = CrawlTask::Kind::Probe;
  task.url = probe;
  task.subject = kind;
  return task;
}

bool CrawlHosts::is_waiting_for_rules(CrawlAddress const& address) const {
  std::string_view const origin = origin_of_address(address.url);
  return frontier_.rules_of(origin) == nullptr && asked_rules_.contains(origin);
}

std::vector<CrawlTask> CrawlHosts::give_up(std::string const& name) {
  Host& host = hosts_[name];
  std::vector<CrawlTask> tasks(std::make_move_iterator(host.errands.begin()),
                               std::make_move_iterator(host.errands.end()));
  host.errands.clear();
  host.may_have_due = false;
  return tasks;
}

}  // namespace tracuu::indexer
