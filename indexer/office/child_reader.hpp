// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "base/result.hpp"
#include "indexer/bytes/spawned_child.hpp"
#include "indexer/office/office_text.hpp"

namespace tracuu::indexer {

/// Where tracuu-reader is: beside the running program, where it is installed
/// (../libexec/tracuu), or where it was built. Thread-safe.
[[nodiscard]] std::optional<std::filesystem::path> find_reader_program();

/// Has tracuu-reader read `bytes` as `format` ("pdf": a row of indexer/reader/reader_main.cpp),
/// a process for each document (a fork of one that waits), so that a library which a foreign file
/// leads astray costs no more than `limits`. The errors of that reader, and InvalidArgument if it
/// ran into a limit (the message names it), crashed or is not installed. Thread-safe.
[[nodiscard]] base::Result<OfficeText> read_in_child(std::string_view format,
                                                     std::string_view bytes, ChildLimits limits);

}  // namespace tracuu::indexer
