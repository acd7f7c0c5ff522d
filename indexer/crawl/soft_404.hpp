// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/crawl/page_shape.hpp"

namespace tracuu::indexer {

/// Tells pages that are not there from others, on hosts that answer 200 or lead to an error page
/// for what they do not have. Random addresses are asked for first, of each kind of address one,
/// and a second one if the first shows a page: what both say is what "not found" looks like there,
/// and by how much they differ is how much error pages do. Not thread-safe.
class Soft404 {
 public:
  /// The kind of `address` that one probe speaks for: its host, the first part of its path, its
  /// ending. "https://h/tin/a-12.html" -> "https://h/tin/*.html".
  [[nodiscard]] static std::string kind_of(std::string_view address);

  /// An address of the kind of `address` that nobody made: `word` is random.
  [[nodiscard]] static std::string probe_of(std::string_view address, std::string_view word);

  /// Whether a probe of the kind was answered, or need not be made.
  [[nodiscard]] bool is_known(std::string_view kind) const { return kinds_.contains(kind); }

  /// The probe of a kind was answered as it should be: 404, 410; or not at all.
  void learn_honest(std::string const& kind) { kinds_[kind]; }
  /// It was led to `target`.
  void learn_redirect(std::string const& kind, std::string_view target);
  /// It was shown a page. True if another probe is worth while.
  bool learn_page(std::string const& kind, PageShape shape);

  /// A page of that host that is there, the start page: what error pages share with it says
  /// nothing.
  void learn_start(std::string const& origin, PageShape shape);
  /// Null if it is not known.
  [[nodiscard]] PageShape const* start_of(std::string_view origin) const;

  /// Why the page at `address` is none; nothing if it is one.
  [[nodiscard]] std::optional<std::string> why_missing(std::string_view address,
                                                       PageShape const& shape) const;

  /// Why being led from `address` to `target` means that there is nothing; else nothing.
  [[nodiscard]] std::optional<std::string> why_missing(std::string_view address,
                                                       std::string_view target) const;

 private:
  struct Kind {
    std::string redirect;          ///< without query; empty: none
    std::vector<PageShape> pages;  ///< of one or two probes
  };

  std::map<std::string, Kind, std::less<>> kinds_;
  std::map<std::string, PageShape, std::less<>> starts_;
};

}  // namespace tracuu::indexer
