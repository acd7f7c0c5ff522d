// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace tracuu::server {

/// What this program was made of and with, for who runs several of them.
struct BuildInfo {
  std::string_view version;   ///< of Tra Cứu: "0.1.0"
  std::string_view xapian;    ///< the version it was compiled with: "1.4.22"
  std::string_view compiler;  ///< "GNU 12.2.0"
};

[[nodiscard]] BuildInfo build_info();

}  // namespace tracuu::server
