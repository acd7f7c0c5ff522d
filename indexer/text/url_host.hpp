// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tracuu::indexer {

/// The host of an http or https URL in lower case, without user and port:
/// "giavien.ninhbinh.gov.vn" for "https://GiaVien.ninhbinh.gov.vn:8443/tin?id=1".
/// Empty for anything else. Not Boost.URL: it refuses the Vietnamese letters and
/// blanks that addresses in real feeds hold. Thread-safe.
[[nodiscard]] std::string url_host(std::string_view url);

}  // namespace tracuu::indexer
