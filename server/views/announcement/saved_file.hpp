// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "schema/announcement.hpp"

namespace tracuu::server {

/// The forms in which one announcement can be kept.
enum class SavedFormat { Html, Text, Ris, Bibtex };

struct SavedFile {
  std::string name;        ///< of letters, digits, '-', '_' and '.' only, whatever the id
  std::string media_type;  ///< with its charset
  std::string content;
};

/// The announcement as a file. `address` is that of its page, `accessed` the day of
/// saving. Thread-safe.
[[nodiscard]] SavedFile saved_file(SavedFormat format, schema::Announcement const& announcement,
                                   std::string_view address, schema::Date accessed);

}  // namespace tracuu::server
