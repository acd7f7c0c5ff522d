// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace tracuu::test {

/// The cells of a golden file: a row a line, columns separated by tabs.
using GoldenRows = std::vector<std::vector<std::string>>;

/// Compares some columns of tests/golden/`name` with what the program answers. Lines that begin
/// with '#' say why, blank ones are for the eye. "\n", "\t", "\\" and "\xCC" stand for what is hard
/// to see: combining marks are always written so. Every row has `columns` columns; those numbered
/// in `answered` (from 0) are what `answer_all` returns, in that order, for each row that it gets.
///
/// TRACUU_REWRITE_GOLDEN=1 in the environment writes the answers into the file instead, and leaves
/// the other columns alone: look at the difference before committing it.
void expect_golden_columns(std::string const& name, std::size_t columns,
                           std::vector<std::size_t> const& answered,
                           std::function<GoldenRows(GoldenRows const&)> const& answer_all);

/// Compares a file of `inputs` columns with one answer after them. `answer_all` gets the input
/// columns of all rows and returns an answer for each.
void expect_golden(std::string const& name, std::size_t inputs,
                   std::function<std::vector<std::string>(GoldenRows const&)> const& answer_all);

}  // namespace tracuu::test
