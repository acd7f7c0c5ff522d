// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "analyzers/token.hpp"
#include "indexer/document/as_read_terms.hpp"
#include "indexer/document/document_content.hpp"
#include "indexer/document/text_fingerprint.hpp"
#include "indexer/document/text_weights.hpp"
#include "schema/announcement.hpp"
#include "schema/field.hpp"
#include "schema/instant.hpp"

namespace tracuu::indexer {

/// Fills in what can be told from the text itself: the document numbers of title, abstract and
/// body, unless the source names some beside the own one; the own number that the title begins
/// with (own_number.hpp), if no reader found another; what an official document says of its effect
/// and of others (indexer/relations/official_facts.hpp); and "vi" as the language if none is given.
/// The own number then stands first in `numbers`, the others are cited.
void complete(schema::Announcement& announcement);

/// Turns announcements into what the index keeps of them: terms, positions,
/// values, stored form, as docs/index-format.md describes. Keeps its memory from
/// one to the next. Not thread-safe.
class DocumentBuilder {
 public:
  /// Tells the second at which a document is built.
  using Clock = schema::Instant (*)();

  /// When an announcement with this id and content_hash was last indexed, if it was.
  using LastIndexed = std::function<std::optional<schema::Instant>(std::string_view id,
                                                                   std::string_view content_hash)>;

  /// An announcement that `last_indexed` knows keeps its time.
  explicit DocumentBuilder(TextWeights weights, Clock clock = &schema::now,
                           LastIndexed last_indexed = {})
      : weights_(weights), clock_(clock), last_indexed_(std::move(last_indexed)) {}

  /// Valid until the next call. Never fails.
  [[nodiscard]] DocumentContent const& build(schema::Announcement const& announcement);

  /// Gives back what the last document took, if that was very much.
  void forget() { content_.clear(); }

 private:
  void add_body(schema::Announcement const& announcement);
  void add_text(std::string_view text, unsigned weight,
                std::span<schema::Repair const> repairs = {}, std::size_t text_begin = 0);
  void add_postings(std::span<AsReadTerm const> as_read, unsigned weight, std::uint32_t first);
  void add_field(schema::Field const& field, std::string_view text);
  void add_words(schema::Field const& field, std::string_view text);
  void add_raw_term(schema::Field const& field, std::string_view name);
  void add_number_terms(schema::FieldId field, std::span<std::string const> numbers);
  void add_relation_terms(std::span<schema::Relation const> relations);
  void add_type_terms(std::set<std::string> const& types);
  void add_attachment_terms(schema::Announcement const& announcement);
  void add_address_terms(schema::Announcement const& announcement);
  void add_values(schema::Announcement const& announcement, std::set<std::string> const& types);
  void add_date_value(std::uint32_t slot, std::optional<schema::Date> const& date);
  void add_name_value(std::uint32_t slot, std::string_view text);

  TextWeights weights_;
  Clock clock_;
  LastIndexed last_indexed_;
  DocumentContent content_;
  analyzers::TokenList tokens_;
  TextFingerprint fingerprint_;  ///< of the text read so far
  std::uint32_t next_position_ = 1;
  std::uint32_t last_position_ = 1;  ///< of the last word that was added
  std::uint32_t lead_end_ = 1;       ///< position after title and lead
};

}  // namespace tracuu::indexer
