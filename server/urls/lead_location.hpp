// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "base/language.hpp"
#include "schema/announcement.hpp"
#include "server/http/lead_settings.hpp"

namespace tracuu::server {

/// Where who asked for the old address `asked` is led for `announcement`: the address at which it
/// is published, if `settings` say so, that is a web address of a portal that is not closed, and is
/// not `asked` itself, which is gone; else its page of ours, which begins with `base` ("/tim",
/// "https://tim.example.gov.vn"). Never anywhere else, whatever was asked for. Thread-safe.
[[nodiscard]] std::string lead_location(schema::Announcement const& announcement,
                                        std::string_view asked, LeadSettings const& settings,
                                        std::string const& base, base::Language language);

}  // namespace tracuu::server
