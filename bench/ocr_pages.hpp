// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <vector>

#include "base/result.hpp"
#include "bench/official_paper.hpp"
#include "schema/page_words.hpp"

namespace tracuu::bench {

/// Prints the papers (chromium), draws their pages at 200 dots per inch (pdftoppm) and scans each
/// badly, in black and white; then reads them as `tracuu index --ocr` does. Pictures and what was
/// read of them stay in `folder`, and are used again: "7.png", "7.json". In the order of the
/// papers; what can't be read is an empty page. NotFound where a program is not there; Io.
[[nodiscard]] base::Result<std::vector<schema::PageWords>> read_papers(
    std::span<OfficialPaper const> papers, std::filesystem::path const& folder);

/// The picture of paper `place`, from 0. Io.
[[nodiscard]] base::Result<std::string> scanned_picture(std::filesystem::path const& folder,
                                                        std::size_t place);

}  // namespace tracuu::bench
