// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/remote_positions.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace tracuu::store {

namespace {

/// So long a shard that failed is asked through Xapian's connection only.
constexpr std::chrono::seconds kRest{10};

bool is_one_of(DatabaseFigures const& figures, std::vector<DatabaseFigures> const& states) {
  return std::ranges::find(states, figures) != states.end();
}

Positions read_one(Xapian::Database const& database, PositionsQuestion const& question) {
  auto const end = database.positionlist_end(question.document, question.term);
  return {database.positionlist_begin(question.document, question.term), end};
}

}  // namespace

RemotePositions::RemotePositions(std::vector<ShardAddress> shards,
                                 std::chrono::milliseconds connect,
                                 std::chrono::milliseconds answer)
    : connect_(connect), answer_(answer) {
  for (ShardAddress& shard : shards) places_.push_back({std::move(shard), std::nullopt, {}});
}

// Documents of databases that are put together go round: of n, the k-th document of the i-th has
// the number (k - 1) * n + i + 1 (xapian-core, api/omdatabase.cc).
std::vector<Positions> RemotePositions::read(Xapian::Database const& database,
                                             std::vector<Xapian::Database> const& parts,
                                             std::vector<PositionsQuestion> const& questions) {
  std::vector<DatabaseFigures> states;
  for (Xapian::Database const& part : parts) states.push_back(figures_of(part));
  auto const count = static_cast<Xapian::docid>(places_.size());
  std::vector<Asked> asked(count);
  for (std::size_t i = 0; i < questions.size(); ++i) {
    Xapian::docid const from_zero = questions[i].document - 1;
    Asked& of_place = asked[from_zero % count];
    of_place.places.push_back(i);
    of_place.questions.push_back({from_zero / count + 1, questions[i].term});
  }
  for (Xapian::docid place = 0; place < count; ++place) {
    if (!asked[place].questions.empty()) asked[place].batch = batch_of(places_[place], states);
  }
  std::vector<Positions> answers(questions.size());
  while (ask_all(asked)) read_all(asked, answers);
  for (Asked const& of_place : asked) {
    for (std::size_t i = of_place.answered; i < of_place.places.size(); ++i) {
      std::size_t const at = of_place.places[i];
      answers[at] = read_one(database, questions[at]);
    }
  }
  return answers;
}

/// The next questions of each shard, sent to all before any is waited for. False if there are none.
bool RemotePositions::ask_all(std::vector<Asked>& asked) {
  bool is_any = false;
  for (std::size_t place = 0; place < asked.size(); ++place) {
    Asked& of_place = asked[place];
    std::size_t const left = of_place.questions.size() - of_place.answered;
    of_place.waiting = of_place.batch != nullptr ? std::min(left, RemoteBatch::kMostAsked) : 0;
    if (of_place.waiting == 0) continue;
    std::span<PositionsQuestion const> const all(of_place.questions);
    if (of_place.batch->ask(all.subspan(of_place.answered, of_place.waiting))) {
      is_any = true;
      continue;
    }
    of_place.waiting = 0;
    of_place.batch = nullptr;
    leave_alone(places_[place]);
  }
  return is_any;
}

void RemotePositions::read_all(std::vector<Asked>& asked, std::vector<Positions>& answers) {
  for (std::size_t place = 0; place < asked.size(); ++place) {
    Asked& of_place = asked[place];
    if (of_place.waiting == 0) continue;
    auto found = of_place.batch->answers(of_place.waiting);
    if (!found) {
      of_place.batch = nullptr;
      leave_alone(places_[place]);
      continue;
    }
    for (Positions& positions : *found) {
      answers[of_place.places[of_place.answered++]] = std::move(positions);
    }
  }
}

/// Null for a shard of this machine, one that fails, and one that has another state than what is
/// searched.
RemoteBatch* RemotePositions::batch_of(Place& place, std::vector<DatabaseFigures> const& states) {
  if (!place.shard.is_remote() || Clock::now() < place.not_before) return nullptr;
  if (!place.batch) {
    auto batch = RemoteBatch::open(place.shard, connect_, answer_);
    if (!batch) {
      leave_alone(place);
      return nullptr;
    }
    place.batch.emplace(std::move(*batch));
  }
  if (is_one_of(place.batch->figures(), states)) return &*place.batch;
  if (!place.batch->reopen()) {
    leave_alone(place);
    return nullptr;
  }
  if (is_one_of(place.batch->figures(), states)) return &*place.batch;
  place.batch.reset();  // a new generation has a server of its own
  return nullptr;
}

void RemotePositions::leave_alone(Place& place) {
  place.batch.reset();
  place.not_before = Clock::now() + kRest;
}

}  // namespace tracuu::store
