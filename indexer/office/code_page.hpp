// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tracuu::indexer {

/// The code page of text in a font of this charset, as \fcharset of RTF and Windows number them
/// (Rich Text Format Specification 1.9.1, "Font Table"); 0 for what says nothing (ANSI, symbols).
[[nodiscard]] int code_page_of_charset(int charset);

/// `bytes` in a Windows code page (1258, 932 …) as UTF-8; one that is not known, 0 and 1252 are
/// read by analyzers::from_windows_1252, which loses nothing: fonts of TCVN3 and VNI call their
/// bytes so. Thread-safe.
[[nodiscard]] std::string from_code_page(std::string_view bytes, int code_page);

}  // namespace tracuu::indexer
