// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tracuu::base {

/// Empties a container and gives its memory back. (`container = {}` assigns an empty list, which
/// keeps all the room of a vector or string; a moved string may keep it, too.)
template <class Container>
void release(Container& container) {
  Container().swap(container);
}

}  // namespace tracuu::base
