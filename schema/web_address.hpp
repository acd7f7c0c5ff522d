// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tracuu::schema {

/// One spelling of a web address, so that all ways in which an address of one page is written can
/// be compared: no scheme, no "www.", no default port, no user, %XX decoded, letters composed (NFC)
/// and folded to lower case, blanks as "+" or %20, parameters in alphabetical order, no parameters
/// of tracking or of sessions, no last slash, no place in the page. It is a key, not an address:
/// it can't be fetched. The key of "tin-7" or "mailto:a@b.example" is "".
///
///     "http://WWW.Vankhe.example:80/T%C3%ADn/?utm_source=zalo#top"  -> "vankhe.example/tín"
///     "https://vankhe.example/tin.aspx?ItemID=7&CateID=2"
///         -> "vankhe.example/tin.aspx?cateid=2&itemid=7"
///     "vankhe.example/tin/7"                                        -> "vankhe.example/tin/7"
///
/// Case is folded because the servers of most portals (IIS) do; addresses that differ in case only
/// have one key. What tells the page in a fragment stays ("#/tin/7", "#!/tin/7"). Of a path that is
/// not UTF-8 the bytes stay. Written to disk as part of terms: a change needs a new kSchemaVersion.
/// Thread-safe.
[[nodiscard]] std::string web_address_key(std::string_view address);

/// The host in a key of web_address_key: "vankhe.example".
[[nodiscard]] std::string_view host_of_key(std::string_view key);

/// A part of a key that may be what its portal calls the page by.
struct AddressId {
  std::string id;
  std::size_t begin = 0;  ///< in bytes of the key
  std::size_t end = 0;

  bool operator==(AddressId const&) const = default;
};

inline constexpr std::size_t kMaxIdBytes = 64;
inline constexpr std::ptrdiff_t kMaxAddressIds = 8;

/// The numbers of two digits or more in path, parameters and fragment of a key of web_address_key,
/// GUIDs and hashes in hexadecimal digits; the last kMaxAddressIds of them. Dates and pages are
/// among them. Written to disk as terms. Thread-safe.
///
///     "vankhe.example/2023/07/hop-xa-t1234.html"  ->  "2023", "07", "1234"
[[nodiscard]] std::vector<AddressId> address_ids(std::string_view key);

/// Whether a parameter of this name says who came from where, not which page it is: "utm_source",
/// "fbclid", "zarsrc" (Zalo). In any case. Thread-safe.
[[nodiscard]] bool is_tracking_parameter(std::string_view name);

/// Whether a parameter of this name is that of a session: "PHPSESSID", "jsessionid". In any case.
/// Thread-safe.
[[nodiscard]] bool is_session_parameter(std::string_view name);

}  // namespace tracuu::schema
