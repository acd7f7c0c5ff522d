// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "schema/announcement.hpp"

namespace tracuu::indexer {

/// Words, and pairs of neighbours, of one text: several times what a book of a thousand pages has.
/// Each takes some hundred bytes until it is written.
inline constexpr std::size_t kMaxTextTerms = 1'000'000;

/// Keeps title, abstract and body to `max_text_bytes` together, in this order, each to about
/// `max_terms` different words and pairs, and what no honest source makes long (names, lists) to
/// far less: what is indexed is analysed, which takes many times the memory of the text. What was
/// cut of the text, for a report (cut_remark); empty if all is as it was. Thread-safe.
[[nodiscard]] std::string limit_text(schema::Announcement& announcement,
                                     std::uint64_t max_text_bytes,
                                     std::size_t max_terms = kMaxTextTerms);

}  // namespace tracuu::indexer
