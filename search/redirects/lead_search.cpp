// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/redirects/lead_search.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "analyzers/analyzer_registry.hpp"
#include "analyzers/syllable.hpp"
#include "base/ascii.hpp"
#include "schema/field.hpp"
#include "schema/fingerprint.hpp"
#include "schema/term.hpp"
#include "schema/web_address.hpp"
#include "search/redirects/address_lookup.hpp"
#include "search/redirects/id_places.hpp"
#include "search/redirects/old_address.hpp"
#include "search/redirects/title_match.hpp"
#include "store/document_lookup.hpp"

namespace tracuu::search {

namespace {

using schema::FieldId;

/// Announcements whose titles are compared with a slug.
constexpr Xapian::doccount kMaxCompared = 40;
/// Spellings of a word, pairs and words of a slug that are asked for.
constexpr Xapian::termcount kMaxSpellings = 60;
constexpr std::size_t kMaxAskedWords = 16;
/// Announcements with a number in an address that are looked at; a number that more have is a year,
/// a page or a section.
constexpr Xapian::doccount kMaxWithId = 30;
constexpr std::size_t kShortestId = 3;

// What counts beside the title, in parts of a certainty.
constexpr double kIdOfHost = 0.25;
constexpr double kIdOfOther = 0.12;
constexpr double kSameHost = 0.06;
constexpr double kSameDay = 0.05;
constexpr double kOtherDay = -0.15;
/// How far a lead is before the next.
constexpr double kDistance = 0.05;
constexpr double kSureByPlace = 0.95;
constexpr double kIdAlone = 0.7;
constexpr double kIdElsewhere = 0.4;
/// What a slug must weigh to lead by itself, and beside a number.
constexpr double kLeastWords = 3;
constexpr double kLeastWordsBesideId = 2;

struct Candidate {
  Xapian::docid document = 0;
  schema::Announcement head;
  std::optional<schema::Fingerprint> text;
  double fit = 0;     ///< of the title
  double weight = 0;  ///< of the slug that fits
  bool is_of_host = false;
  bool has_id = false;
  bool has_learned_id = false;
  double score = 0;
};

/// Candidates by document.
class Candidates {
 public:
  explicit Candidates(Xapian::Database const& database) : database_(database) {}

  /// The candidate of `document`, read if it is new. IndexCorrupt.
  base::Result<Candidate*> at(Xapian::docid number) {
    auto const [place, is_new] = by_document_.try_emplace(number);
    if (!is_new) return &place->second;
    Xapian::Document const document = database_.get_document(number);
    auto head = store::stored_head(document);
    if (!head) return head.error();
    place->second.document = number;
    place->second.head = std::move(*head);
    place->second.text =
        schema::parse_value_fingerprint(document.get_value(schema::kFingerprintSlot));
    return &place->second;
  }

  [[nodiscard]] std::map<Xapian::docid, Candidate>& all() { return by_document_; }

