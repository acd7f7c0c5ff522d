// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace tracuu::indexer {

/// The visible text of a whole page, with HtmlDocument::parse's errors. A large one is read by
/// tracuu-reader, with the errors of ask_reader. Thread-safe.
[[nodiscard]] base::Result<std::string> html_to_text(std::string_view html);

/// For tracuu-reader: the request, and its answer to it.
inline constexpr std::string_view kMarkupRequest = "markup";
[[nodiscard]] std::string answer_about_markup(std::string_view html);

}  // namespace tracuu::indexer
