// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "formats/archivists/told_text.hpp"
#include "search/api/facet.hpp"
#include "search/api/search_request.hpp"

namespace tracuu::formats {

/// What a column of a table of queries holds.
enum class QueryColumn { Query, Number, From, To, InForce, Exact, Sort, Limit, Facet };

struct KnownColumn {
  QueryColumn column = QueryColumn::Query;
  search::Facet facet = search::Facet::Site;  ///< of QueryColumn::Facet
  std::string_view name;                      ///< in English, as parameters have it: "from"
};

/// What `heading` names ("Từ ngày", "tu_ngay", "from"); nothing for other words. Thread-safe, as
/// all of this file.
[[nodiscard]] std::optional<KnownColumn> find_query_column(std::string_view heading);

/// Letters and digits of `text` without marks, in lower case: "Số/Ký hiệu" -> "sokyhieu".
[[nodiscard]] std::string folded_name(std::string_view text);

/// Narrows `request` to what `cell`, which is not empty, says in `column`; what is wrong with it.
/// REQUIRES: the column is neither Query nor Number.
[[nodiscard]] std::optional<ToldText> apply_cell(KnownColumn const& column, std::string const& cell,
                                                 search::SearchRequest& request);

}  // namespace tracuu::formats
