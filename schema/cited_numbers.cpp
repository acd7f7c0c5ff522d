// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/cited_numbers.hpp"

namespace tracuu::schema {

std::span<std::string const> cited_numbers(Announcement const& announcement) {
  std::span<std::string const> const all(announcement.numbers);
  bool const has_own =
      !announcement.number.empty() && !all.empty() && all.front() == announcement.number;
  return all.subspan(has_own ? 1 : 0);
}

}  // namespace tracuu::schema
