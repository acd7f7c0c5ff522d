// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "analyzers/charset/legacy_charset.hpp"
#include "base/result.hpp"
#include "schema/announcement.hpp"

namespace tracuu::indexer {

/// How the text of an announcement came: as UTF-8, in which legacy text may
/// have been pasted, or as bytes of another charset read as windows-1252.
enum class FieldText { Utf8, Windows1252 };

/// Converts the text fields of an announcement that are in a legacy charset,
/// line by line; all lines of all fields count as one file (see
/// analyzers::examine_text). Undecided lines stand as windows-1252.
///
/// `declared`: the charset that the source names. InvalidArgument if bytes that
/// are no UTF-8 stand beside letters that are in no other charset. Thread-safe.
[[nodiscard]] base::Result<analyzers::CharsetReport> convert_fields(
    schema::Announcement& announcement, FieldText text,
    std::optional<analyzers::Charset> declared = std::nullopt);

}  // namespace tracuu::indexer
