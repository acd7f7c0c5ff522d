// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/page_address.hpp"

#include <boost/url/parse.hpp>
#include <fmt/format.h>
#include <unicode/uidna.h>

#include <algorithm>
#include <array>

#include "base/ascii.hpp"
#include "base/contains.hpp"
#include "indexer/html/link_target.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

/// Parameters whose value is a session, whatever it looks like.
constexpr std::array<std::string_view, 8> kSessionNames{"jsessionid",   "phpsessid", "sessionid",
                                                        "session_id",   "cfid",      "cftoken",
                                                        "aspsessionid", "zenid"};
/// Parameters that are a session only if their value looks like one.
constexpr std::array<std::string_view, 4> kMaybeSessionNames{"sid", "s", "session", "sess"};
/// Parameters that tell where a reader came from.
constexpr std::array<std::string_view, 11> kTrackingNames{"fbclid", "gclid",  "dclid",  "msclkid",
                                                          "yclid",  "mc_cid", "mc_eid", "igshid",
                                                          "zarsrc", "_ga",    "_gl"};

constexpr std::size_t kMinSessionBytes = 16;

/// A long word of letters and digits mixed, as programs make them.
bool is_token(std::string_view value) {
  auto const is_word = [](char c) {
    return base::is_digit(c) || (base::lower_ascii(c) >= 'a' && base::lower_ascii(c) <= 'z');
  };
  return value.size() >= kMinSessionBytes && std::ranges::all_of(value, is_word) &&
         std::ranges::any_of(value, base::is_digit) && !base::is_number(value);
}

bool is_session(std::string_view name, std::string_view value) {
  std::string const lower = base::to_lower_ascii(name);
  if (base::contains(kSessionNames, lower) || lower.starts_with("aspsessionid")) return true;
  return base::contains(kMaybeSessionNames, lower) && is_token(value);
}

bool is_tracking(std::string_view name) {
  std::string const lower = base::to_lower_ascii(name);
  return lower.starts_with("utm_") || base::contains(kTrackingNames, lower);
}

