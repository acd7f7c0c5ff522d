// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tracuu::server {

/// A name, which may be that of a host, as HTML, escaped: a line may break after each dot between
/// letters or digits ("lamgiang.<wbr>hanam.<wbr>example"), so that no part of a host is torn.
/// What is copied from the page holds the name alone. Linear; thread-safe.
[[nodiscard]] std::string host_html(std::string_view name);

}  // namespace tracuu::server
