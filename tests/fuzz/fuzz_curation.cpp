// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "search/curation/curation_file.hpp"

namespace {

using namespace tracuu;

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

/// Any bytes as a file of rules: no crash, and what is wrong is told with a line of the file.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const toml(reinterpret_cast<char const*>(data), size);
  search::CurationReading const reading = search::parse_curation(toml);
  auto const lines = static_cast<std::size_t>(std::ranges::count(toml, '\n')) + 1;
  for (search::CurationProblem const& problem : reading.problems) {
    require(problem.line <= lines);
    require(!problem.message.empty());
  }
  require(search::read_curation(toml, "rules.toml").has_value() == reading.problems.empty());
  return 0;
}
