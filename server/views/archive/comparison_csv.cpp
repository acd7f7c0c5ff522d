// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/archive/comparison_csv.hpp"

#include "formats/announcement_csv.hpp"

namespace tracuu::server {

std::string comparison_csv(Comparison const& comparison) {
  std::string csv = "\xEF\xBB\xBFperiod";
  for (ComparedSeries const& series : comparison.series)
    csv += "," + formats::csv_cell(series.query);
  csv += ",all\r\n";
  for (std::size_t at = 0; at < comparison.periods.size(); ++at) {
    csv += period_value(comparison.periods[at]);
    for (ComparedSeries const& series : comparison.series) {
      csv += "," + std::to_string(series.counts.at(at));
    }
    csv += "," + std::to_string(comparison.all[at]) + "\r\n";
  }
  return csv;
}

}  // namespace tracuu::server
