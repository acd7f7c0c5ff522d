// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "base/language.hpp"
#include "server/branding/branding.hpp"

namespace tracuu::server {

/// /kho/batch: the form that a table of queries is sent by. Thread-safe.
[[nodiscard]] std::string batch_page_html(base::Language language, Branding const& branding);

}  // namespace tracuu::server
