// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/announcement.hpp"

namespace tracuu::formats {

/// The address at which `announcement` is published now, for who asked for its old address `asked`:
/// a web address (http, https) that is not `asked` in another spelling, which is gone, nor of one
/// of `closed_hosts`; letters beyond ASCII and blanks as %XX, so that it may stand in a header. ""
/// if there is none. Thread-safe.
[[nodiscard]] std::string published_address(schema::Announcement const& announcement,
                                            std::string_view asked,
                                            std::vector<std::string> const& closed_hosts);

/// `text` as one step of a path: all but letters, digits and "-._~" as %XX. Thread-safe.
[[nodiscard]] std::string path_step(std::string_view text);

}  // namespace tracuu::formats
