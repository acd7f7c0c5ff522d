// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/utf8.hpp"
#include "formats/archivists/query_table.hpp"

namespace {

using namespace tracuu;

constexpr formats::QueryTableLimits kLimits{200, 4'096};

void require(bool holds) {
  if (!holds) std::abort();
}

void check(base::Result<formats::QueryTable> const& table) {
  if (!table) return;
  require(!table->queries.empty() && table->queries.size() <= kLimits.max_queries);
  std::uint64_t line = 0;
  for (formats::TableQuery const& row : table->queries) {
    require(row.line > line);
    line = row.line;
    require(row.request.size <= search::kMaxPageSize);
    require(!base::find_invalid_utf8(row.query) && !base::find_invalid_utf8(row.request.text));
    require(!row.problem || !row.problem->vietnamese.empty());
  }
}

}  // namespace

/// Any bytes as a table of queries, and as a list of them: no crash, rows in their order and within
/// the limits.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const bytes(reinterpret_cast<char const*>(data), size);
  check(formats::read_query_table(bytes, kLimits));
  check(formats::read_query_lines(bytes, kLimits));
  return 0;
}
