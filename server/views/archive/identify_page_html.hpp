// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/language.hpp"
#include "formats/archivists/identified_file.hpp"
#include "server/branding/branding.hpp"

namespace tracuu::server {

struct IdentifyPage {
  std::vector<formats::IdentifiedFile> files;  ///< that were sent; none yet
  base::Language language = base::Language::Vietnamese;
  std::uint64_t limit_bytes = 0;  ///< of what may be sent; 0: not told
};

/// /kho/identify: which of the files the archive has, and the form to send more. Thread-safe.
[[nodiscard]] std::string identify_page_html(IdentifyPage const& page, Branding const& branding);

}  // namespace tracuu::server
