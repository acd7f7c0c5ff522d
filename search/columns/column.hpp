// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "search/columns/value_counts.hpp"
#include "search/columns/value_groups.hpp"
#include "search/columns/values_by_match.hpp"

namespace tracuu::search {

/// What stands in a value slot of each document of an index: the different values once, in order,
/// and for each document the place of its value among them, its code. So a code is as good as its
/// value to count by and to order by, in one byte for each document, or two or four. Thread-safe.
class Column {
 public:
  using Code = std::uint32_t;

  /// The code of documents without a value, and of ids without a document.
  static constexpr Code kNone = 0;

  /// Reads a slot of `database` from end to end; nothing if the column would take more than
  /// `most_bytes`. May throw Xapian::Error.
  [[nodiscard]] static std::optional<Column> read(Xapian::Database const& database,
                                                  Xapian::valueno slot, std::size_t most_bytes);

  /// The column of `values`, which are in order of document id; of an index with ids before `end`.
  [[nodiscard]] static std::optional<Column> of(std::vector<SlotValue> values, std::size_t end,
                                                std::size_t most_bytes);

  /// A value, or none, that a document has come to have.
  struct Change {
    Xapian::docid document;
    std::string value;
  };

  /// The column of an index that has changed so, up to ids before `end`. Values that no document
  /// has any more are kept.
  [[nodiscard]] Column with(std::vector<Change> const& changes, std::size_t end) const;

  /// By code, in order; the first one is the empty value, of kNone.
  [[nodiscard]] std::vector<std::string> const& values() const;

  /// How many documents have each value, by code; 0 for kNone.
  [[nodiscard]] Counts const& totals() const { return totals_; }

  /// Documents that have a value.
  [[nodiscard]] std::size_t size() const { return size_; }

  [[nodiscard]] std::size_t bytes() const;

  /// Of values(); made when they are first asked for.
  [[nodiscard]] ValueGroups const& groups(Grouping grouping) const;

  /// How often each value stands in `documents`, by code; 0 for kNone.
  [[nodiscard]] Counts counts(std::vector<Xapian::docid> const& documents) const;

  /// The codes of values from `from` to `to`, both included: [first, second).
  [[nodiscard]] std::pair<Code, Code> range(std::string_view from, std::string_view to) const;

  /// The documents with a code in [first, second) of `codes`, of the ids in [begin, end), in order.
  [[nodiscard]] std::vector<Xapian::docid> documents_in(
      std::pair<Code, Code> codes, std::size_t begin = 0,
      std::size_t end = std::numeric_limits<std::size_t>::max()) const;

  /// Calls `take(i, code)` for the i-th of `documents`, one after the other.
  template <class Take>
  void for_each(std::vector<Xapian::docid> const& documents, Take take) const {
    std::visit(
        [&](auto const& codes) {
          for (std::size_t i = 0; i < documents.size(); ++i) {
            take(i, documents[i] < codes.size() ? Code{codes[documents[i]]} : kNone);
          }
        },
        codes_);
  }

 private:
  struct Dictionary;  ///< the values and their groups
  using Codes = std::variant<std::vector<std::uint8_t>, std::vector<std::uint16_t>,
                             std::vector<std::uint32_t>>;

  /// `values` as they were met first, `codes` by document: places among them.
  Column(std::vector<std::string> values, std::vector<Code> const& codes);

  /// The code of a value; nothing if it is not among values().
  [[nodiscard]] std::optional<Code> code_of(std::string const& value) const;
  [[nodiscard]] Column with_new_values(std::vector<Change> const& changes, std::size_t end) const;

  std::shared_ptr<Dictionary> dictionary_;  ///< of several columns, if no new value came
  Counts totals_;
  std::size_t size_ = 0;
  Codes codes_;  ///< by document id; ids beyond the end have no value
};

}  // namespace tracuu::search
