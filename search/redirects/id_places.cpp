// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/redirects/id_places.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "base/ascii.hpp"
#include "schema/field.hpp"
#include "schema/term.hpp"
#include "store/document_lookup.hpp"

namespace tracuu::search {

namespace {

/// Terms of addresses that are looked at, and announcements that are read.
constexpr std::size_t kMaxTerms = 400;
constexpr std::size_t kMaxRead = 40;
/// Announcements that must agree, and how many times as many as differ.
constexpr std::size_t kLeastAgreeing = 3;
constexpr std::size_t kAgreeingTimes = 20;

/// `text` with every number as "0".
std::string without_numbers(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!base::is_digit(text[at])) {
      plain += text[at];
    } else if (at == 0 || !base::is_digit(text[at - 1])) {
      plain += '0';
    }
  }
  return plain;
}

/// The addresses of an announcement, as keys.
std::vector<std::string> keys_of(schema::Announcement const& announcement) {
  std::vector<std::string> keys{schema::web_address_key(announcement.url)};
  for (std::string const& address : announcement.addresses) {
    keys.push_back(schema::web_address_key(address));
  }
  std::erase(keys, "");
  return keys;
}

/// The beginning that all addresses with ids at a place have.
std::string fixed_beginning(std::string_view key, schema::AddressId const& id) {
  std::string_view const before = key.substr(0, id.begin);
  std::size_t const query = before.find('?');
  if (query == std::string_view::npos) return std::string(schema::host_of_key(key)) + '/';
  // Other parameters may stand before the id: the path alone is fixed.
  return std::string(before.substr(0, query + 1));
}

}  // namespace

std::string place_of_id(std::string_view key, schema::AddressId const& id) {
  bool const is_in_path = key.substr(0, id.begin).find_first_of("?#") == std::string_view::npos;
  if (!is_in_path) {
    return without_numbers(key.substr(0, id.begin)) + '#' + without_numbers(key.substr(id.end));
  }
  std::size_t const part_begin = key.rfind('/', id.begin) + 1;
  std::size_t const part_end = std::min(key.find_first_of("/?#", id.end), key.size());
  std::string_view const before = key.substr(part_begin, id.begin - part_begin);
  std::string_view const after = key.substr(id.end, part_end - id.end);
  // Words beside the id are those of the title.
  std::size_t const dash = before.find_last_of("-_ ");
  std::string place(schema::host_of_key(key));
  place += dash == std::string_view::npos ? "/" + std::string(before)
                                          : "/*" + std::string(before.substr(dash));
  place += '#';
  bool const has_words_after = after.find_first_of("-_ ") != std::string_view::npos;
  if (!has_words_after) return place.append(after);
  std::size_t const dot = std::min(after.rfind('.'), after.size());
  return place.append(after.substr(0, 1)).append("*").append(after.substr(dot));
}

IdPlace learn_place(Xapian::Database const& database, std::string_view key,
                    schema::AddressId const& id) {
  IdPlace learned;
  std::string const place = place_of_id(key, id);
  std::string const prefix(schema::field(schema::FieldId::Address).prefix);
  std::string const beginning = prefix + fixed_beginning(key, id);
  std::set<std::string> in_urls;
  std::set<std::string> distinct;
  std::size_t looked_at = 0;
  std::size_t read = 0;
  auto const end = database.allterms_end(beginning);
  for (auto term = database.allterms_begin(beginning); term != end; ++term) {
    if (++looked_at > kMaxTerms) break;
    std::string const other = (*term).substr(prefix.size());
    auto const ids = schema::address_ids(other);
    auto const same = std::ranges::find_if(
        ids, [&](schema::AddressId const& one) { return place_of_id(other, one) == place; });
    if (same == ids.end()) continue;
    ++learned.seen;
    if (distinct.insert(same->id).second) ++learned.distinct;
    if (read >= kMaxRead) continue;
    auto const document = store::find_document(database, *term);
    if (!document) continue;
    auto const head = store::stored_head(database.get_document(*document));
    if (!head) continue;
    ++read;
    std::string const url = schema::web_address_key(head->url);
    if (url.empty() || url == other) continue;
    auto const url_ids = schema::address_ids(url);
    auto const in_url = std::ranges::find(url_ids, same->id, &schema::AddressId::id);
    if (in_url == url_ids.end()) {
      ++learned.differing;
    } else {
      ++learned.agreeing;
      in_urls.insert(place_of_id(url, *in_url));
    }
  }
  learned.in_urls.assign(in_urls.begin(), in_urls.end());
  return learned;
}

bool is_learned(IdPlace const& place) {
  return place.agreeing >= kLeastAgreeing && place.agreeing >= kAgreeingTimes * place.differing;
}

bool names_pages(IdPlace const& place) {
  constexpr std::size_t kLeastSeen = 5;
  constexpr std::size_t kRepeatsInSeen = 20;
  return place.seen >= kLeastSeen && (place.seen - place.distinct) * kRepeatsInSeen <= place.seen;
}

bool has_id_at(schema::Announcement const& announcement, std::string_view id,
               std::string_view place) {
  return std::ranges::any_of(keys_of(announcement), [&](std::string const& key) {
    return std::ranges::any_of(schema::address_ids(key), [&](schema::AddressId const& one) {
      return one.id == id && place_of_id(key, one) == place;
    });
  });
}

}  // namespace tracuu::search
