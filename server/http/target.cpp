// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/target.hpp"

#include <boost/url/encode.hpp>
#include <boost/url/pct_string_view.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>

#include <algorithm>

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

// "http://host/path" -> "/path": RFC 9112 section 3.2.2 has servers accept both forms.
std::string_view strip_origin(std::string_view target) {
  for (std::string_view scheme : {"http://", "https://"}) {
    if (!target.starts_with(scheme)) continue;
    std::size_t const path = target.find('/', scheme.size());
    return path == std::string_view::npos ? "/" : target.substr(path);
  }
  return target;
}

}  // namespace

base::Result<Target> decode_target(std::string_view target) {
  target = strip_origin(target);
  if (!target.starts_with('/')) return bad_target("the request target is not a path");
  std::size_t const question = std::min(target.find('?'), target.size());
  auto path = decode(target.substr(0, question), false);
  if (!path) return path.error();
  auto parameters = decode_form(target.substr(std::min(question + 1, target.size())));
  if (!parameters) return parameters.error();
  return Target{std::move(*path), std::move(*parameters)};
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
