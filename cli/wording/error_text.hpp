// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "base/error.hpp"
#include "base/language.hpp"
#include "indexer/index_report.hpp"

namespace tracuu::cli {

/// `error` with message and hint in `language`. Errors are made in English, which the rows
/// "error.…" of data/tables/terminal.tsv translate, also where one is quoted in another ("FILE:
/// …"). What no row has is the text of a library or of the system: it stays as it is, after what
/// kind of failure it is. Thread-safe.
[[nodiscard]] base::Error in_language(base::Error const& error, base::Language language);

/// `text`, a remark of a job or a problem of an index, in `language`; as it is if no row has it.
[[nodiscard]] std::string text_in(std::string_view text, base::Language language);

/// "source: reason (hint)" of what was refused.
[[nodiscard]] std::string refusal_text(indexer::Rejected const& rejected, base::Language language);

}  // namespace tracuu::cli
