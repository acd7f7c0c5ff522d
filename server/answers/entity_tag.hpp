// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tracuu::server {

/// The tag of an answer: W/"gen-000003-9f1c2ab4:17-8c7dd922ad47494f", the index revision and a
/// hash of revision, request and program version. Weak, since two searches of the same thing differ
/// in `took_ms`, and since all codings of an answer share it.
[[nodiscard]] std::string make_entity_tag(std::string_view revision, std::string_view request_key);

/// True if If-None-Match (RFC 9110 section 13.1.2) names `tag`, compared weakly. "*" names none
/// here: only who has an answer at hand knows that there is one. `header` may be malformed.
[[nodiscard]] bool names_tag(std::string_view header, std::string_view tag);

/// True for "*": any answer will do.
[[nodiscard]] bool names_any_tag(std::string_view header);

}  // namespace tracuu::server
