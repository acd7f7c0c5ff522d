// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tracuu::server {

/// `packed`, unpacked as a client would that was told `coding`; "(damaged)" if that fails.
[[nodiscard]] std::string decoded(std::string_view packed, std::string_view coding);

}  // namespace tracuu::server
