// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/redirects/address_lookup.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "base/ascii.hpp"
#include "schema/field.hpp"
#include "schema/file_location.hpp"
#include "schema/term.hpp"
#include "schema/web_address.hpp"
#include "store/document_lookup.hpp"

namespace tracuu::search {

namespace {

/// How an address may be written among the terms of locations, which keep capitals, "www.", the
/// last slash and the place in the page.
std::vector<std::string> location_spellings(std::string_view address) {
  std::string const page(address.substr(0, address.find('#')));
  std::size_t const host = page.find("://");
  std::string const bare = host == std::string::npos ? page : page.substr(host + 3);
  std::string const other = bare.starts_with("www.") ? bare.substr(4) : "www." + bare;
  std::vector<std::string> spellings{std::string(address)};
  for (std::string const& name : {bare, other}) {
    std::string spelling = "https://" + name;
    while (spelling.ends_with('/')) spelling.pop_back();
    spellings.push_back(spelling);
    spellings.push_back(spelling + '/');
  }
  return spellings;
}

std::vector<Xapian::docid> numbers_at(Xapian::Database const& database, std::string_view address,
                                      Xapian::doccount most) {
  std::string const term = schema::make_address_term(address);
  if (term.empty()) return {};
  auto found = store::documents_with(database, term, most);
  if (!found.empty()) return found;
  for (std::string const& spelling : location_spellings(address)) {
    found = store::documents_with(
        database, schema::make_location_term(schema::FieldId::File, spelling), most);
    if (!found.empty()) return found;
  }
  return store::documents_with(database, schema::make_id_term(address), most);
}

/// Whether one of its addresses is `location`, capitals and all.
bool is_written_as(schema::Announcement const& announcement, std::string const& location) {
  auto const is_it = [&](std::string const& address) {
    return schema::canonical_location(address) == location;
  };
  return is_it(announcement.url) || is_it(announcement.id) ||
         std::ranges::any_of(announcement.addresses, is_it);
}

}  // namespace

base::Result<std::vector<AddressedDocument>> documents_at(Xapian::Database const& database,
                                                          std::string_view address,
                                                          Xapian::doccount most) {
  address = base::trim(address, " \t\r\n");
  std::vector<AddressedDocument> found;
  for (Xapian::docid const document : numbers_at(database, address, most)) {
    auto head = store::stored_head(database.get_document(document));
    if (!head) return head.error();
    found.push_back({document, std::move(*head)});
  }
  std::string const location = schema::canonical_location(address);
  auto const is_other = [&](AddressedDocument const& one) {
    return !is_written_as(one.head, location);
  };
  if (!std::ranges::all_of(found, is_other)) std::erase_if(found, is_other);
  return found;
}

}  // namespace tracuu::search
