// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "indexer/bytes/spawned_child.hpp"

namespace tracuu::indexer {

/// Where tracuu-reader is: beside the running program, where it is installed
/// (../libexec/tracuu), or where it was built. Thread-safe.
[[nodiscard]] std::optional<std::filesystem::path> find_reader_program();

/// Has tracuu-reader answer `request` (indexer/reader/reader_main.cpp) about `input`, whose parts
/// it gets one after the other: a process for each request, a fork of one that waits. All that run
/// at once share the memory that one of them may take: each begins with a small part of it, and one
/// that needs more begins again when the others leave it room. Errors of StandingChild::run; time
/// is that of both tries. Thread-safe.
[[nodiscard]] base::Result<std::string> ask_reader(std::filesystem::path const& program,
                                                   std::string_view request,
                                                   std::span<std::string_view const> input,
                                                   ChildLimits const& limits);

/// Whether what may cost much is to be read by tracuu-reader: it is there, and this process is not
/// it. Thread-safe.
[[nodiscard]] bool may_ask_reader();

/// What a page of HTML may have to be read in the process that asks: more than nearly all have, and
/// so little that no page of that size takes long.
inline constexpr std::size_t kMaxPageBytesHere = 256 << 10;

/// For tracuu-reader: all is read in this process from now on.
void never_ask_reader();

}  // namespace tracuu::indexer
