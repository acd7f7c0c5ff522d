// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/pasted_place.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "analyzers/analyzer_registry.hpp"
#include "analyzers/document_number.hpp"
#include "base/ascii.hpp"
#include "schema/term.hpp"

namespace tracuu::search {

namespace {

using schema::FieldId;

QueryNode only(FieldId field, std::string_view text) {
  QueryNode leaf;
  leaf.kind = QueryNode::Kind::Words;
  leaf.field = field;
  leaf.text = text;
  QueryNode root;
  root.kind = QueryNode::Kind::And;
  root.children.push_back(std::move(leaf));
  return root;
}

/// A word with a mark inside, as no word of a sentence has: "tin-7", "vankhe.example".
bool may_be_place(std::string_view text) {
  return text.find_first_of(" \t\r\n\"()*") == std::string_view::npos &&
         text.find_first_of("-._/:") != std::string_view::npos &&
         !analyzers::normalize_document_number(text);
}

/// The host of "https://Vankhe.example:8080/tin/7" and of "vankhe.example/tin/7", in lower case;
/// "" if there is none.
std::string host_of(std::string_view text) {
  std::size_t const scheme = text.find("://");
  if (scheme != std::string_view::npos) text.remove_prefix(scheme + 3);
  std::string host = base::to_lower_ascii(text.substr(0, text.find_first_of("/?#:")));
  std::size_t const dot = host.find('.');
  bool const has_dot = dot != std::string::npos && dot > 0 && dot + 1 < host.size();
  return has_dot ? std::move(host) : "";
}

/// Of an index that has no terms of addresses: one is written with or without scheme, place in the
/// page and last slash.
std::optional<QueryNode> find_page(Xapian::Database const& database, std::string_view text) {
  std::string const term = schema::make_address_term(text);
  if (!term.empty() && database.term_exists(term)) return only(FieldId::Address, text);
  std::string_view page = text.substr(0, text.find('#'));
  while (page.ends_with('/')) page.remove_suffix(1);
  std::string const scheme = page.find("://") == std::string_view::npos ? "https://" : "";
  std::string const address = scheme + std::string(page);
  for (std::string const& spelling : {scheme + std::string(text), address, address + '/'}) {
    if (database.term_exists(schema::make_location_term(FieldId::File, spelling))) {
      return only(FieldId::File, spelling);
    }
  }
  return std::nullopt;
}

std::optional<QueryNode> find_site(Xapian::Database const& database, std::string host) {
  constexpr std::string_view kWww = "www.";
  std::string const other =
      host.starts_with(kWww) ? host.substr(kWww.size()) : std::string(kWww) + host;
  for (std::string const& name : {std::move(host), other}) {
    std::string const value =
        analyzers::analyzer(schema::field(FieldId::Site).analyzer).normalize_term(name);
    if (database.term_exists(schema::make_term(FieldId::Site, value))) {
      return only(FieldId::Site, name);
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<QueryNode> find_pasted_place(Xapian::Database const& database,
                                           std::string_view text) {
  text = base::trim(text, " \t\r\n");
  if (!may_be_place(text)) return std::nullopt;
  if (database.term_exists(schema::make_id_term(text))) return only(FieldId::Id, text);
  std::string host = host_of(text);
  if (host.empty()) return std::nullopt;
  if (auto page = find_page(database, text)) return page;
  return find_site(database, std::move(host));
}

}  // namespace tracuu::search
