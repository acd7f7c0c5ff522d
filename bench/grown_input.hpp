// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace tracuu::bench {

/// A kind of file that grows: what it is, and how to make one.
struct GrownInput {
  std::string_view reader;  ///< "HTML"
  std::string_view what;    ///< "links to documents"
  std::string_view ending;  ///< ".html"
  std::size_t first_count;  ///< of the smallest file that is measured
  std::string (*make)(std::size_t count);
};

/// All that are measured: plain sentences in shapes that have been slow. Nothing in them is broken.
[[nodiscard]] std::span<GrownInput const> grown_inputs();

/// `bytes` of running text, in lines of twelve words.
[[nodiscard]] std::string grown_text(std::size_t bytes);

}  // namespace tracuu::bench
