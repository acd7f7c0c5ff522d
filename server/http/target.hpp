// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "server/http/request.hpp"

namespace tracuu::server {

/// The two halves of a request target, decoded.
struct Target {
  std::string path;
  bool last_slash_is_encoded = false;  ///< as in Request
  std::vector<Parameter> parameters;
};

/// Decodes "/search?q=khai+sinh&page=2" (or the same after "http://host").
/// InvalidArgument for bad percent-encoding, text that is not UTF-8, NUL and
/// targets that do not begin with '/'. Thread-safe, as all of this file.
[[nodiscard]] base::Result<Target> decode_target(std::string_view target);

/// Decodes "verb=Identify&set=a+b", as in a query string or the body of a form. Errors
/// of decode_target.
[[nodiscard]] base::Result<std::vector<Parameter>> decode_form(std::string_view form);

/// "http://tim.example:80/kho" -> "tim.example:80"; nothing for targets that begin with a path
/// (RFC 9112 section 3.2.2 calls the first the absolute form).
[[nodiscard]] std::optional<std::string_view> authority_of(std::string_view target);

/// Whether a Host field may say `text`: a host and perhaps a port (RFC 9110 section 7.2), or
/// nothing.
[[nodiscard]] bool is_host_field(std::string_view text);

/// The path of a target that decode_target refuses: what can be decoded is, and what is no text is
/// left out. For those who only want to know whom to answer.
[[nodiscard]] std::string readable_path(std::string_view target);

/// `text` for use as a value in a URL: all but letters, digits and "-._~" encoded.
[[nodiscard]] std::string percent_encode(std::string_view text);

}  // namespace tracuu::server
