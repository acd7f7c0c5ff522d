// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/suggesting/suggestion_builder.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <span>
#include <utility>

#include "analyzers/analyzer_registry.hpp"
#include "analyzers/document_number.hpp"
#include "analyzers/nfc_filter.hpp"
#include "base/fnv.hpp"
#include "base/utf8.hpp"
#include "search/suggesting/phrase_mining.hpp"
#include "store/index_export.hpp"

namespace tracuu::search {

namespace {

constexpr double kFreshnessWeight = 3;
constexpr double kDaysPerYear = 365.25;

/// A phrase is frequent if it is in so many titles, and in this share of them.
constexpr std::uint32_t kLeastTitles = 3;
constexpr std::uint32_t kTitlesPerPhrase = 10'000;

/// Sites that can be told apart; what further ones publish has no site.
constexpr std::size_t kMaxSites = 0xFFFF;

/// Words that bind others: a phrase neither begins nor ends with one of them.
constexpr std::string_view kBindingWords =
    "của và các những cho với trong tại về được là bị do để từ theo đến trên này đó hoặc như bằng "
    "vì nên mà thì ở đang đã sẽ bởi giữa cùng nhằm gồm";

std::uint64_t hash_number(std::uint64_t hash, std::uint32_t number) {
  return base::fnv1a({reinterpret_cast<char const*>(&number), sizeof number}, hash);
}

/// Of the words, whatever stands between them.
std::uint64_t hash_terms(std::uint64_t hash, std::span<std::uint32_t const> terms) {
  for (std::uint32_t const term : terms) hash = hash_number(hash, term & ~kBreakBefore);
  return hash;
}

std::int32_t days_since_epoch(std::optional<schema::Date> const& date, std::int32_t otherwise) {
  if (!date) return otherwise;
  return static_cast<std::int32_t>(std::chrono::sys_days(*date).time_since_epoch().count());
}

/// `text` in NFC, blanks and control characters as single blanks, cut at a blank
/// if it is longer than `max_bytes`.
std::string shown_form(std::string_view text, std::size_t max_bytes) {
  auto const composed = analyzers::NfcFilter().filter(text);
  if (composed) text = composed->text();
  std::string shown;
  bool blank_before = false;
  for (std::size_t at = 0; at < text.size();) {
    base::CodePoint const point = base::decode_utf8(text, at);
    bool const is_blank = point.value <= U' ' || point.value == 0x7F || point.value == 0xA0;
    if (is_blank && !blank_before && shown.size() > max_bytes) return shown + " …";
    if (!is_blank && point.value != base::kInvalidCodePoint) {
      if (blank_before && !shown.empty()) shown += ' ';
      shown += text.substr(at, point.bytes);
      if (shown.size() > 2 * max_bytes) return shown + " …";  // a text without blanks
    }
    blank_before = is_blank;
    at += point.bytes;
  }
  return shown;
}

/// What may stand between two tokens of one phrase: "kinh tế - xã hội", "VHTT&TT".
bool binds(std::string_view between) {
  return between == " " || between == "&" || between == "-" || between == " - " || between == " – ";
}

void insert_sorted(std::vector<std::uint16_t>& sites, std::uint16_t site) {
  auto const place = std::ranges::lower_bound(sites, site);
  if (place == sites.end() || *place != site) sites.insert(place, site);
}

/// The place of each of `texts` when they are sorted.
template <class Text>
std::vector<std::uint32_t> sorted_places(std::vector<Text> const& texts) {
  std::vector<std::uint32_t> order(texts.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::sort(order, {}, [&](std::uint32_t i) { return std::string_view(texts[i]); });
  std::vector<std::uint32_t> places(texts.size());
  for (std::uint32_t place = 0; place < order.size(); ++place) places[order[place]] = place;
  return places;
}

/// The keys of a map from texts to numbers 0, 1, …, by number.
template <class Number>
std::vector<std::string> texts_by_number(std::unordered_map<std::string, Number> const& map) {
  std::vector<std::string> texts(map.size());
  for (auto const& [text, number] : map) texts[number] = text;
  return texts;
}

}  // namespace

double suggestion_score(std::uint32_t count, double age_days) {
  return std::log2(1.0 + count) + kFreshnessWeight * std::exp2(-age_days / kDaysPerYear);
}

void SuggestionBuilder::add(schema::Announcement const& announcement) {
  Source const source{site_number(announcement.site), days_since_epoch(announcement.date, kUndated),
                      announcement.id};
  newest_day_ = std::max(newest_day_, source.day);
  add_title(announcement, source);
  add_name(SuggestionKind::Place, announcement.place, source);
  add_name(SuggestionKind::Unit, announcement.unit, source);
  for (std::string const& number : announcement.numbers) add_number(number, source);
}

void SuggestionBuilder::add(SearchedQuery const& query) {
  Draft draft{.kind = SuggestionKind::Phrase, .text = {}, .id = {}, .key = {}};
  draft.text = shown_form(query.text, kMaxTitleBytes);
  draft.terms = read_terms(draft.text);
  if (draft.terms.empty()) return;
  draft.words = hash_terms(base::kFnvOffset, draft.terms);
  draft.searches = query.searches;
  searched_.push_back(std::move(draft));
}

void SuggestionBuilder::add_title(schema::Announcement const& announcement, Source source) {
  std::string const text = shown_form(announcement.title, kMaxTitleBytes);
  std::vector<std::uint32_t> terms = read_terms(text);
  if (terms.empty()) return;
  std::uint64_t const words = hash_terms(base::kFnvOffset, terms);
  Draft& draft = touch(hash_number(words, source.site), SuggestionKind::Title, source, text);
  draft.words = words;
  if (draft.text == text) draft.terms = std::move(terms);
}

void SuggestionBuilder::add_name(SuggestionKind kind, std::string_view name, Source source) {
  std::string const text = shown_form(name, kMaxTitleBytes);
  std::vector<std::uint32_t> terms = read_terms(text);
  if (terms.empty()) return;
  std::uint64_t const key = hash_terms(base::fnv1a(to_string(kind)), terms);
  Draft& draft = touch(key, kind, source, text);
  if (draft.terms.empty()) draft.terms = std::move(terms);
}

void SuggestionBuilder::add_number(std::string_view number, Source source) {
  std::string const text = shown_form(number, kMaxTitleBytes);
  std::optional<std::string> key = analyzers::normalize_document_number(text);
  if (!key) return;
  Draft& draft =
      touch(base::fnv1a(*key, base::fnv1a("number")), SuggestionKind::Number, source, text);
  draft.key = std::move(*key);
}

/// The candidate of that key, counted once more; it is named after its newest source.
SuggestionBuilder::Draft& SuggestionBuilder::touch(std::uint64_t key, SuggestionKind kind,
                                                   Source source, std::string_view text) {
  auto const [at, is_new] = draft_of_.try_emplace(key, static_cast<std::uint32_t>(drafts_.size()));
  if (is_new) drafts_.push_back(Draft{.kind = kind, .text = {}, .id = {}, .key = {}});
  Draft& draft = drafts_[at->second];
  ++draft.count;
  if (is_new || source.day >= draft.day) {
    draft.text = text;
    draft.day = source.day;
    if (kind == SuggestionKind::Title) draft.id = source.id;
  }
  insert_sorted(draft.sites, source.site);
  return draft;
}

/// The numbers of the terms of `text`, with kBreakBefore where a phrase ends.
std::vector<std::uint32_t> SuggestionBuilder::read_terms(std::string_view text) {
  analyzers::analyzer("vi").analyze(text, list_);
  std::vector<std::uint32_t> terms;
  std::size_t end_before = 0;
  for (analyzers::Token const& token : list_.tokens()) {
    if (!analyzers::is_simple(token.kind)) continue;
    if (terms.size() == kMaxCandidateTokens) break;
    auto const next = static_cast<std::uint32_t>(term_numbers_.size());
    std::uint32_t number =
        term_numbers_.try_emplace(std::string(list_.text(token)), next).first->second;
    if (!binds(text.substr(end_before, token.begin - end_before))) number |= kBreakBefore;
    terms.push_back(number);
    end_before = token.end;
  }
  return terms;
}

std::uint16_t SuggestionBuilder::site_number(std::string_view site) {
  std::string form = analyzers::analyzer("raw").normalize_term(site);
  if (site_numbers_.size() == kMaxSites && !site_numbers_.contains(form)) return kMaxSites;
  auto const next = static_cast<std::uint16_t>(site_numbers_.size());
  return site_numbers_.try_emplace(std::move(form), next).first->second;
}

/// Gives each title the count of all sites.
void SuggestionBuilder::count_titles() {
  std::unordered_map<std::uint64_t, std::uint32_t> counts;
  for (Draft const& draft : drafts_) {
    if (draft.kind == SuggestionKind::Title) counts[draft.words] += draft.count;
  }
  for (Draft& draft : drafts_) {
    if (draft.kind == SuggestionKind::Title) draft.count = counts[draft.words];
  }
}

void SuggestionBuilder::add_phrases() {
  std::vector<MinedTitle> titles;
  std::unordered_map<std::uint64_t, bool> seen;
  for (Draft const& draft : drafts_) {
    if (draft.kind != SuggestionKind::Title) continue;
    bool const is_copy = !seen.try_emplace(draft.words, true).second;
    titles.push_back({draft.text, draft.terms, draft.day, draft.sites.front(), is_copy});
  }
  auto const share = static_cast<std::uint32_t>(titles.size() / kTitlesPerPhrase);
  MiningLimits const limits{.least_titles = std::max(kLeastTitles, share)};
  std::vector<FrequentPhrase> phrases = mine_phrases(titles, terms_that_may_bound(), limits);
  for (FrequentPhrase& phrase : phrases) {
    Draft draft{
        .kind = SuggestionKind::Phrase, .text = std::move(phrase.text), .id = {}, .key = {}};
    draft.count = phrase.count;
    draft.day = phrase.day;
    draft.terms = std::move(phrase.terms);
    draft.sites = std::move(phrase.sites);
    drafts_.push_back(std::move(draft));
  }
}

/// After add_phrases.
void SuggestionBuilder::add_searched() {
  std::unordered_map<std::uint64_t, std::size_t> phrases;
  for (std::size_t at = 0; at < drafts_.size(); ++at) {
    Draft const& draft = drafts_[at];
    if (draft.kind != SuggestionKind::Phrase) continue;
    phrases.emplace(hash_terms(base::kFnvOffset, draft.terms), at);
  }
  for (Draft& searched : searched_) {
    auto const [at, is_new] = phrases.emplace(searched.words, drafts_.size());
    if (is_new) {
      drafts_.push_back(std::move(searched));
    } else {
      drafts_[at->second].searches += searched.searches;
    }
  }
  searched_ = {};
}

/// Neither binding words nor numbers.
std::vector<bool> SuggestionBuilder::terms_that_may_bound() const {
  std::vector<bool> may_bound(term_numbers_.size(), true);
  analyzers::TokenList words;
  analyzers::analyzer("vi").analyze(kBindingWords, words);
  for (analyzers::Token const& word : words.tokens()) {
    auto const found = term_numbers_.find(std::string(words.text(word)));
    if (found != term_numbers_.end()) may_bound[found->second] = false;
  }
  for (auto const& [term, number] : term_numbers_) {
    if (term[0] >= '0' && term[0] <= '9') may_bound[number] = false;
  }
  return may_bound;
}

/// The drafts to keep, best first; equally good ones by their text.
std::vector<std::uint32_t> SuggestionBuilder::ranked() const {
  std::vector<double> scores;
  for (Draft const& draft : drafts_) {
    double const age = draft.day == kUndated ? std::numeric_limits<double>::infinity()
                                             : static_cast<double>(newest_day_ - draft.day);
    scores.push_back(suggestion_score(draft.count + draft.searches, age));
  }
  std::vector<std::uint32_t> order(drafts_.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::sort(order, [&](std::uint32_t one, std::uint32_t other) {
    if (scores[one] != scores[other]) return scores[one] > scores[other];
    return drafts_[one].text < drafts_[other].text;
  });
  std::size_t numbers = 0;
  std::erase_if(order, [&](std::uint32_t draft) {
    return drafts_[draft].kind == SuggestionKind::Number && ++numbers > kMaxNumbers;
  });
  return order;
}

SuggestionIndex SuggestionBuilder::finish() && {
  draft_of_ = {};
  count_titles();
  add_phrases();
  add_searched();
  std::vector<std::uint32_t> const order = ranked();
  SuggestionTables tables;
  fill_candidates(tables, order);
  fill_terms(tables, order);
  fill_numbers(tables, order);
  fill_sites(tables, order);
  return SuggestionIndex(std::move(tables));
}

/// What has moved into the tables is let go at once, here and below: the drafts take
/// more memory than the result.
void SuggestionBuilder::fill_candidates(SuggestionTables& tables,
                                        std::vector<std::uint32_t> const& order) {
  std::size_t text_bytes = 0;
  std::size_t id_bytes = 0;
  for (std::uint32_t const draft : order) {
    text_bytes += drafts_[draft].text.size();
    id_bytes += drafts_[draft].id.size();
  }
  tables.texts.reserve(order.size(), text_bytes);
  tables.ids.reserve(order.size(), id_bytes);
  tables.kinds.reserve(order.size());
  tables.counts.reserve(order.size());
  for (std::uint32_t const draft : order) {
    tables.texts.add(std::exchange(drafts_[draft].text, {}));
    tables.ids.add(std::exchange(drafts_[draft].id, {}));
    tables.kinds.push_back(drafts_[draft].kind);
    tables.counts.push_back(drafts_[draft].count);
  }
}

/// The vocabulary in its order, the terms of each candidate and their postings.
void SuggestionBuilder::fill_terms(SuggestionTables& tables,
                                   std::vector<std::uint32_t> const& order) {
  std::vector<std::string> terms = texts_by_number(term_numbers_);
  term_numbers_ = {};
  std::vector<std::uint32_t> const places = sorted_places(terms);
  std::ranges::sort(terms);
  auto const bytes = [](std::size_t sum, std::string const& term) { return sum + term.size(); };
  tables.vocabulary.reserve(terms.size(),
                            std::accumulate(terms.begin(), terms.end(), std::size_t{0}, bytes));
  for (std::string const& term : terms) tables.vocabulary.add(term);

  std::size_t tokens = 0;
  for (std::uint32_t const draft : order) tokens += drafts_[draft].terms.size();
  tables.terms.reserve(order.size(), tokens);
  std::vector<std::vector<CandidateId>> postings(terms.size());
  std::size_t posting_count = 0;
  for (CandidateId id = 0; id < order.size(); ++id) {
    for (std::uint32_t const number : std::exchange(drafts_[order[id]].terms, {})) {
      SuggestionTerm const term = places[number & ~kBreakBefore];
      tables.terms.add(term);
      if (!postings[term].empty() && postings[term].back() == id) continue;
      postings[term].push_back(id);
      ++posting_count;
    }
    tables.terms.end_row();
  }
  tables.postings.reserve(terms.size(), posting_count);
  for (std::vector<CandidateId> const& row : postings) {
    for (CandidateId const id : row) tables.postings.add(id);
    tables.postings.end_row();
  }
}

void SuggestionBuilder::fill_numbers(SuggestionTables& tables,
                                     std::vector<std::uint32_t> const& order) const {
  std::vector<std::pair<std::string_view, CandidateId>> numbers;
  std::size_t bytes = 0;
  for (CandidateId id = 0; id < order.size(); ++id) {
    std::string const& key = drafts_[order[id]].key;
    if (key.empty()) continue;
    numbers.emplace_back(key, id);
    bytes += key.size();
  }
  std::ranges::sort(numbers);
  tables.number_keys.reserve(numbers.size(), bytes);
  tables.number_owners.reserve(numbers.size());
  for (auto const& [key, id] : numbers) {
    tables.number_keys.add(key);
    tables.number_owners.push_back(id);
  }
}

void SuggestionBuilder::fill_sites(SuggestionTables& tables,
                                   std::vector<std::uint32_t> const& order) const {
  tables.site_names = texts_by_number(site_numbers_);
  std::vector<std::uint32_t> const places = sorted_places(tables.site_names);
  std::ranges::sort(tables.site_names);
  std::size_t count = 0;
  for (std::uint32_t const draft : order) count += drafts_[draft].sites.size();
  tables.sites.reserve(order.size(), count);
  for (std::uint32_t const draft : order) {
    std::vector<std::uint16_t> sites;
    for (std::uint16_t const site : drafts_[draft].sites) {
      if (site < places.size()) sites.push_back(static_cast<std::uint16_t>(places[site]));
    }
    std::ranges::sort(sites);
    for (std::uint16_t const site : sites) tables.sites.add(site);
    tables.sites.end_row();
  }
}

base::Result<SuggestionIndex> build_suggestions(store::ShardList const& index,
                                                std::stop_token const& stop,
                                                std::vector<SearchedQuery> const& searched) {
  SuggestionBuilder builder;
  auto const exported = store::export_index(
      index, [&](schema::Announcement const& announcement) -> base::Result<void> {
        if (stop.stop_requested()) return base::Error{base::ErrorCode::Busy, "stopped", ""};
        builder.add(announcement);
        return {};
      });
  if (!exported) return exported.error();
  for (SearchedQuery const& query : searched) builder.add(query);
  return std::move(builder).finish();
}

}  // namespace tracuu::search
