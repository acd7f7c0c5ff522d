// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace tracuu::indexer {

/// Where the bytes of a text stand in another that was made of it: lines left out, joined, or
/// converted from a legacy charset. What is known by its place, such as where a page begins, is
/// carried along by it.
class PlaceMap {
 public:
  /// `bytes` bytes at `from` stand as they are at `to` of the new text.
  /// REQUIRES: neither is before the end of the piece that was added last.
  void add(std::size_t from, std::size_t to, std::size_t bytes);

  /// What stands at `from` stands at `to`, converted: word by word. Both parts have equally many
  /// words; else only where they begin is known. REQUIRES: as add().
  void add_converted(std::size_t from, std::string_view before, std::size_t to,
                     std::string_view after);

  /// Where `from` stands in the new text; of what was left out or is no beginning of a converted
  /// word, where the next piece begins; after the last piece, where that ends. Never descends.
  [[nodiscard]] std::size_t at(std::size_t from) const;

 private:
  struct Piece {
    std::size_t from;
    std::size_t to;
    std::size_t bytes;
  };
  std::vector<Piece> pieces_;  ///< in order; none overlap
  std::size_t end_ = 0;        ///< of the new text, as far as it is known
};

/// Where the lines of `text` stand in `kept`, of which the lines are lines of it, in their order,
/// some left out. Lines of `kept` that `text` does not have are passed over. Linear; thread-safe.
[[nodiscard]] PlaceMap find_kept_lines(std::string_view text, std::string_view kept);

}  // namespace tracuu::indexer
