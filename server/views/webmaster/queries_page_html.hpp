// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "server/branding/branding.hpp"
#include "server/http/problem.hpp"
#include "store/query_report.hpp"

namespace tracuu::server {

inline constexpr std::string_view kQueryFilePath = "/webmaster/queries.";  ///< and an ending

/// What the page of queries shows.
struct QueriesPage {
  base::Language language = base::Language::Vietnamese;
  std::string webmaster;  ///< name of the token
  bool is_counted = false;
  /// Of the last failed write: counts may come late.
  bool is_failing = false;
  std::size_t keep_days = 0;
  store::QueryPeriod period{};
  schema::Date today{};
  std::vector<Problem> problems{};               ///< of the parameters
  std::optional<store::QueryReports> reports{};  ///< nothing: there is no log yet
  /// Of announcements that were opened, by id; one without a title, or that is gone, is not here.
  std::map<std::string, std::string> titles{};
};

/// Rows of a table that the page shows; files have all.
inline constexpr std::size_t kShownRows = 50;

/// The page: figures of the period, a table a report, links to files of them. Thread-safe.
[[nodiscard]] std::string queries_page_html(QueriesPage const& page, Branding const& branding);

}  // namespace tracuu::server