 private:
  Xapian::Database const& database_;
  std::map<Xapian::docid, Candidate> by_document_;
};

std::set<std::string> hosts_of(schema::Announcement const& announcement) {
  std::set<std::string> hosts{
      std::string(schema::host_of_key(schema::web_address_key(announcement.url)))};
  for (std::string const& address : announcement.addresses) {
    hosts.insert(std::string(schema::host_of_key(schema::web_address_key(address))));
  }
  return hosts;
}

/// All spellings of the word or pair with these folded letters, in titles.
Xapian::Query in_titles(std::string_view folded) {
  std::string prefix = schema::make_term(FieldId::Title, folded);
  prefix += analyzers::kMarkSeparator;
  return {Xapian::Query::OP_WILDCARD, prefix, kMaxSpellings,
          Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT, Xapian::Query::OP_SYNONYM};
}

/// Pairs of words tell most; words find titles of which words between were left out.
Xapian::Query title_query(std::vector<std::string> const& slug) {
  std::string text;
  for (std::string const& word : slug) text.append(text.empty() ? "" : " ").append(word);
  analyzers::TokenList tokens;
  analyzers::analyzer("vi").analyze(text, tokens);
  std::vector<Xapian::Query> pairs;
  std::vector<Xapian::Query> words;
  for (analyzers::Token const& token : tokens.tokens()) {
    std::string_view const folded = analyzers::folded_part(tokens.text(token));
    if (token.kind == analyzers::TokenKind::Pair) {
      if (pairs.size() < kMaxAskedWords) pairs.push_back(in_titles(folded));
    } else if (analyzers::is_simple(token.kind) && !is_light_word(folded) &&
               words.size() < kMaxAskedWords) {
      words.push_back(in_titles(folded));
    }
  }
  pairs.insert(pairs.end(), words.begin(), words.end());
  return {Xapian::Query::OP_OR, pairs.begin(), pairs.end()};
}

double seconds_left(SearchBudget const& budget) {
  constexpr double kMost = 0.4;
  if (!budget.deadline) return kMost;
  std::chrono::duration<double> const left = *budget.deadline - SearchBudget::Clock::now();
  return std::clamp(left.count() / 2, 0.01, kMost);
}

/// Takes in the announcements whose titles may be `slug`.
base::Result<void> add_by_title(Xapian::Database const& database,
                                std::vector<std::string> const& slug, SearchBudget const& budget,
                                Candidates& candidates) {
  Xapian::Query const query = title_query(slug);
  if (query.empty()) return {};
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_time_limit(seconds_left(budget));
  Xapian::MSet const found = enquire.get_mset(0, kMaxCompared);
  for (auto match = found.begin(); match != found.end(); ++match) {
    if (auto candidate = candidates.at(*match); !candidate) return candidate.error();
  }
  return {};
}

bool is_in_days(schema::DateRange const& days, schema::Date const& day) {
  return (!days.from || *days.from <= day) && (!days.to || day <= *days.to);
}

/// Whether a number is part of the day that the address names.
bool is_of_day(OldAddress const& old, std::string_view id) {
  if (!old.days.from) return false;
  std::string const day = schema::format_value_date(*old.days.from);
  return day.starts_with(id) || day.substr(4, 2) == id || day.substr(6, 2) == id;
}

/// Whether a number is one within the words: that of a document, a sum.
bool is_of_title(OldAddress const& old, std::string_view id) {
  return std::ranges::any_of(old.slugs, [&](std::vector<std::string> const& slug) {
    return std::find(slug.begin(), slug.end() - 1, id) != slug.end() - 1;
  });
}

/// Takes in the announcements that have a number of `old` in one of their addresses.
base::Result<void> add_by_id(Xapian::Database const& database, OldAddress const& old,
                             Candidates& candidates) {
  for (schema::AddressId const& id : old.ids) {
    if (id.id.size() < kShortestId || is_of_day(old, id.id) || is_of_title(old, id.id)) continue;
    auto const with_id =
        store::documents_with(database, schema::make_address_id_term(id.id), kMaxWithId + 1);
    if (with_id.size() > kMaxWithId) continue;
    for (Xapian::docid const document : with_id) {
      auto candidate = candidates.at(document);
      if (!candidate) return candidate.error();
      (*candidate)->has_id = true;
    }
  }
  return {};
}

/// Marks the announcements that have a number of `old` where its portal's addresses have it.
void learn_ids(Xapian::Database const& database, OldAddress const& old, Candidates& candidates) {
  bool const is_of_portal = std::ranges::any_of(
      candidates.all(), [](auto const& one) { return one.second.has_id && one.second.is_of_host; });
  if (!is_of_portal) return;
  for (schema::AddressId const& id : old.ids) {
    if (is_of_day(old, id.id)) continue;
    IdPlace const place = learn_place(database, old.key, id);
    std::vector<std::string> places;
    if (names_pages(place)) places.push_back(place_of_id(old.key, id));
    if (is_learned(place)) {
      places.insert(places.end(), place.in_urls.begin(), place.in_urls.end());
    }
    for (auto& entry : candidates.all()) {
      Candidate& candidate = entry.second;
      if (!candidate.has_id) continue;
      candidate.has_learned_id =
          candidate.has_learned_id || std::ranges::any_of(places, [&](std::string const& one) {
            return has_id_at(candidate.head, id.id, one);
          });
    }
  }
}

/// What a candidate is called: its title, as portals write it, and what its own addresses say.
std::vector<std::vector<std::string>> names_of(schema::Announcement const& announcement) {
  std::vector<std::vector<std::string>> names{slug_words(announcement.title),
                                              slug_words(without_stroke(announcement.title))};
  std::vector<std::string> addresses{announcement.url};
  addresses.insert(addresses.end(), announcement.addresses.begin(), announcement.addresses.end());
  for (std::string const& address : addresses) {
    OldAddress own = read_old_address(address);
    if (!own.slugs.empty()) names.push_back(std::move(own.slugs.front()));
  }
  return names;
}

/// A number at the end or the beginning may be one of the title or that of the page. At the end,
/// where titles have months and years, it is the latter if all before it is the name.
double fit_of_name(std::vector<std::string> const& slug, std::vector<std::string> const& name) {
  constexpr double kWithoutNumber = 0.95;
  double fit = title_fit(slug, name);
  if (fit >= kWithoutNumber || slug.size() < 2) return fit;
  if (base::is_number(slug.back()) && title_fit({slug.begin(), slug.end() - 1}, name) >= 1) {
    return kWithoutNumber;
  }
  if (base::is_number(slug.front())) {
    fit = std::max(fit, kWithoutNumber * title_fit({slug.begin() + 1, slug.end()}, name));
  }
  return fit;
}

/// Compares the names of a candidate with what the address says in words.
void compare_title(OldAddress const& old, Candidate& candidate) {
  auto const names = names_of(candidate.head);
  for (std::size_t at = 0; at < old.slugs.size(); ++at) {
    auto const& slug = old.slugs[at];
    double fit = 0;
    for (auto const& name : names) fit = std::max(fit, fit_of_name(slug, name));
    if (at > 0) fit *= 0.98;  // the likelier part first
    if (fit > candidate.fit) {
      candidate.fit = fit;
      candidate.weight = slug_weight(slug);
    }
  }
}

void weigh(OldAddress const& old, Candidate& candidate) {
  candidate.score = candidate.fit;
  if (candidate.has_id) candidate.score += candidate.is_of_host ? kIdOfHost : kIdOfOther;
  if (candidate.is_of_host) candidate.score += kSameHost;
  if (!old.days.is_open() && candidate.head.date) {
    candidate.score += is_in_days(old.days, *candidate.head.date) ? kSameDay : kOtherDay;
  }
  bool const says_words = !old.slugs.empty();
  if (candidate.has_learned_id && (!says_words || candidate.fit >= kLeastLead)) {
    candidate.score = std::max(candidate.score, kSureByPlace + kDistance);
  } else if (candidate.has_id && !says_words) {
    candidate.score = candidate.is_of_host ? kIdAlone : kIdElsewhere;
  }
}

/// Whether there is enough to go by: a short slug says little.
bool says_enough(Candidate const& candidate) {
  if (candidate.has_learned_id) return true;
  double const least = candidate.has_id ? kLeastWordsBesideId : kLeastWords;
  return candidate.weight >= least || (candidate.fit >= 1 && candidate.is_of_host);
}

LeadReason reason_of(Candidate const& candidate) {
  if (candidate.has_id)
    return candidate.fit >= kLeastLead ? LeadReason::IdAndTitle : LeadReason::Id;
  return LeadReason::Title;
}

bool are_one_text(Candidate const& one, Candidate const& other) {
  return one.text && other.text && schema::are_copies(*one.text, *other.text);
}

LeadCandidate to_lead(Candidate&& candidate) {
  constexpr double kNeverQuite = 0.99;
  double const certainty = says_enough(candidate) ? candidate.score : candidate.score * 0.8;
  LeadReason const reason = reason_of(candidate);
  return {std::move(candidate.head), reason, std::clamp(certainty, 0.0, kNeverQuite)};
}

/// The candidates in order, copies of a better one left out.
std::vector<Candidate> in_order(Candidates& candidates) {
  std::vector<Candidate> order;
  for (auto& [document, candidate] : candidates.all()) {
    if (candidate.score >= kLeastLead) order.push_back(std::move(candidate));
  }
  std::ranges::sort(order, [](Candidate const& one, Candidate const& other) {
    if (one.score != other.score) return one.score > other.score;
    if (one.head.date != other.head.date) return one.head.date > other.head.date;
    return one.head.id < other.head.id;
  });
  std::vector<Candidate> distinct;
  for (Candidate& candidate : order) {
    bool const is_copy = std::ranges::any_of(
        distinct, [&](Candidate const& better) { return are_one_text(better, candidate); });
    if (!is_copy) distinct.push_back(std::move(candidate));
    if (distinct.size() == kMaxLeadCandidates) break;
  }
  return distinct;
}

Lead decide(std::vector<Candidate> order, std::string words) {
  Lead lead;
  lead.words = std::move(words);
  if (order.empty()) return lead;
  bool const is_ahead = order.size() == 1 || order[0].score - order[1].score >= kDistance;
  bool const is_sure = is_ahead && says_enough(order.front()) && order.front().score >= kSureLead;
  lead.kind = is_sure ? LeadKind::Likely : LeadKind::Choices;
  if (is_sure) order.resize(1);
  for (Candidate& candidate : order) lead.candidates.push_back(to_lead(std::move(candidate)));
  if (!is_sure) {
    for (LeadCandidate& candidate : lead.candidates) {
      candidate.certainty = std::min(candidate.certainty, kSureLead - 0.01);
    }
  }
  return lead;
}

/// A lead to what stands at `address`; nothing if nothing does.
base::Result<std::optional<Lead>> lead_by_address(Xapian::Database const& database,
                                                  std::string_view address, LeadReason reason) {
  auto found = documents_at(database, address, kMaxLeadCandidates);
  if (!found) return found.error();
  if (found->empty()) return std::optional<Lead>();
  Lead lead;
  lead.kind = found->size() == 1 ? LeadKind::Exact : LeadKind::Choices;
  double const certainty = found->size() == 1 ? 1 : 1 / static_cast<double>(found->size());
  for (AddressedDocument& one : *found) {
    lead.candidates.push_back({std::move(one.head), reason, certainty});
  }
  return std::optional(std::move(lead));
}

std::string words_of(OldAddress const& old) {
  std::string words;
  if (old.slugs.empty()) return words;
  for (std::string const& word : old.slugs.front()) {
    words.append(words.empty() ? "" : " ").append(word);
  }
  return words;
}

base::Result<Lead> lead_by_parts(Xapian::Database const& database, OldAddress const& old,
                                 SearchBudget const& budget) {
  Candidates candidates(database);
  if (auto added = add_by_id(database, old, candidates); !added) return added.error();
  for (auto const& slug : old.slugs) {
    if (auto added = add_by_title(database, slug, budget, candidates); !added) return added.error();
  }
  for (auto& [document, candidate] : candidates.all()) {
    candidate.is_of_host = hosts_of(candidate.head).contains(old.host);
  }
  learn_ids(database, old, candidates);
  for (auto& [document, candidate] : candidates.all()) {
    compare_title(old, candidate);
    weigh(old, candidate);
  }
  return decide(in_order(candidates), words_of(old));
}

}  // namespace

base::Result<Lead> find_lead(Xapian::Database const& database, std::string_view address,
                             SearchBudget const& budget) {
  OldAddress const old = read_old_address(address);
  if (old.key.empty()) return Lead{};
  auto exact = lead_by_address(database, address, LeadReason::Address);
  if (!exact) return exact.error();
  std::string const trimmed = without_trailing_marks(address);
  // Words that were copied with it may be encoded, as may blanks of its own.
  std::string const first_word =
      without_trailing_marks(std::string(address.substr(0, address.find("%20"))) + ' ');
  for (std::string const& less : {trimmed, first_word}) {
    if (*exact || less.empty()) continue;
    exact = lead_by_address(database, less, LeadReason::Trimmed);
    if (!exact) return exact.error();
  }
  if (*exact) {
    (*exact)->words = words_of(old);
    return std::move(**exact);
  }
  return lead_by_parts(database, trimmed.empty() ? old : read_old_address(trimmed), budget);
}

}  // namespace tracuu::search
