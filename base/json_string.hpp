// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tracuu::base {

/// Appends `text` as a JSON string (RFC 8259, section 7), with what has to be
/// escaped escaped and all else as it is, bytes that are not UTF-8 too.
void append_json_string(std::string& out, std::string_view text);

}  // namespace tracuu::base
