// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include "analyzers/token.hpp"
#include "indexer/text_fingerprint.hpp"
#include "indexer/text_weights.hpp"
#include "schema/announcement.hpp"
#include "schema/field.hpp"

namespace tracuu::indexer {

/// Fills in what can be told from the text itself: document numbers (those of
/// the title first), and "vi" as the language if none is given.
void complete(schema::Announcement& announcement);

/// Turns announcements into Xapian documents: terms, positions, values, stored
/// form, as docs/index-format.md describes. Keeps its memory from one to the
/// next. Not thread-safe.
class DocumentBuilder {
 public:
  explicit DocumentBuilder(TextWeights weights) : weights_(weights) {}

  /// Never fails; Xapian::Error only for want of memory.
  [[nodiscard]] Xapian::Document build(schema::Announcement const& announcement);

 private:
  void add_text(Xapian::Document& document, std::string_view text, unsigned weight);
  void add_field(Xapian::Document& document, schema::FieldId field, std::string_view text);
  void add_body(Xapian::Document& document, schema::Announcement const& announcement);

  TextWeights weights_;
  analyzers::TokenList tokens_;
  TextFingerprint fingerprint_;  ///< of the text read so far
  Xapian::termpos next_position_ = 1;
};

}  // namespace tracuu::indexer
