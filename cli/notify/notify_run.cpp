// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/notify/notify_run.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>

#include "base/sha256.hpp"
#include "schema/date.hpp"
#include "schema/instant.hpp"

namespace tracuu::cli {

using base::Result;

namespace {

using Json = nlohmann::ordered_json;

/// Standard Webhooks, "Deliverability and reliability".
constexpr std::int64_t kMinute = 60;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::array<std::int64_t, 8> kWaits{5,         5 * kMinute, 30 * kMinute, 2 * kHour,
                                             5 * kHour, 10 * kHour,  14 * kHour,   20 * kHour};
/// An id is kept as its own beginning.
constexpr std::size_t kIdDigits = 24;

std::string iso_time(std::int64_t seconds) {
  return schema::format_iso_instant(schema::Instant(std::chrono::seconds(seconds)));
}

std::string encoded(std::string_view id) {
  std::string text;
  for (unsigned char const c : id) {
    bool const is_plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                          (c >= 'A' && c <= 'Z') || c == '-' || c == '.' || c == '_' || c == '~';
    text += is_plain ? std::string(1, static_cast<char>(c)) : fmt::format("%{:02X}", c);
  }
  return text;
}

Json head_json(schema::Announcement const& announcement, std::string const& public_url) {
  Json json = Json::object();
  json["id"] = announcement.id;
  json["title"] = announcement.title;
  json["date"] =
      announcement.date ? Json(schema::format_iso_date(*announcement.date)) : Json(nullptr);
  json["number"] = announcement.number.empty() ? Json(nullptr) : Json(announcement.number);
  json["url"] = announcement.url;
  json["page"] = public_url.empty()
                     ? Json(nullptr)
                     : Json(public_url + "/announcements/" + encoded(announcement.id));
  return json;
}

Result<std::vector<std::string>> found_ids(NotifiedSearch const& search,
                                           search::Searcher& searcher) {
  search::SearchRequest request = search.request;
  request.budget = search::SearchBudget::unlimited();
  auto stream = searcher.stream(request);
  if (!stream) return stream.error();
  std::vector<std::string> ids;
  for (;;) {
    auto const hit = stream->next();
    if (!hit) return hit.error();
    if (!*hit) return ids;
    ids.push_back((*hit)->found.announcement.id);
  }
}

/// The parts of a run, which share what they are told.
class NotifyRun {
 public:
  NotifyRun(NotifySettings const& settings, search::Searcher& searcher, NotifyStore& store,
            WebhookSender& sender, std::int64_t now, bool is_dry)
      : settings_(settings),
        searcher_(searcher),
        store_(store),
        sender_(sender),
        now_(now),
        is_dry_(is_dry) {}

  Result<NotifyReport> run() {
    for (NotifiedSearch const& search : settings_.searches) {
      if (auto const looked = look(search); !looked) return looked.error();
    }
    if (!is_dry_) {
      if (auto const sent = send_due(); !sent) return sent.error();
    }
    auto const counts = store_.counts();
    if (!counts) return counts.error();
    report_.left = *counts;
    return std::move(report_);
  }

 private:
  Result<void> look(NotifiedSearch const& search) {
    ++report_.searches;
    auto const ids = found_ids(search, searcher_);
    if (!ids) return ids.error();
    auto const is_known = store_.knows(search.name, search.key);
    if (!is_known) return is_known.error();
    if (!*is_known) {
      ++report_.begun;
      if (is_dry_) return {};
      return store_.begin(search.name, search.key, *ids);
    }
    auto const fresh = store_.new_ones(search.name, *ids);
    if (!fresh) return fresh.error();
    report_.news += fresh->size();
    if (is_dry_) return {};
    for (std::size_t at = 0; at < fresh->size(); at += kMostInDelivery) {
      std::size_t const end = std::min(fresh->size(), at + kMostInDelivery);
      std::vector<std::string> const part(fresh->begin() + static_cast<std::ptrdiff_t>(at),
                                          fresh->begin() + static_cast<std::ptrdiff_t>(end));
      if (auto queued = queue(search, part); !queued) return queued;
    }
    return {};
  }

  Result<void> queue(NotifiedSearch const& search, std::vector<std::string> const& ids) {
    Json list = Json::array();
    for (std::string const& id : ids) {
      auto const found = searcher_.find(id);
      if (!found) continue;  // deleted meanwhile
      list.push_back(head_json(found->announcement, settings_.public_url));
    }
    Json payload = Json::object();
    payload["type"] = "search.matched";
    payload["timestamp"] = iso_time(now_);
    payload["data"] = {{"search", search.name},
                       {"query", search.request.text},
                       {"announcements", std::move(list)}};
    std::string text = payload.dump(-1, ' ', false, Json::error_handler_t::replace);
    std::string const id =
        "msg_" +
        base::sha256_hex(search.name + '\n' + search.key + '\n' + text).substr(0, kIdDigits);
    return store_.note(search.name, ids, id, text, now_);
  }

  Result<void> send_due() {
    auto const due = store_.due(now_);
    if (!due) return due.error();
    for (Delivery const& delivery : *due) {
      auto const search =
          std::ranges::find(settings_.searches, delivery.search, &NotifiedSearch::name);
      if (search == settings_.searches.end()) {
        if (auto done = give_up(delivery, "the search is not configured any more"); !done) {
          return done;
        }
        continue;
      }
      if (auto sent = send(*search, delivery); !sent) return sent;
    }
    return {};
  }

  Result<void> send(NotifiedSearch const& search, Delivery const& delivery) {
    SendOutcome const outcome =
        sender_.send(search.address, search.secret, delivery.id, now_, delivery.payload);
    if (outcome.is_taken) {
      ++report_.delivered;
      return store_.delivered(delivery);
    }
    auto const wait = seconds_until_next_try(delivery.tries);
    if (outcome.is_gone || !wait) return give_up(delivery, outcome.reason);
    report_.failures.push_back(
        fmt::format("{}: {}, again at {}", search.name, outcome.reason, iso_time(now_ + *wait)));
    return store_.failed(delivery, outcome.reason, now_ + *wait);
  }

  Result<void> give_up(Delivery const& delivery, std::string const& reason) {
    report_.failures.push_back(fmt::format("{}: {}, given up", delivery.search, reason));
    return store_.failed(delivery, reason, std::nullopt);
  }

  NotifySettings const& settings_;
  search::Searcher& searcher_;
  NotifyStore& store_;
  WebhookSender& sender_;
  std::int64_t now_;
  bool is_dry_;
  NotifyReport report_;
};

}  // namespace

std::optional<std::int64_t> seconds_until_next_try(std::size_t tries_before) {
  if (tries_before >= kWaits.size()) return std::nullopt;
  return kWaits[tries_before];
}

Result<NotifyReport> run_notify(NotifySettings const& settings, search::Searcher& searcher,
                                NotifyStore& store, WebhookSender& sender, std::int64_t now,
                                bool is_dry) {
  return NotifyRun(settings, searcher, store, sender, now, is_dry).run();
}

}  // namespace tracuu::cli
