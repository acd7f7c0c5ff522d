// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tracuu::server {

/// The secret in an Authorization field: what stands after "Bearer" (RFC 6750), or the password of
/// "Basic" (RFC 7617), whose user may be any. Nothing for other fields. Thread-safe.
///
///     "Bearer 5f1d"          ->  "5f1d"
///     "Basic d2ViOjVmMWQ="   ->  "5f1d"      of "web:5f1d"
[[nodiscard]] std::optional<std::string> secret_of(std::string_view authorization);

}  // namespace tracuu::server
