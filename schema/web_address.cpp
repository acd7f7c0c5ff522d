// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/web_address.hpp"

#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uidna.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <vector>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "schema/file_location.hpp"

namespace tracuu::schema {

namespace {

constexpr std::size_t kMaxHostBytes = 255;

/// What campaigns and social networks add, by their own documents: Google (utm_*, gclid, gad_*,
/// wbraid, gbraid, dclid, _ga, _gl), Meta (fbclid, igshid), Zalo (zarsrc, zalo*), Microsoft
/// (msclkid), Yandex (yclid), Mailchimp (mc_cid, mc_eid), HubSpot (_hs*), Matomo (mtm_*, pk_*),
/// TikTok (ttclid), X (twclid).
constexpr auto kTrackingParameters = std::to_array<std::string_view>(
    {"gclid", "gclsrc", "dclid", "wbraid", "gbraid", "_ga", "_gl", "fbclid", "igshid", "igsh",
     "zarsrc", "msclkid", "yclid", "mc_cid", "mc_eid", "ttclid", "twclid"});
constexpr auto kTrackingBeginnings =
    std::to_array<std::string_view>({"utm_", "gad_", "mtm_", "pk_", "_hs", "fb_action_"});
constexpr auto kSessionParameters =
    std::to_array<std::string_view>({"phpsessid", "jsessionid", "sessionid", "session_id", "sid",
                                     "aspsessionid", "asp.net_sessionid", "cfid", "cftoken"});

bool is_any_of(auto const& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

/// Composed and without case; invisible letters (ZERO WIDTH SPACE) are left out. Text that is not
/// UTF-8 has its ASCII letters folded only.
std::string folded_address(std::string_view text) {
  if (std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; }) ||
      base::find_invalid_utf8(text)) {
    return base::to_lower_ascii(text);
  }
  UErrorCode status = U_ZERO_ERROR;
  icu::Normalizer2 const* const normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) return base::to_lower_ascii(text);
  icu::UnicodeString const wide = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  icu::UnicodeString const done = normalizer->normalize(wide, status);
  if (U_FAILURE(status)) return base::to_lower_ascii(text);
  std::string result;
  return done.toUTF8String(result);
}

/// "xn--…" as the letters that it stands for (UTS #46).
std::string unicode_host(std::string host) {
  if (host.find("xn--") == std::string::npos) return host;
  UErrorCode status = U_ZERO_ERROR;
  UIDNA* const idna = uidna_openUTS46(UIDNA_NONTRANSITIONAL_TO_UNICODE, &status);
  if (U_FAILURE(status)) return host;
  std::array<char, 4 * kMaxHostBytes> letters{};
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  std::int32_t const bytes = uidna_nameToUnicodeUTF8(
      idna, host.data(), static_cast<std::int32_t>(host.size()), letters.data(),
      static_cast<std::int32_t>(letters.size()), &info, &status);
  uidna_close(idna);
  bool const is_read = U_SUCCESS(status) && info.errors == 0 && bytes > 0;
  return is_read ? std::string(letters.data(), static_cast<std::size_t>(bytes)) : host;
}

/// What stands after "https://", "http://" or "//"; of a text without a scheme all of it. Nothing
/// for other schemes.
std::optional<std::string_view> after_scheme(std::string_view address) {
  for (std::string_view const scheme : {"https://", "http://", "//"}) {
    if (base::equals_ignoring_case(address.substr(0, scheme.size()), scheme)) {
      return address.substr(scheme.size());
    }
  }
  bool const has_scheme = address.substr(0, address.find_first_of("/?#")).find(':') !=
                          std::string_view::npos;  // or a port, which needs a scheme to be one
  return has_scheme ? std::nullopt : std::optional(address);
}

/// The host without user, default port, last dot and "www."; "" if there is none.
std::string address_host(std::string_view authority) {
  authority.remove_prefix(
      authority.rfind('@') == std::string_view::npos ? 0 : authority.rfind('@') + 1);
  std::string host = folded_address(percent_decoded(authority));
  for (std::string_view const port : {":80", ":443", ":"}) {
    if (host.ends_with(port)) host.resize(host.size() - port.size());
  }
  if (host.ends_with('.')) host.pop_back();
  constexpr std::string_view kWww = "www.";
  if (host.starts_with(kWww) && host.find('.', kWww.size()) != std::string::npos) {
    host.erase(0, kWww.size());
  }
  bool const is_host = !host.empty() && host.size() <= kMaxHostBytes &&
                       host.find_first_of(" \t\r\n\"<>\\") == std::string::npos;
  return is_host ? unicode_host(std::move(host)) : "";
}

/// ASP.NET's "(S(lit3py55t21z5v55vlm25s55))".
bool is_session_segment(std::string_view segment) {
  return segment.starts_with("(s(") && segment.ends_with("))");
}

/// "/tin/./a//B/" -> "/tin/a/b"; "" for the root.
std::string path_key(std::string_view path) {
  std::vector<std::string> segments;
  while (!path.empty()) {
    std::string_view const written = path.substr(0, path.find('/'));
    path.remove_prefix(std::min(path.size(), written.size() + 1));
    std::string segment = folded_address(percent_decoded(written));
    std::size_t const session = segment.find(";jsessionid=");
    if (session != std::string::npos) segment.resize(session);
    if (segment == "..") {
      if (!segments.empty()) segments.pop_back();
    } else if (!segment.empty() && segment != "." && !is_session_segment(segment)) {
      segments.push_back(std::move(segment));
    }
  }
  std::string key;
  for (std::string const& segment : segments) key.append("/").append(segment);
  return key;
}

