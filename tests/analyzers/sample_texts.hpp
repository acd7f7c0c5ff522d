// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace tracuu::test {

/// Title, abstract and body of each announcement of data/sample. Throws if the
/// file can't be read.
std::vector<std::string> const& sample_texts();

}  // namespace tracuu::test