int hex_digit(char c) {
  if (base::is_digit(c)) return c - '0';
  char const lower = base::lower_ascii(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool is_unreserved(unsigned char byte) {
  char const c = static_cast<char>(byte);
  return base::is_digit(c) || (base::lower_ascii(c) >= 'a' && base::lower_ascii(c) <= 'z') ||
         c == '-' || c == '.' || c == '_' || c == '~';
}

/// `text` with %XX where RFC 3986 wants it, as browsers send it, and only there. A '%' that no two
/// hexadecimal digits follow is one of the text. Not Boost.URL's normalize(), which in 1.81 makes
/// "%2F" of a path a slash (findings/boost-url-normalize.sh).
std::string with_one_encoding(std::string_view text) {
  constexpr std::string_view kRefused = " \"<>\\^`{|}[]";
  std::string encoded;
  for (std::size_t at = 0; at < text.size(); ++at) {
    auto byte = static_cast<unsigned char>(text[at]);
    bool const is_code = byte == '%' && at + 2 < text.size() && hex_digit(text[at + 1]) >= 0 &&
                         hex_digit(text[at + 2]) >= 0;
    if (is_code) {
      byte = static_cast<unsigned char>(hex_digit(text[at + 1]) * 16 + hex_digit(text[at + 2]));
      at += 2;
    }
    bool const is_refused = byte <= 0x20 || byte >= 0x7F || byte == '%' ||
                            kRefused.find(static_cast<char>(byte)) != std::string_view::npos;
    if (is_refused || (is_code && !is_unreserved(byte))) {
      encoded += fmt::format("%{:02X}", byte);
    } else {
      encoded += static_cast<char>(byte);
    }
  }
  return encoded;
}

/// The host in ASCII: "xã.example.vn" as IDNA (UTS #46) has it; nothing if it is none.
std::optional<std::string> ascii_host(std::string_view host) {
  auto const is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (std::ranges::all_of(host, is_ascii)) return base::to_lower_ascii(host);
  UErrorCode status = U_ZERO_ERROR;
  UIDNA* const idna = uidna_openUTS46(UIDNA_NONTRANSITIONAL_TO_ASCII, &status);
  if (U_FAILURE(status)) return std::nullopt;
  std::array<char, 256> ascii{};
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  std::int32_t const bytes =
      uidna_nameToASCII_UTF8(idna, host.data(), static_cast<std::int32_t>(host.size()),
                             ascii.data(), static_cast<std::int32_t>(ascii.size()), &info, &status);
  uidna_close(idna);
  if (U_FAILURE(status) || info.errors != 0) return std::nullopt;
  return std::string(ascii.data(), static_cast<std::size_t>(bytes));
}

struct RawAddress {
  std::string_view scheme;
  std::string_view host;
  std::string_view port;
  std::string_view path;
  std::string_view query;  ///< with its '?'
};

std::optional<RawAddress> split(std::string_view url) {
  RawAddress raw;
  std::size_t const colon = url.find("://");
  if (colon == std::string_view::npos) return std::nullopt;
  raw.scheme = url.substr(0, colon);
  if (!base::equals_ignoring_case(raw.scheme, "http") &&
      !base::equals_ignoring_case(raw.scheme, "https")) {
    return std::nullopt;
  }
  url = url.substr(colon + 3);
  url = url.substr(0, url.find('#'));
  std::size_t const path = std::min(url.find_first_of("/?\\"), url.size());
  std::string_view authority = url.substr(0, path);
  std::size_t const user = authority.rfind('@');
  if (user != std::string_view::npos) authority.remove_prefix(user + 1);
  std::size_t const bracket = authority.rfind(']');
  std::size_t const port = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
  raw.host = authority.substr(0, port);
  if (port != std::string_view::npos) raw.port = authority.substr(port + 1);
  url = url.substr(path);
  std::size_t const query = std::min(url.find('?'), url.size());
  raw.path = url.substr(0, query);
  raw.query = url.substr(query);
  return raw;
}

/// The path without session ids: ";jsessionid=…" at the end of a part, "(S(…))" as one.
std::string path_without_session(std::string_view path, bool& had_session) {
  std::string text(path);
  for (std::size_t at = 0; (at = text.find(';', at)) != std::string::npos;) {
    std::size_t const end = std::min(text.find_first_of("/;", at + 1), text.size());
    std::string_view const parameter = std::string_view(text).substr(at + 1, end - at - 1);
    std::size_t const equals = std::min(parameter.find('='), parameter.size());
    if (is_session(parameter.substr(0, equals), "")) {
      had_session = true;
      text.erase(at, end - at);
    } else {
      at = end;
    }
  }
  std::size_t const cookieless = text.find("/(S(");
  std::size_t const end =
      cookieless == std::string::npos ? cookieless : text.find("))", cookieless);
  if (end != std::string::npos) {
    had_session = true;
    text.erase(cookieless, end + 2 - cookieless);
  }
  return text;
}

/// The query, with its '?', without parameters that name no page; "" if none is left.
std::string named_query(std::string_view query, bool& had_session) {
  std::string kept;
  if (!query.empty()) query.remove_prefix(1);
  while (!query.empty()) {
    std::size_t const end = std::min(query.find('&'), query.size());
    std::string_view const parameter = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    std::size_t const equals = std::min(parameter.find('='), parameter.size());
    std::string_view const name = parameter.substr(0, equals);
    std::string_view const value = parameter.substr(std::min(equals + 1, parameter.size()));
    if (parameter.empty() || is_tracking(name)) continue;
    if (is_session(name, value)) {
      had_session = true;
      continue;
    }
    kept.append(kept.empty() ? "?" : "&").append(parameter);
  }
  return kept;
}

bool is_default_port(std::string_view scheme, std::string_view port) {
  return port.empty() || (scheme == "http" && port == "80") || (scheme == "https" && port == "443");
}

std::string_view without_www(std::string_view host) {
  return host.starts_with("www.") ? host.substr(4) : host;
}

/// "host:8443" of an address in one spelling, without "www.".
std::string_view site_host(std::string_view address) {
  std::string_view const origin = origin_of_address(address);
  return without_www(origin.substr(origin.find("//") + 2));
}

std::string_view path_of(std::string_view address) {
  std::string_view const target = target_of_address(address);
  return target.substr(0, target.find('?'));
}

/// The prefix that a start address stands for.
std::string prefix_of(std::string_view path) {
  std::size_t const last = path.rfind('/');
  bool const is_page = path.find('.', last) != std::string_view::npos;
  return std::string(is_page ? path.substr(0, last + 1) : path);
}

bool has_prefix(std::string_view path, std::string_view prefix) {
  if (!path.starts_with(prefix))
    return path.size() + 1 == prefix.size() && prefix == std::string(path) + '/';
  return prefix.ends_with('/') || path.size() == prefix.size() || path[prefix.size()] == '/';
}

bool holds(CrawlSite const& site, std::string_view host, std::string_view path) {
  return (site.host.empty() || site.host == host) && has_prefix(path, site.prefix);
}

/// A site of what was written as an address, or, where `may_be_path`, as a path of any host.
Result<CrawlSite> site_of(std::string const& written, bool may_be_path) {
  std::string const text(base::trim(written));
  if (may_be_path && text.starts_with('/')) {
    auto const any = page_address("http://any.invalid" + text);
    if (any) return CrawlSite{"", "", std::string(path_of(any->url))};
  }
  auto const address =
      page_address(text.find("://") == std::string::npos ? "https://" + text : text);
  if (!address) {
    return Error{ErrorCode::InvalidArgument, fmt::format("'{}' is no address of the web", written),
                 "write it like https://ubnd.example.gov.vn/"};
  }
  return CrawlSite{
      address->url, std::string(site_host(address->url)),
      may_be_path ? std::string(path_of(address->url)) : prefix_of(path_of(address->url))};
}

}  // namespace

std::optional<PageAddress> page_address(std::string_view url) {
  auto const raw = split(base::trim(url, " \t\r\n"));
  if (!raw || raw->host.empty()) return std::nullopt;
  auto const host = ascii_host(raw->host);
  if (!host || (!raw->port.empty() && !base::is_number(raw->port))) return std::nullopt;
  PageAddress address;
  std::string path(raw->path);
  std::ranges::replace(path, '\\', '/');
  if (path.ends_with("/.") || path.ends_with("/..")) path += '/';
  std::string const scheme = base::to_lower_ascii(raw->scheme);
  std::string text = scheme + "://" + *host;
  if (!is_default_port(scheme, raw->port)) text.append(":").append(raw->port);
  text += with_one_encoding(path_without_session(path, address.had_session));
  if (path.empty()) text += '/';
  text += with_one_encoding(named_query(raw->query, address.had_session));
  address.url = link_url({"", ""}, text);  // without dot segments
  if (!boost::urls::parse_uri(address.url)) return std::nullopt;
  return address;
}

std::string_view scheme_of_address(std::string_view address) {
  return address.substr(0, address.find(':'));
}

std::string_view origin_of_address(std::string_view address) {
  std::size_t const host = address.find("//");
  if (host == std::string_view::npos) return address;
  return address.substr(0, address.find('/', host + 2));
}

std::string_view target_of_address(std::string_view address) {
  return address.substr(origin_of_address(address).size());
}

Result<CrawlScope> CrawlScope::make(std::vector<std::string> const& sites,
                                    std::vector<std::string> const& include,
                                    std::vector<std::string> const& exclude) {
  CrawlScope scope;
  for (std::string const& written : sites) {
    auto site = site_of(written, false);
    if (!site) return site.error();
    scope.sites_.push_back(*site);
    scope.included_.push_back(std::move(*site));
  }
  for (std::string const& written : include) {
    auto site = site_of(written, true);
    if (!site) return site.error();
    if (!site->host.empty()) {
      scope.included_.push_back(std::move(*site));
      continue;
    }
    for (CrawlSite const& each : scope.sites_) {
      scope.included_.push_back({"", each.host, site->prefix});
    }
  }
  for (std::string const& written : exclude) {
    auto site = site_of(written, true);
    if (!site) return site.error();
    scope.excluded_.push_back(std::move(*site));
  }
  return scope;
}

AddressPlace CrawlScope::place_of(std::string_view address) const {
  std::string_view const host = site_host(address);
  std::string_view const path = path_of(address);
  auto const has = [&](CrawlSite const& site) { return holds(site, host, path); };
  if (std::ranges::any_of(excluded_, has)) return AddressPlace::Excluded;
  if (std::ranges::any_of(included_, has)) return AddressPlace::Inside;
  auto const is_host = [&](CrawlSite const& site) { return site.host == host; };
  return std::ranges::any_of(included_, is_host) ? AddressPlace::OtherPath
                                                 : AddressPlace::OtherHost;
}

bool is_login_address(std::string_view address) {
  constexpr std::array<std::string_view, 10> kLoginParts{
      "login",    "dang-nhap", "dangnhap", "signin",    "sign-in",
      "wp-login", "sso",       "logon",    "dang_nhap", "log-in"};
  std::string const target = base::to_lower_ascii(target_of_address(address));
  std::string_view path = std::string_view(target).substr(0, target.find('?'));
  while (!path.empty()) {
    std::size_t const end = std::min(path.find('/'), path.size());
    std::string_view const part = path.substr(0, end);
    if (base::contains(kLoginParts, part.substr(0, part.find('.')))) return true;
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return false;
}

}  // namespace tracuu::indexer
