// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/plans/term_weight.hpp"

#include <cmath>
#include <functional>
#include <queue>

namespace tracuu::search {

double inverse_frequency(double frequency, double document_count) {
  double const odds = (document_count - frequency + 0.5) / (frequency + 0.5);
  return std::log(odds < 2 ? odds * 0.5 + 1 : odds);
}

double joint_frequency(std::vector<Xapian::doccount> const& frequencies, double document_count) {
  if (frequencies.empty()) return 0;
  std::priority_queue<double, std::vector<double>, std::greater<>> rarest(frequencies.begin(),
                                                                          frequencies.end());
  while (rarest.size() > 1) {
    double const a = rarest.top();
    rarest.pop();
    double const b = rarest.top();
    rarest.pop();
    rarest.push(std::floor(a + b - a * b / document_count + 0.5));
  }
  return rarest.top();
}

}  // namespace tracuu::search
