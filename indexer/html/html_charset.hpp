// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "analyzers/charset/legacy_charset.hpp"
#include "base/result.hpp"

namespace tracuu::indexer {

/// The source of an HTML page as UTF-8: the page itself if it is good UTF-8,
/// else with those of its texts converted that are in a legacy charset, as
/// bytes, as pasted characters or as entities ("C&eacute;ng h&szlig;a"). Tags,
/// scripts and what is Unicode already stay as they are.
///
/// Each block of text (paragraph, heading, cell; title and the contents of
/// <meta>) is judged by itself, each of its runs in another font apart. What is
/// set in .VnTime, VNI-Times and their like is read so, if that fits; capitals
/// of .VnTimeH are written as capitals. Hints of a font in which the page also
/// has Unicode letters are stale and ignored. A declared charset is a hint for
/// pages that are no UTF-8: the one in the page, or else `sent_charset`, which the
/// server named ("" for none). HtmlDocument::parse's errors. Thread-safe.
[[nodiscard]] base::Result<analyzers::UnicodeText> examine_html(std::string_view html,
                                                                std::string_view sent_charset = "");

/// examine_html; InvalidArgument, naming the byte, for a page that is not UTF-8
/// and of which no charset is clear.
[[nodiscard]] base::Result<analyzers::UnicodeText> html_as_unicode(
    std::string_view html, std::string_view sent_charset = "");

}  // namespace tracuu::indexer
