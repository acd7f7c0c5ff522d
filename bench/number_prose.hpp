// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/announcement.hpp"

namespace tracuu::bench {

/// What people know of a document that they ask for by its number.
struct NumberFacts {
  std::string type;       ///< its name in lower case: "quyết định"
  std::string symbol;     ///< "QĐ"
  std::string number;     ///< as written, with leading zeros
  std::string year;       ///< of the number, or else of the day of issue
  schema::Date day;       ///< of issue
  std::string issuer;     ///< its unit, or the first of several joined by " - "
  std::string co_issuer;  ///< the second; "" = none

  /// Documents with the same key can't be told apart by what is asked.
  [[nodiscard]] std::string key() const;
};

/// The facts of an announcement; nothing if it lacks a number that has a type, a day or a unit.
/// The type of a number without one is that which the title begins with.
[[nodiscard]] std::optional<NumberFacts> number_facts(schema::Announcement const& announcement);

/// A way to ask for a document.
struct Phrasing {
  std::string_view name;
  std::string (*write)(NumberFacts const&);
};

/// All of them: with type, number, year or day and issuer in many orders, with marks and without.
[[nodiscard]] std::vector<Phrasing> const& phrasings();

}  // namespace tracuu::bench
