// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.hpp"
#include "indexer/bytes/spawned_child.hpp"
#include "indexer/office/office_text.hpp"

namespace tracuu::indexer {

/// More text than any announcement keeps (indexer/parsing/text_limit.hpp).
inline constexpr std::uint64_t kMaxOfficeTextBytes = 16ull << 20;

/// Has tracuu-reader read `bytes` as `format` ("pdf": a row of indexer/reader/reader_main.cpp),
/// a process for each document, so that a library which a foreign file leads astray costs no more
/// than `limits`; `limits.max_output_bytes` are what the reader there may unpack, and of the text
/// the first `max_text_bytes` come back, with a remark. A reader of pages is told what is `known`
/// of them. The errors of that reader, and InvalidArgument if it ran into a limit (the message
/// names it), crashed or is not installed. Thread-safe.
[[nodiscard]] base::Result<OfficeText> read_in_child(
    std::string_view format, std::string_view bytes, ChildLimits limits,
    std::uint64_t max_text_bytes = kMaxOfficeTextBytes, KnownPages const* known = nullptr);

}  // namespace tracuu::indexer
