// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace tracuu::server {

/// How the pages name and show the office that runs the service, as its configuration says it. What
/// is empty is the program's own, or is not shown; what has no English is shown in Vietnamese.
struct BrandingSettings {
  std::string name;            ///< of the service, one line: "Tìm kiếm văn bản – Tỉnh Hà Nam"
  std::string name_en;         ///< for those who read English
  std::filesystem::path logo;  ///< a file, SVG or PNG
  std::string contact;         ///< whom to write to or call; a line each, addresses become links
  std::string contact_en;
  std::string footer;  ///< who is answerable, by which licence …; a line each
  std::string footer_en;
  std::filesystem::path accessibility;  ///< a file, the accessibility statement as plain text
  std::filesystem::path accessibility_en;
  std::string accent;       ///< "#0b4a7f": links and buttons on light ground
  std::string accent_dark;  ///< on dark ground; empty: made of the one for light ground

  bool operator==(BrandingSettings const&) const = default;
};

}  // namespace tracuu::server
