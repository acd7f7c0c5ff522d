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

/// Who names things in tag: URIs (RFC 4151): the host of `public_url` on a day on which it was
/// theirs, "tim.example.gov.vn,2026". Empty if no address is set or its host is no name of a domain
/// (an IP address, "localhost"): what a client calls us by, or what anybody may call their own
/// machine, is nobody's name.
[[nodiscard]] std::string tag_authority(std::string_view public_url, std::string_view host_since);

/// The name of a thing for feeds, which stays as long as its authority, kind and name do:
///
///     "tim.example.gov.vn,2026", …, "announcement", "a/b" ->
///         "tag:tim.example.gov.vn,2026:announcement:a%2Fb"
///
/// Without an authority, a UUID made of `base_url`, kind and name: "urn:uuid:…" (RFC 9562, version
/// 8: of their SHA-256).
[[nodiscard]] std::string lasting_id(std::string_view authority, std::string_view base_url,
                                     std::string_view kind, std::string_view specific);

}  // namespace tracuu::server
