// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace tracuu::search {

/// A document number of the index.
struct NumberCount {
  std::string number;      ///< as one of its announcements writes it: "119/QĐ-UBND"
  std::size_t own = 0;     ///< announcements that are the document with this number; exact
  std::size_t citing = 0;  ///< announcements that cite it; exact
};

/// What an archive has under a document number.
struct NumberLookup {
  bool is_number = false;          ///< false: what was asked for holds no document number
  std::vector<NumberCount> found;  ///< agree in all that was said, in the order of the index
  std::vector<NumberCount> near;   ///< only if none does: agree in most of it
  bool was_cut = false;            ///< there are more
};

inline constexpr std::size_t kMaxLookedUp = 100;

}  // namespace tracuu::search
