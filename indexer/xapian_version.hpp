// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <string>

namespace tracuu::indexer {

/// A version of the Xapian library: 1.4.22.
struct XapianVersion {
  int major = 0;
  int minor = 0;
  int revision = 0;

  // NOLINTNEXTLINE(modernize-use-nullptr): what the compiler makes of it compares with 0
  auto operator<=>(XapianVersion const&) const = default;
};

/// The direct writer (indexer/glass/) was compared with Xapian::WritableDatabase under these and
/// all between: Debian 12 has the first, Debian 13 the last. CMakeLists.txt reads them from here.
/// To move a bound, run the tests of indexer and cli under that version.
inline constexpr XapianVersion kOldestTestedXapian{1, 4, 22};
inline constexpr XapianVersion kNewestTestedXapian{1, 4, 29};

[[nodiscard]] constexpr bool is_tested(XapianVersion version) {
  return kOldestTestedXapian <= version && version <= kNewestTestedXapian;
}

/// That of the library that this process runs with.
[[nodiscard]] XapianVersion installed_xapian();

/// "1.4.22".
[[nodiscard]] std::string to_string(XapianVersion version);

}  // namespace tracuu::indexer
