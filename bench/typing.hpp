// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tracuu::bench {

/// The keys of `text` (any Unicode form) as typed with Telex while the input
/// method is off: the key of a shape right after its letter, the key of the tone
/// at the end of the word ("Ủy ban nhân dân" -> "Uyr ban nhaan daan", "người" ->
/// "nguwowif", "xoong" -> "xooong"). A key after a capital is a capital.
/// Whatever is no Vietnamese letter stays.
[[nodiscard]] std::string type_telex(std::string_view text);

/// `text` as typed with VNI keys: "Uy3 ban nha6n da6n", "ngu7o7i2".
[[nodiscard]] std::string type_vni(std::string_view text);

}  // namespace tracuu::bench
