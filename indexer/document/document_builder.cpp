// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/document/document_builder.hpp"

#include <xapian.h>

#include <algorithm>
#include <optional>

#include "analyzers/analyzer_registry.hpp"
#include "analyzers/document_number.hpp"
#include "analyzers/document_number_parts.hpp"
#include "analyzers/document_type.hpp"
#include "analyzers/whole_name.hpp"
#include "indexer/document/own_number.hpp"
#include "indexer/document/text_piece.hpp"
#include "indexer/relations/official_facts.hpp"
#include "indexer/text/text_form.hpp"
#include "schema/field_limits.hpp"
#include "schema/file_location.hpp"
#include "schema/stored_announcement.hpp"
#include "schema/term.hpp"
#include "schema/web_address.hpp"
#include "store/index_format.hpp"

namespace tracuu::indexer {

namespace {

using analyzers::Token;
using analyzers::TokenKind;
using schema::FieldId;

/// Analysis takes some thirty times the memory of what it is given.
constexpr std::size_t kPieceBytes = 256 << 10;

/// The first of several paragraphs; empty if there is only one.
std::string_view lead_paragraph(std::string_view body) {
  std::size_t const end = body.find('\n');
  bool const has_more =
      end != std::string_view::npos && body.find_first_not_of("\n ", end) != std::string_view::npos;
  return has_more ? body.substr(0, end) : std::string_view{};
}

/// The type that the own document number tells; else that of the document which the title
/// names first: "Quyết định về việc …".
std::set<std::string> document_types(schema::Announcement const& announcement) {
  std::set<std::string> types;
  auto const normalized = analyzers::normalize_document_number(announcement.number);
  auto const parts = normalized ? analyzers::split_document_number(*normalized) : std::nullopt;
  if (parts && !parts->type.empty()) return {parts->type};
  std::string const title = nfc_lower(announcement.title);
  for (analyzers::DocumentType const& type : analyzers::kDocumentTypes) {
    if (title.starts_with(type.name)) types.insert(std::string(type.symbol));
  }
  return types;
}

// A pair of two tokens is the longest text of a term.
static_assert(schema::kLongestPrefixBytes + 2 * analyzers::kMaxTokenBytes + 1 <=
              schema::kMaxTermBytes);

}  // namespace

void complete(schema::Announcement& announcement) {
  bool const names_others = announcement.numbers.size() > (announcement.number.empty() ? 0 : 1);
  if (!names_others) {
    announcement.numbers = analyzers::find_document_numbers(
        announcement.title + "\n" + announcement.abstract + "\n" + announcement.body);
    if (announcement.number.empty()) announcement.number = own_number_of_title(announcement.title);
  }
  put_own_first(announcement);
  add_official_facts(announcement);
  if (announcement.language.empty()) announcement.language = "vi";
}

DocumentContent const& DocumentBuilder::build(schema::Announcement const& announcement) {
  content_.clear();
  next_position_ = 1;
  fingerprint_ = {};
  add_text(announcement.title, weights_.title);
  add_text(announcement.abstract, weights_.lead);
  add_body(announcement);
  for (std::string const* const name :
       {&announcement.unit, &announcement.author, &announcement.place}) {
    add_text(*name, weights_.names);
  }
  for (schema::Field const& field : schema::kFields) {
    if (field.text != nullptr) add_field(field, announcement.*field.text);
  }
  add_number_terms(FieldId::Number, announcement.numbers);
  add_number_terms(FieldId::OwnNumber, {&announcement.number, 1});
  add_relation_terms(announcement.relations);
  std::set<std::string> const types = document_types(announcement);
  add_type_terms(types);
  add_attachment_terms(announcement);
  add_address_terms(announcement);
  add_values(announcement, types);
  content_.add_boolean_term(schema::make_id_term(announcement.id));
  if (!announcement.source_location.empty()) {
    content_.add_boolean_term(schema::make_file_term(announcement.source_location));
  }
  if (!announcement.file_hash.empty()) {
    content_.add_boolean_term(schema::make_term(FieldId::FileHash, announcement.file_hash));
  }
  content_.set_data(schema::to_stored(announcement));
  return content_;
}

void DocumentBuilder::add_body(schema::Announcement const& announcement) {
  std::string_view const body = announcement.body;
  bool const lead_in_body = announcement.abstract.empty() && weights_.lead > weights_.body;
  std::string_view const lead = lead_in_body ? lead_paragraph(body) : std::string_view{};
  add_text(lead, weights_.lead, announcement.repairs);
  lead_end_ = next_position_;
  add_text(body.substr(lead.size()), weights_.body, announcement.repairs, lead.size());
}

/// `repairs` are those of the text that `text` is a part of, from byte `text_begin` on.
void DocumentBuilder::add_text(std::string_view text, unsigned weight,
                               std::span<schema::Repair const> repairs, std::size_t text_begin) {
  if (weight == 0 || text.empty()) return;
  if (text.size() > kPieceBytes) content_.reserve_for(text.size());
  last_position_ = next_position_;
  std::uint32_t first = next_position_;  // position of the piece's first word
  while (!text.empty()) {
    TextPiece const piece = first_piece(text, kPieceBytes);
    text.remove_prefix(piece.text.size());
    analyzers::analyzer("vi").analyze(piece.text, tokens_);
    fingerprint_.add(tokens_);
    std::size_t const piece_end = text_begin + piece.text.size();
    add_postings(as_read_terms(tokens_, repairs, text_begin, piece_end), weight, first);
    text_begin = piece_end;
    if (!tokens_.tokens().empty()) first = last_position_ + (piece.ends_sentence ? 2 : 1);
  }
  next_position_ = last_position_ + store::kFieldPositionGap;
}

/// The tokens of a piece whose first word has position `first`, with the terms that were read in
/// their places: positions of a term rise.
void DocumentBuilder::add_postings(std::span<AsReadTerm const> as_read, unsigned weight,
                                   std::uint32_t first) {
  auto const& tokens = tokens_.tokens();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    bool const is_simple = analyzers::is_simple(tokens[i].kind);
    if (is_simple) last_position_ = first + tokens[i].position;
    content_.add_posting(tokens_.text(tokens[i]), weight,
                         is_simple ? last_position_ : DocumentContent::kNoPosition);
    for (; !as_read.empty() && as_read.front().token == i; as_read = as_read.subspan(1)) {
      AsReadTerm const& read = as_read.front();
      content_.add_posting(read.text, weight,
                           read.has_position ? last_position_ : DocumentContent::kNoPosition);
    }
  }
}

