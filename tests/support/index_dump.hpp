// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <filesystem>
#include <string>
#include <vector>

namespace tracuu::test {

/// What an export carries leaves out document ids, and which files were read. InAnyOrder has the
/// documents in the order of their ids, whatever their numbers.
enum class DumpOf { Everything, WhatIsExported, InAnyOrder };

/// All that an index holds, a line each: documents in order with their data, values,
/// terms, frequencies and positions, the postings of every term, and the metadata. Equal
/// dumps are equal indexes. Xapian::Error for one that cannot be read.
[[nodiscard]] std::vector<std::string> index_dump(Xapian::Database const& database,
                                                  DumpOf part = DumpOf::Everything);

/// The facts of the generation in use of an index folder.
[[nodiscard]] std::vector<std::string> index_dump(std::filesystem::path const& index,
                                                  DumpOf part = DumpOf::Everything);

/// What an index knows of all its documents, a line each: how many there are, lengths, value slots,
/// terms. An update leaves bounds wider than need be, so equal indexes may differ in these.
[[nodiscard]] std::vector<std::string> index_statistics(std::filesystem::path const& index);

/// The first line in which two dumps differ; "" if they are equal.
[[nodiscard]] std::string first_difference(std::vector<std::string> const& one,
                                           std::vector<std::string> const& other);

}  // namespace tracuu::test
