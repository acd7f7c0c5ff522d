// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "server/branding/branding.hpp"
#include "server/views/archive/comparison.hpp"

namespace tracuu::server {

/// The lines of a comparison as SVG elements for a page: each query a line with its own dashes
/// and markers, its peaks links to the search for them (out of the order of the Tab key: the
/// table has them all). Colours stand in attributes, which style.css overrules. Escaped;
/// thread-safe.
[[nodiscard]] std::string comparison_chart(Comparison const& comparison,
                                           CompareParams const& params);

/// The piece of line and the marker that tell query number `series`, for a legend.
[[nodiscard]] std::string comparison_key(std::size_t series);

/// The chart as a file that stands alone: with its title, legend and the address of its page under
/// `base_url`, where its links lead, too. Needs no style sheet.
[[nodiscard]] std::string comparison_svg(Comparison const& comparison, CompareParams const& params,
                                         std::string const& base_url,
                                         Branding const& branding = own_branding());

}  // namespace tracuu::server
