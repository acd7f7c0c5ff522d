// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/curation/adjusted_documents.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "schema/field.hpp"
#include "schema/term.hpp"
#include "store/document_lookup.hpp"

namespace tracuu::search {

namespace {

using schema::FieldId;

/// No address has more announcements, and no page more attachments that are looked at.
constexpr Xapian::doccount kMaxOfOnePlace = 1'000;

/// The documents that `page` links to as its own.
std::vector<Xapian::docid> attachments_of(Xapian::Database const& database, Xapian::docid page) {
  std::string const prefix(schema::field(FieldId::Attachment).prefix);
  std::string const file_prefix(schema::field(FieldId::File).prefix);
  std::vector<std::string> terms;
  auto const end = database.termlist_end(page);
  auto term = database.termlist_begin(page);
  for (term.skip_to(prefix); term != end && (*term).starts_with(prefix); ++term) {
    terms.push_back(file_prefix + (*term).substr(prefix.size()));
  }
  std::vector<Xapian::docid> files;
  for (std::string const& file : terms) {
    for (Xapian::docid const found : store::documents_with(database, file, kMaxOfOnePlace)) {
      files.push_back(found);
    }
  }
  return files;
}

void sort_out(std::vector<Xapian::docid>& documents) {
  std::ranges::sort(documents);
  documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
}

void hide(Xapian::Database const& database, std::vector<Xapian::docid> documents,
          DocumentAdjustments& adjustments) {
  sort_out(documents);
  for (Xapian::docid const document : documents) {
    std::string id =
        database.get_document(document, Xapian::DOC_ASSUME_VALID).get_value(schema::kIdSlot);
    adjustments.hidden_terms.push_back(schema::make_id_term(id));
    adjustments.hidden_ids.push_back(std::move(id));
  }
  std::ranges::sort(adjustments.hidden_ids);
  adjustments.hidden.assign(documents.begin(), documents.end());
}

}  // namespace

std::vector<Xapian::docid> documents_at(Xapian::Database const& database, std::string_view place) {
  std::string const id_term = schema::make_id_term(place);
  auto found = store::documents_with(database, id_term, 1);
  bool const has_host = place.find("://") != std::string_view::npos ||
                        place.substr(0, place.find('/')).find('.') != std::string_view::npos;
  if (!found.empty() || !has_host) return found;
  std::string_view page = place.substr(0, place.find('#'));
  while (page.ends_with('/')) page.remove_suffix(1);
  std::string const scheme = page.find("://") == std::string_view::npos ? "https://" : "";
  std::string const address = scheme + std::string(page);
  for (std::string const& spelling : {address, address + '/'}) {
    found = store::documents_with(database, schema::make_location_term(FieldId::File, spelling),
                                  kMaxOfOnePlace);
    if (!found.empty()) break;
  }
  return found;
}

DocumentAdjustments adjust_documents(Xapian::Database const& database, Curation const& curation,
                                     schema::Date day) {
  DocumentAdjustments adjustments;
  std::vector<Xapian::docid> hidden;
  for (HideRule const& rule : curation.hidden) {
    if (!rule.acts_on(day)) continue;
    for (std::string const& place : rule.places) {
      auto const documents = documents_at(database, place);
      if (documents.empty()) adjustments.unknown_targets.push_back(place);
      for (Xapian::docid const document : documents) {
        hidden.push_back(document);
        if (!rule.with_attachments) continue;
        auto const files = attachments_of(database, document);
        hidden.insert(hidden.end(), files.begin(), files.end());
      }
    }
  }
  hide(database, std::move(hidden), adjustments);
  std::map<Xapian::docid, LowerRule const*> lowering;
  for (LowerRule const& rule : curation.lowered) {
    if (!rule.acts_on(day)) continue;
    for (std::string const& place : rule.places) {
      auto const documents = documents_at(database, place);
      if (documents.empty()) adjustments.unknown_targets.push_back(place);
      for (Xapian::docid const document : documents) {
        auto const [known, is_new] = lowering.try_emplace(document, &rule);
        if (!is_new && rule.factor < known->second->factor) known->second = &rule;
      }
    }
  }
  for (auto const& [document, rule] : lowering) {
    adjustments.lowered.push_back({document, rule->factor, rule->name});
  }
  return adjustments;
}

std::size_t hidden_with(Xapian::Database const& database, std::string const& term,
                        DocumentAdjustments const& adjustments) {
  std::size_t count = 0;
  auto posting = database.postlist_begin(term);
  auto const end = database.postlist_end(term);
  for (Xapian::docid const document : adjustments.hidden) {
    if (posting == end) break;
    posting.skip_to(document);
    if (posting != end && *posting == document) ++count;
  }
  return count;
}

}  // namespace tracuu::search
