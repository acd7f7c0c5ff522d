// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/kept_facts.hpp"

#include <random>
#include <set>
#include <string>
#include <vector>

#include "schema/field_limits.hpp"

namespace tracuu::indexer {

namespace {

/// Documents that are compared whole.
constexpr std::size_t kComparedDocuments = 32;
/// Longer ones are not: they would take a hundred megabytes.
constexpr Xapian::termcount kMaxComparedLength = 100'000;

DocumentContent content_of(Xapian::Document const& document) {
  DocumentContent content;
  auto const end = document.termlist_end();
  for (auto term = document.termlist_begin(); term != end; ++term) {
    std::uint32_t wdf = term.get_wdf();
    auto position = term.positionlist_begin();
    auto const last = term.positionlist_end();
    if (position == last) content.add_posting(*term, wdf);
    for (; position != last; ++position) {  // the first occurrence counts for all
      content.add_posting(*term, wdf, *position);
      wdf = 0;
    }
  }
  auto const values_end = document.values_end();
  for (auto value = document.values_begin(); value != values_end; ++value) {
    content.add_value(value.get_valueno(), *value);
  }
  content.set_data(document.get_data());
  return content;
}

void add_kept_counts(BuildFacts& facts, Xapian::Database const& database,
                     KeptDocuments const& kept) {
  std::uint64_t documents = 0;
  std::uint64_t length = 0;
  auto const end = database.postlist_end("");
  for (auto document = database.postlist_begin(""); document != end; ++document) {
    if (!kept.holds(*document)) continue;
    ++documents;
    length += document.get_doclength();
  }
  facts.add_counts(documents, length, kept.last_document());
}

void add_kept_slots(BuildFacts& facts, Xapian::Database const& database,
                    KeptDocuments const& kept) {
  for (Xapian::valueno number = 0; number < schema::kSlotEnd; ++number) {
    BuildFacts::Slot slot;
    auto const end = database.valuestream_end(number);
    for (auto value = database.valuestream_begin(number); value != end; ++value) {
      if (!kept.holds(value.get_docid())) continue;
      std::string const text = *value;
      if (slot.documents == 0 || text < slot.smallest) slot.smallest = text;
      if (slot.documents == 0 || text > slot.largest) slot.largest = text;
      ++slot.documents;
    }
    if (slot.documents > 0) facts.add_slot(number, slot);
  }
}

/// The first one that stays and some by chance.
std::set<Xapian::docid> chosen_documents(Xapian::Database const& database,
                                         KeptDocuments const& kept) {
  std::set<Xapian::docid> chosen;
  std::mt19937 random(std::random_device{}());
  std::uniform_int_distribution<Xapian::docid> any(1, std::max(1u, kept.last_document()));
  for (std::size_t i = 0; i < kComparedDocuments; ++i) {
    auto document = database.postlist_begin("");
    document.skip_to(i == 0 ? 1 : any(random));
    auto const end = database.postlist_end("");
    while (document != end && !kept.holds(*document)) ++document;
    if (document != end && database.get_doclength(*document) <= kMaxComparedLength) {
      chosen.insert(*document);
    }
  }
  return chosen;
}

void add_kept_term(BuildFacts& facts, std::string const& text, Xapian::Database const& database,
                   KeptDocuments const& kept) {
  BuildFacts::Term term;
  auto const end = database.postlist_end(text);
  for (auto posting = database.postlist_begin(text); posting != end; ++posting) {
    if (!kept.holds(*posting)) continue;
    ++term.documents;
    term.occurrences += posting.get_wdf();
    term.postings += BuildFacts::posting_hash(*posting, posting.get_wdf());
  }
  if (term.documents > 0) facts.add_term(text, term);
}

}  // namespace

void add_kept_facts(BuildFacts& facts, Xapian::Database const& database,
                    KeptDocuments const& kept) {
  add_kept_counts(facts, database, kept);
  add_kept_slots(facts, database, kept);
  std::set<std::string> terms;
  for (auto const& [text, term] : facts.terms()) terms.insert(text);
  for (Xapian::docid const number : chosen_documents(database, kept)) {
    DocumentContent content = content_of(database.get_document(number));
    for (DocumentContent::Posting const& posting : content.postings()) {
      std::string_view const text = content.term(posting);
      if (facts.is_sampled(text)) terms.emplace(text);
    }
    facts.add_document({number, std::move(content)});
  }
  for (std::string const& text : terms) add_kept_term(facts, text, database, kept);
}

}  // namespace tracuu::indexer