void DocumentBuilder::add_field(schema::Field const& field, std::string_view text) {
  std::string name = analyzers::whole_name(text);
  if (field.analyzer == "raw") {
    add_raw_term(field, name);
  } else {
    add_words(field, text);
  }
  if (field.value_slot && !name.empty()) content_.add_value(*field.value_slot, std::move(name));
}

void DocumentBuilder::add_words(schema::Field const& field, std::string_view text) {
  analyzers::analyzer(field.analyzer).analyze(text, tokens_);
  for (Token const& token : tokens_.tokens()) {
    std::string const term = schema::make_term(field.id, tokens_.text(token));
    bool const is_simple = analyzers::is_simple(token.kind);
    content_.add_posting(term, 1, is_simple ? token.position + 1 : DocumentContent::kNoPosition);
  }
}

void DocumentBuilder::add_raw_term(schema::Field const& field, std::string_view name) {
  std::string const value = analyzers::analyzer(field.analyzer).normalize_term(name);
  if (!value.empty()) content_.add_boolean_term(schema::make_term(field.id, value));
}

void DocumentBuilder::add_number_terms(FieldId field, std::span<std::string const> numbers) {
  for (std::string const& number : numbers) {
    if (auto const normalized = analyzers::normalize_document_number(number)) {
      content_.add_boolean_term(
          schema::make_term(field, normalized->substr(0, analyzers::kMaxTokenBytes)));
    }
  }
}

