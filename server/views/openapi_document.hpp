// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace tracuu::server {

/// docs/openapi.yaml as JSON, built into the program by scripts/openapi_json.py.
extern std::string_view const kOpenapiJson;

}  // namespace tracuu::server
