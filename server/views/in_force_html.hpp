// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "base/language.hpp"
#include "search/api/relations.hpp"
#include "server/views/html_page.hpp"

namespace tracuu::server {

/// "còn hiệu lực". Thread-safe, as all of this file.
[[nodiscard]] std::string in_force_short(search::InForce state, base::Language language);

/// The choices of the form's list of states: "value", "text" and "is_chosen" of each.
[[nodiscard]] PageData in_force_options(std::optional<search::InForce> chosen,
                                        base::Language language);

}  // namespace tracuu::server
