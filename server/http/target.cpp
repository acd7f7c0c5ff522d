// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/target.hpp"

#include <boost/url/encode.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/pct_string_view.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "base/ascii.hpp"
#include "base/utf8.hpp"

namespace tracuu::server {
namespace {

namespace urls = boost::urls;

base::Error bad_target(std::string message) {
  return {base::ErrorCode::InvalidArgument, std::move(message), ""};
}

base::Result<std::string> decode(std::string_view encoded, bool plus_is_space) {
  auto const checked = urls::make_pct_string_view(encoded);
  if (!checked) return bad_target("bad percent-encoding");
  urls::encoding_opts options;
  options.space_as_plus = plus_is_space;
  std::string text = checked->decode(options);
  if (text.find('\0') != std::string::npos) return bad_target("NUL in the URL");
  if (base::find_invalid_utf8(text)) return bad_target("the URL is not UTF-8");
  return text;
}

// Where the authority of an absolute form begins; 0 in other forms.
std::size_t authority_begin(std::string_view target) {
  for (std::string_view const scheme : {"http://", "https://"}) {
    if (base::to_lower_ascii(target.substr(0, scheme.size())) == scheme) return scheme.size();
  }
  return 0;
}

// "http://host/path" -> "/path": RFC 9112 section 3.2.2 has servers accept both forms.
std::string strip_origin(std::string_view target) {
  std::size_t const begin = authority_begin(target);
  if (begin == 0) return std::string(target);
  std::string_view const rest =
      target.substr(std::min(target.find_first_of("/?", begin), target.size()));
  return (rest.starts_with('/') ? "" : "/") + std::string(rest);
}

// Whether the last slash of a path, which begins with one, is encoded.
bool ends_in_encoded_slash(std::string_view path) {
  std::size_t const slash = path.rfind('/');
  return base::to_lower_ascii(path.substr(slash + 1)).find("%2f") != std::string::npos;
}

}  // namespace

std::optional<std::string_view> authority_of(std::string_view target) {
  std::size_t const begin = authority_begin(target);
  if (begin == 0) return std::nullopt;
  return target.substr(begin, target.find_first_of("/?", begin) - begin);
}

bool is_host_field(std::string_view text) {
  constexpr std::size_t kMaxBytes = 255 + sizeof(":65535") - 1;  // RFC 1035 section 2.3.4
  if (text.empty()) return true;
  auto const authority = urls::parse_authority(text);
  if (!authority || text.size() > kMaxBytes) return false;
  std::string_view const port(authority->port());
  char const* const port_end = port.data() + port.size();
  std::uint16_t number = 0;
  auto const [end, error] = std::from_chars(port.data(), port_end, number);
  bool const has_good_port = port.empty() || (error == std::errc() && end == port_end);
  return !authority->has_userinfo() && !authority->encoded_host().empty() && has_good_port;
}

std::string readable_path(std::string_view target) {
  std::string const bare = strip_origin(target);
  std::string_view const encoded = std::string_view(bare).substr(0, bare.find('?'));
  std::string path;
  for (std::size_t at = 0; at < encoded.size();) {
    bool const is_escape = encoded[at] == '%' && urls::make_pct_string_view(encoded.substr(at, 3));
    std::string_view const piece = encoded.substr(at, is_escape ? 3 : 1);
    path += is_escape ? urls::make_pct_string_view(piece)->decode() : std::string(piece);
    at += piece.size();
  }
  std::erase(path, '\0');
  std::string text;
  std::string_view rest = path;
  while (auto const bad = base::find_invalid_utf8(rest)) {
    text += rest.substr(0, *bad);
    rest.remove_prefix(*bad + 1);
  }
  return text += rest;
}

base::Result<Target> decode_target(std::string_view whole) {
  std::string const bare = strip_origin(whole);
  std::string_view const target = bare;
  if (!target.starts_with('/')) return bad_target("the request target is not a path");
  std::size_t const question = std::min(target.find('?'), target.size());
  auto path = decode(target.substr(0, question), false);
  if (!path) return path.error();
  auto parameters = decode_form(target.substr(std::min(question + 1, target.size())));
  if (!parameters) return parameters.error();
  return Target{std::move(*path), ends_in_encoded_slash(target.substr(0, question)),
                std::move(*parameters)};
}

base::Result<std::vector<Parameter>> decode_form(std::string_view query) {
  std::vector<Parameter> parameters;
  while (!query.empty()) {
    std::string_view const pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), pair.size() + 1));
    if (pair.empty()) continue;
    std::size_t const equals = std::min(pair.find('='), pair.size());
    auto name = decode(pair.substr(0, equals), true);
    if (!name) return name.error();
    auto value = decode(pair.substr(std::min(equals + 1, pair.size())), true);
    if (!value) return value.error();
    parameters.push_back({std::move(*name), std::move(*value)});
  }
  return parameters;
}

std::string percent_encode(std::string_view text) {
  return urls::encode(text, urls::unreserved_chars);
}

}  // namespace tracuu::server
