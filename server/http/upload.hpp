// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "server/http/request.hpp"

namespace tracuu::server {

/// A file that came with a request.
struct UploadedFile {
  std::string name;  ///< as the client calls it, without folders; may be empty
  std::string bytes;
};

/// What a request to a route that takes files brought.
struct Upload {
  std::vector<UploadedFile> files;    ///< in order; those that were not chosen are left out
  std::vector<Parameter> parameters;  ///< of the query string, then of the form
};

/// No form has more parts than this.
inline constexpr std::size_t kMaxUploadParts = 128;

/// The body of `request` by its Content-Type: the parts of a form (multipart/form-data, RFC 7578),
/// the fields of one without files (application/x-www-form-urlencoded), or else a file as it is,
/// without a name. InvalidArgument for a form that is malformed, has more than kMaxUploadParts
/// parts, or fields that are not UTF-8. Thread-safe.
[[nodiscard]] base::Result<Upload> read_upload(Request const& request);

/// The value of `parameter` ("boundary", "filename") in a header's `value`, with or without quotes
/// around it, its name in any case. Nothing if it is not there. Thread-safe.
[[nodiscard]] std::optional<std::string> header_parameter(std::string_view value,
                                                          std::string_view parameter);

}  // namespace tracuu::server
