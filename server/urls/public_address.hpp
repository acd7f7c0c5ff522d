// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tracuu::server {

/// Where the service is reached: `public_url` (a slash at its end left out) if it is
/// set, else "http://" and `host`, the Host field of the request, or "localhost" if
/// that is none: it is copied into answers, and a client may write anything there.
[[nodiscard]] std::string public_base_url(std::string_view public_url, std::string_view host);

/// The path below which the service is reached: "https://example.gov.vn/tim" -> "/tim",
/// "https://tim.example.gov.vn" -> "".
[[nodiscard]] std::string path_of(std::string_view base_url);

/// `path` without `base_path` before it, for a proxy that hands on the whole path: "/tim/search" ->
/// "/search", "/tim" -> "/". One that is not below it stays as it is: the proxy took that off.
[[nodiscard]] std::string path_within(std::string_view base_path, std::string_view path);

/// "https://tim.example.gov.vn:8443" -> "tim.example.gov.vn".
[[nodiscard]] std::string host_of(std::string_view base_url);

/// A tag: URI (RFC 4151) of this service: "tag:tim.example.gov.vn,2026:" and
/// `kind`, ":" and `specific`, percent-encoded. Stays the same as long as the host does. The year
/// is that of the scheme, not of today: do not change it.
[[nodiscard]] std::string tag_uri(std::string_view base_url, std::string_view kind,
                                  std::string_view specific);

}  // namespace tracuu::server
