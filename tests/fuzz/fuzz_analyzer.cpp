// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as the text of an announcement or a query: the rules of token_rules.hpp hold.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "tests/analyzers/token_rules.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string const broken = tracuu::test::broken_rule({reinterpret_cast<char const*>(data), size});
  if (!broken.empty()) {
    std::fprintf(stderr, "broken rule: %s\n", broken.c_str());
    std::abort();
  }
  return 0;
}
