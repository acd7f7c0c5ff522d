// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace tracuu::test {

/// Compares answers with tests/golden/`name`: a row a line, `inputs` columns and the expected
/// answer, separated by tabs; lines that begin with '#' say why, blank ones are for the eye.
/// "\n", "\t", "\\" and "\xCC" stand for what is hard to see: combining marks are always written
/// so. `answer_all` gets the input columns of all rows and returns an answer for each.
///
/// TRACUU_REWRITE_GOLDEN=1 in the environment writes the answers into the file instead: look at
/// the difference before committing it.
void expect_golden(
    std::string const& name, std::size_t inputs,
    std::function<std::vector<std::string>(std::vector<std::vector<std::string>> const&)> const&
        answer_all);

}  // namespace tracuu::test
