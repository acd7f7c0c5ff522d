// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/named_pictures.hpp"

#include "schema/field.hpp"
#include "schema/file_location.hpp"
#include "schema/term.hpp"

namespace tracuu::indexer {

bool may_be_scan(Xapian::Database const& database, std::string_view key) {
  if (!schema::has_picture_ending(key)) return true;
  return database.term_exists(schema::make_location_term(schema::FieldId::Attachment, key));
}

}  // namespace tracuu::indexer
