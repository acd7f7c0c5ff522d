// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/wording.hpp"

#include <cassert>

namespace tracuu::base::detail {

std::string fill(std::string_view text, std::initializer_list<std::string_view> arguments) {
  std::string filled;
  while (true) {
    std::size_t const open = text.find('{');
    filled += text.substr(0, open);
    if (open == std::string_view::npos) return filled;
    // The table's reader lets nothing but one number through (fewer than ten arguments).
    auto const at = static_cast<std::size_t>(text[open + 1] - '0');
    assert(at < arguments.size() && text[open + 2] == '}');
    filled += arguments.begin()[at];
    text.remove_prefix(open + 3);
  }
}

}  // namespace tracuu::base::detail