/// "?b=2&amp;a=T%C3%AD+n&utm_source=x" -> "?a=tí n&b=2"; "" if nothing stays.
std::string query_key(std::string_view query) {
  std::vector<std::string> parameters;
  while (!query.empty()) {
    std::string_view written = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), written.size() + 1));
    if (written.starts_with("amp;")) written.remove_prefix(4);
    std::string parameter(written);
    std::ranges::replace(parameter, '+', ' ');
    parameter = folded_address(percent_decoded(parameter));
    std::string_view const name = std::string_view(parameter).substr(0, parameter.find('='));
    if (parameter.empty() || is_tracking_parameter(name) || is_session_parameter(name)) continue;
    parameters.push_back(std::move(parameter));
  }
  std::ranges::sort(parameters);
  std::string key;
  for (std::string const& parameter : parameters) {
    key.append(key.empty() ? "?" : "&").append(parameter);
  }
  return key;
}

}  // namespace

bool is_tracking_parameter(std::string_view name) {
  std::string const lower = base::to_lower_ascii(name);
  return is_any_of(kTrackingParameters, lower) ||
         std::ranges::any_of(kTrackingBeginnings, [&](std::string_view beginning) {
           return lower.starts_with(beginning);
         });
}

bool is_session_parameter(std::string_view name) {
  return is_any_of(kSessionParameters, base::to_lower_ascii(name));
}

std::string web_address_key(std::string_view address) {
  auto rest = after_scheme(base::trim(address, " \t\r\n"));
  if (!rest) return "";
  bool const has_scheme = rest->size() < base::trim(address, " \t\r\n").size();
  std::size_t const host_end = std::min(rest->find_first_of("/?#"), rest->size());
  std::string key = address_host(rest->substr(0, host_end));
  if (key.empty() || (!has_scheme && key.find('.') == std::string::npos)) return "";
  if (!has_scheme && (key.starts_with('.') || host_end == rest->size())) return "";
  rest->remove_prefix(host_end);
  std::size_t const fragment_at = std::min(rest->find('#'), rest->size());
  std::string_view const fragment = rest->substr(fragment_at);
  std::string_view const page = rest->substr(0, fragment_at);
  std::size_t const query_at = std::min(page.find('?'), page.size());
  key += path_key(page.substr(0, query_at));
  if (query_at < page.size()) key += query_key(page.substr(query_at + 1));
  bool const tells_page = fragment.starts_with("#/") || fragment.starts_with("#!");
  if (tells_page && fragment.size() > 2) key += folded_address(percent_decoded(fragment));
  return key;
}

namespace {

bool is_hex(std::string_view text) {
  return std::ranges::all_of(text,
                             [](char c) { return base::is_digit(c) || (c >= 'a' && c <= 'f'); });
}

bool is_ascii_letter(char c) {
  return c >= 'a' && c <= 'z';
}

/// A word of letters and digits of a key.
struct KeyWord {
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::vector<KeyWord> words_of_key(std::string_view key, std::size_t begin) {
  std::vector<KeyWord> words;
  for (std::size_t at = begin; at < key.size(); ++at) {
    if (!base::is_digit(key[at]) && !is_ascii_letter(key[at])) continue;
    KeyWord word{at, at};
    while (word.end < key.size() &&
           (base::is_digit(key[word.end]) || is_ascii_letter(key[word.end]))) {
      ++word.end;
    }
    words.push_back(word);
    at = word.end;
  }
  return words;
}

/// "8-4-4-4-12" from word `first` on.
bool is_guid(std::string_view key, std::span<KeyWord const> words) {
  constexpr std::array<std::size_t, 5> kBytes{8, 4, 4, 4, 12};
  if (words.size() < kBytes.size()) return false;
  for (std::size_t at = 0; at < kBytes.size(); ++at) {
    KeyWord const& word = words[at];
    if (word.end - word.begin != kBytes[at] ||
        !is_hex(key.substr(word.begin, word.end - word.begin)) ||
        (at > 0 && (word.begin != words[at - 1].end + 1 || key[word.begin - 1] != '-'))) {
      return false;
    }
  }
  return true;
}

/// The numbers in a word: "t1234" has one.
void add_numbers(std::string_view key, KeyWord const& word, std::vector<AddressId>& ids) {
  constexpr std::size_t kMinDigits = 2;
  for (std::size_t at = word.begin; at < word.end;) {
    std::size_t end = at;
    while (end < word.end && base::is_digit(key[end])) ++end;
    if (end - at >= kMinDigits && end - at <= kMaxIdBytes) {
      ids.push_back({std::string(key.substr(at, end - at)), at, end});
    }
    at = std::max(end, at + 1);
  }
}

}  // namespace

std::vector<AddressId> address_ids(std::string_view key) {
  constexpr std::size_t kMinHashBytes = 16;
  std::vector<AddressId> ids;
  std::vector<KeyWord> const words = words_of_key(key, host_of_key(key).size());
  for (std::size_t at = 0; at < words.size(); ++at) {
    KeyWord const& word = words[at];
    std::string_view const text = key.substr(word.begin, word.end - word.begin);
    if (is_guid(key, std::span(words).subspan(at))) {
      std::size_t const end = words[at + 4].end;
      ids.push_back({std::string(key.substr(word.begin, end - word.begin)), word.begin, end});
      at += 4;
    } else if (text.size() >= kMinHashBytes && text.size() <= kMaxIdBytes && is_hex(text) &&
               !base::is_number(text)) {
      ids.push_back({std::string(text), word.begin, word.end});
    } else {
      add_numbers(key, word, ids);
    }
  }
  if (ids.size() > kMaxAddressIds) ids.erase(ids.begin(), ids.end() - kMaxAddressIds);
  return ids;
}

std::string_view host_of_key(std::string_view key) {
  return key.substr(0, key.find_first_of("/?#"));
}

}  // namespace tracuu::schema
