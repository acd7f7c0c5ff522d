// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "indexer/bytes/child_process.hpp"
#include "indexer/item/source_item.hpp"
#include "indexer/office/office_text.hpp"

namespace tracuu::indexer {

/// Whether items of this format are read by read_office_text.
[[nodiscard]] bool is_office_format(SourceFormat format);

/// Reads an office document by its format, with the errors of read_pdf, read_docx,
/// read_odt and read_doc, and of read_in_child. What is read by other programs (`limits` holds for
/// them) may take `limits.max_output_bytes` of text, and a part that is unpacked here as many; of
/// its text the first `max_text_bytes` come back, with a remark. What is `known` of its pages goes
/// to readers of documents that may be pictures (see is_paged_format).
/// REQUIRES: is_office_format(format). Thread-safe.
[[nodiscard]] base::Result<OfficeText> read_office_text(SourceFormat format, std::string_view bytes,
                                                        ChildLimits const& limits,
                                                        std::uint64_t max_text_bytes,
                                                        KnownPages const& known = {});

/// Whether documents of this format have pages that may be pictures. Thread-safe.
[[nodiscard]] bool is_paged_format(SourceFormat format);

}  // namespace tracuu::indexer
