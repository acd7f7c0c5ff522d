// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tracuu::server {

/// The setSpec of a site: its bytes but letters, digits and "-_.!*'()" as '~' and two
/// hex digits, since a setSpec may hold nothing else.
///
///     xã vân khê   ->   x~C3~A3~20v~C3~A2n~20kh~C3~AA
[[nodiscard]] std::string oai_set_spec(std::string_view site);

/// The inverse; nothing for what oai_set_spec does not write.
[[nodiscard]] std::optional<std::string> site_of_set(std::string_view set_spec);

}  // namespace tracuu::server
