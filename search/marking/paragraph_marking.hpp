// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "schema/announcement.hpp"
#include "search/api/marked_text.hpp"
#include "search/marking/highlight.hpp"

namespace tracuu::search {

/// `text` by paragraphs, which end at line ends; those of blanks only are left out. Each
/// with its matches for `terms`, its document numbers, and what of `repairs`, which are of `text`,
/// lies in it. Thread-safe.
[[nodiscard]] std::vector<MarkedParagraph> mark_paragraphs(
    std::string_view text, HighlightTerms const& terms,
    std::span<schema::Repair const> repairs = {});

}  // namespace tracuu::search
