// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/archivists/outer_blanks.hpp"

#include <cstddef>

#include "base/ascii.hpp"

namespace tracuu::formats {

std::string_view without_outer_blanks(std::string_view text) {
  constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
  for (std::size_t before = text.size() + 1; text.size() < before;) {
    before = text.size();
    text = base::trim(text, " \t\r\n");
    if (text.starts_with(kNoBreakSpace)) text.remove_prefix(kNoBreakSpace.size());
    if (text.ends_with(kNoBreakSpace)) text.remove_suffix(kNoBreakSpace.size());
  }
  return text;
}

}  // namespace tracuu::formats
