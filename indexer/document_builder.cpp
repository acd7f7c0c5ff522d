// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/document_builder.hpp"

#include <algorithm>
#include <string_view>

#include "analyzers/analyzer_registry.hpp"
#include "analyzers/document_number.hpp"
#include "analyzers/document_number_parts.hpp"
#include "analyzers/document_type.hpp"
#include "indexer/text_form.hpp"
#include "schema/index_format.hpp"
#include "schema/term.hpp"

namespace tracuu::indexer {

namespace {

using analyzers::Token;
using analyzers::TokenKind;
using schema::FieldId;

/// The first of several paragraphs; empty if there is only one.
std::string_view lead_paragraph(std::string_view body) {
  std::size_t const end = body.find('\n');
  bool const has_more =
      end != std::string_view::npos && body.find_first_not_of("\n ", end) != std::string_view::npos;
  return has_more ? body.substr(0, end) : std::string_view{};
}

void add_raw_term(Xapian::Document& document, FieldId field, std::string_view text) {
  std::string const value = analyzers::analyzer(schema::field(field).analyzer).normalize_term(text);
  if (!value.empty()) document.add_boolean_term(schema::make_term(field, value));
}

void add_number_terms(Xapian::Document& document, std::vector<std::string> const& numbers) {
  for (std::string const& number : numbers) {
    if (auto const normalized = analyzers::normalize_document_number(number)) {
      document.add_boolean_term(
          schema::make_term(FieldId::Number, normalized->substr(0, analyzers::kMaxTokenBytes)));
    }
  }
}

/// The types of the document numbers, and of the document that the title names
/// first: "Quyết định về việc …".
void add_type_terms(Xapian::Document& document, schema::Announcement const& announcement) {
  auto const add = [&](std::string_view symbol) {
    document.add_boolean_term(schema::make_term(FieldId::Type, symbol));
  };
  for (std::string const& number : announcement.numbers) {
    auto const normalized = analyzers::normalize_document_number(number);
    auto const parts = normalized ? analyzers::split_document_number(*normalized) : std::nullopt;
    if (parts && !parts->type.empty()) add(parts->type);
  }
  std::string const title = nfc_lower(announcement.title);
  for (analyzers::DocumentType const& type : analyzers::kDocumentTypes) {
    if (title.starts_with(type.name)) add(type.symbol);
  }
}

void add_values(Xapian::Document& document, schema::Announcement const& announcement) {
  if (announcement.date) {
    document.add_value(schema::kDateSlot, schema::format_value_date(*announcement.date));
  }
  document.add_value(schema::kIdSlot, announcement.id);
  document.add_value(schema::kContentHashSlot, schema::content_hash(announcement));
}

/// Tells later runs which file it came from; standard input is none.
void add_file_term(Xapian::Document& document, schema::Announcement const& announcement) {
  if (announcement.source_location.empty()) return;
  document.add_boolean_term(schema::make_file_term(announcement.source_location));
}

}  // namespace

void complete(schema::Announcement& announcement) {
  if (announcement.numbers.empty()) {
    announcement.numbers = analyzers::find_document_numbers(
        announcement.title + "\n" + announcement.abstract + "\n" + announcement.body);
  }
  if (announcement.language.empty()) announcement.language = "vi";
}

Xapian::Document DocumentBuilder::build(schema::Announcement const& announcement) {
  Xapian::Document document;
  next_position_ = 1;
  fingerprint_ = {};
  add_text(document, announcement.title, weights_.title);
  add_text(document, announcement.abstract, weights_.lead);
  add_body(document, announcement);
  if (auto const fingerprint = fingerprint_.value()) {
    document.add_value(schema::kFingerprintSlot, schema::format_value_fingerprint(*fingerprint));
  }
  for (std::string const* const name :
       {&announcement.unit, &announcement.author, &announcement.place}) {
    add_text(document, *name, weights_.names);
  }
  add_field(document, FieldId::Title, announcement.title);
  add_field(document, FieldId::Unit, announcement.unit);
  add_field(document, FieldId::Author, announcement.author);
  add_field(document, FieldId::Place, announcement.place);
  add_raw_term(document, FieldId::Site, announcement.site);
  add_raw_term(document, FieldId::Category, announcement.category);
  add_raw_term(document, FieldId::Language, announcement.language);
  add_number_terms(document, announcement.numbers);
  add_type_terms(document, announcement);
  add_values(document, announcement);
  document.add_boolean_term(schema::make_id_term(announcement.id));
  add_file_term(document, announcement);
  document.set_data(schema::to_json(announcement));
  return document;
}

void DocumentBuilder::add_body(Xapian::Document& document,
                               schema::Announcement const& announcement) {
  std::string_view const body = announcement.body;
  bool const lead_in_body = announcement.abstract.empty() && weights_.lead > weights_.body;
  std::string_view const lead = lead_in_body ? lead_paragraph(body) : std::string_view{};
  add_text(document, lead, weights_.lead);
  document.add_value(schema::kLeadEndSlot, Xapian::sortable_serialise(next_position_));
  add_text(document, body.substr(lead.size()), weights_.body);
}

void DocumentBuilder::add_text(Xapian::Document& document, std::string_view text, unsigned weight) {
  if (weight == 0 || text.empty()) return;
  analyzers::analyzer("vi").analyze(text, tokens_);
  fingerprint_.add(tokens_);
  Xapian::termpos last = next_position_;
  for (Token const& token : tokens_.tokens()) {
    std::string const term(tokens_.text(token));
    if (analyzers::is_unit(token.kind)) {
      last = next_position_ + token.position;
      document.add_posting(term, last, weight);
    } else {
      document.add_term(term, weight);
    }
  }
  next_position_ = last + schema::kFieldPositionGap;
}

void DocumentBuilder::add_field(Xapian::Document& document, FieldId field, std::string_view text) {
  analyzers::analyzer(schema::field(field).analyzer).analyze(text, tokens_);
  for (Token const& token : tokens_.tokens()) {
    std::string const term = schema::make_term(field, tokens_.text(token));
    if (analyzers::is_unit(token.kind)) {
      document.add_posting(term, token.position + 1);
    } else {
      document.add_term(term);
    }
  }
}

}  // namespace tracuu::indexer