/// The number's own year counts before that of the day beside it.
void DocumentBuilder::add_relation_terms(std::span<schema::Relation const> relations) {
  for (schema::Relation const& relation : relations) {
    auto const number = analyzers::normalize_document_number(relation.number);
    if (!number) continue;
    auto const parts = analyzers::split_document_number(*number);
    std::string year = parts ? parts->year : "";
    if (year.empty() && relation.date)
      year = schema::format_value_date(*relation.date).substr(0, 4);
    content_.add_boolean_term(schema::make_relation_term(relation.kind, *number, year));
  }
}

void DocumentBuilder::add_type_terms(std::set<std::string> const& types) {
  for (std::string const& symbol : types) {
    content_.add_boolean_term(schema::make_term(FieldId::Type, symbol));
  }
}

/// An attachment and the announcement that has it find each other by these, and who pastes an
/// address finds its page.
void DocumentBuilder::add_attachment_terms(schema::Announcement const& announcement) {
  for (schema::Attachment const& attachment : announcement.attachments) {
    for (std::string const& location : schema::attachment_locations(announcement, attachment)) {
      content_.add_boolean_term(schema::make_location_term(FieldId::Attachment, location));
    }
  }
  if (schema::may_be_attachment(announcement.id)) {
    content_.add_boolean_term(schema::make_location_term(FieldId::File, announcement.id));
  }
  if (!announcement.url.empty()) {
    content_.add_boolean_term(schema::make_location_term(FieldId::File, announcement.url));
  }
}

/// Who has an old address of it finds the announcement; pages of a web archive have theirs as id.
void DocumentBuilder::add_address_terms(schema::Announcement const& announcement) {
  auto const add = [this](std::string_view address) {
    std::string const key = schema::web_address_key(address);
    if (key.empty()) return;
    content_.add_boolean_term(schema::make_address_term(address));
    for (schema::AddressId const& part : schema::address_ids(key)) {
      content_.add_boolean_term(schema::make_address_id_term(part.id));
    }
  };
  add(announcement.url);
  std::ranges::for_each(announcement.addresses, add);
  bool const has_scheme = announcement.id.starts_with("http");
  if (has_scheme) add(announcement.id);
}

void DocumentBuilder::add_values(schema::Announcement const& announcement,
                                 std::set<std::string> const& types) {
  add_date_value(schema::kDateSlot, announcement.date);
  add_date_value(schema::kIssuedSlot, announcement.issued);
  add_date_value(schema::kEffectiveSlot, announcement.effective);
  add_date_value(schema::kExpiresSlot, announcement.expires);
  content_.add_value(schema::kIdSlot, announcement.id);
  std::string content_hash = schema::content_hash(announcement);
  auto const indexed = last_indexed_ ? last_indexed_(announcement.id, content_hash) : std::nullopt;
  content_.add_value(schema::kContentHashSlot, std::move(content_hash));
  content_.add_value(schema::kLeadEndSlot, Xapian::sortable_serialise(lead_end_));
  if (auto const fingerprint = fingerprint_.value()) {
    content_.add_value(schema::kFingerprintSlot, schema::format_value_fingerprint(*fingerprint));
  }
  std::string packed;
  for (std::string const& symbol : types) {
    if (!packed.empty()) packed += store::kTypeSeparator;
    packed += symbol;
  }
  if (!packed.empty()) content_.add_value(schema::kTypeSlot, std::move(packed));
  add_name_value(schema::kOwnNumberSlot, announcement.number);
  add_name_value(schema::kPicturePagesSlot, announcement.picture_pages);
  content_.add_value(schema::kIndexedSlot,
                     schema::format_value_instant(indexed ? *indexed : clock_()));
}

void DocumentBuilder::add_date_value(std::uint32_t slot, std::optional<schema::Date> const& date) {
  if (date) content_.add_value(slot, schema::format_value_date(*date));
}

void DocumentBuilder::add_name_value(std::uint32_t slot, std::string_view text) {
  std::string name = analyzers::whole_name(text);
  if (!name.empty()) content_.add_value(slot, std::move(name));
}

}  // namespace tracuu::indexer
