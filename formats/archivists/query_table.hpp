// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "formats/archivists/told_text.hpp"
#include "search/api/search_request.hpp"

namespace tracuu::formats {

/// One row of a table of queries.
struct TableQuery {
  std::uint64_t line = 0;  ///< of the table, from 1
  search::SearchRequest
      request{};          ///< `size`: how many hits the row asks for; 0 if it does not say
  std::string query{};    ///< as written
  std::string filters{};  ///< the other cells: "from=2020; unit=Sở Tư pháp"
  std::optional<ToldText> problem{};  ///< why it could not be read: nothing is searched for
};

/// A table of queries, read.
struct QueryTable {
  std::vector<TableQuery> queries;          ///< in the order of the table, unreadable ones too
  std::vector<std::string> not_understood;  ///< headings of columns that were left unread
};

struct QueryTableLimits {
  std::size_t max_queries = 5'000;
  std::size_t max_row_bytes = 65'536;
};

/// Reads a table as Excel and its like write it: commas, semicolons or tabs, with or without a byte
/// order mark, UTF-8, UTF-16 or an old Vietnamese charset. The first row names the columns, in
/// English or Vietnamese, in any case and with or without marks:
///
///     query (câu tìm, từ khóa)      number (số ký hiệu)       exact (chính xác: 1, x, có)
///     from (từ ngày)                to (đến ngày)             sort (sắp xếp)   limit (số kết quả)
///     site (trang)  unit (đơn vị, cơ quan)  place (địa phương)  author  category  type (loại) …
///
/// A table of one column needs no names: each line is a query (read_query_lines). `number` asks for
/// the document with that number, beside the query if there is one. Days are read by
/// schema::parse_written_period. A row that can't be read (an unknown value, more cells than
/// columns, no query and no filter) has its `problem`. InvalidArgument for a table without a row,
/// with more rows than `limits` allow, or of several columns none of which is a query, a number or
/// a filter. Thread-safe.
[[nodiscard]] base::Result<QueryTable> read_query_table(std::string_view bytes,
                                                        QueryTableLimits const& limits = {});

/// Reads a list of queries, one a line, quotes and commas as a person types them. Blank lines are
/// left out. InvalidArgument as above. Thread-safe.
[[nodiscard]] base::Result<QueryTable> read_query_lines(std::string_view text,
                                                        QueryTableLimits const& limits = {});

}  // namespace tracuu::formats
