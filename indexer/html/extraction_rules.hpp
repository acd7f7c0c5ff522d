// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "indexer/html/css_selector.hpp"
#include "indexer/html/link_target.hpp"

namespace tracuu::indexer {

/// The fields that a webmaster's rule may say the place of.
enum class RuleField { Title, Date, Unit, Author, Body, Number, LeaveOut };

/// How often a rule was tried and found nothing.
struct RuleMisses {
  std::string rule;        ///< "FILE:4: title = \"h1.ten-tin\""
  std::size_t pages = 0;   ///< that the rule was tried on
  std::size_t missed = 0;  ///< of these
  std::string first;       ///< the first of the missed: its address or path
};

/// How a rule fared, in short: of what another process read.
struct RuleTries {
  std::size_t pages = 0;
  std::size_t missed = 0;
  std::string first_missed;
};

/// Rules that say for the pages of a site in which elements their fields stand
/// (docs/extraction-rules.md):
///
///     [[page]]
///     host = "yenlang.example"        # or "*.vankhe.example"
///     path = "/tin-tuc/*"             # of the address; of a file without one its path
///     title = "h1.ten-tin"
///     date = ["span.ngay-dang", "div.info > em"]
///     leave_out = [".quang-cao", "#lien-quan"]
///
/// All [[page]] tables whose patterns fit a page apply to it, in the order of the file: for each
/// field the first selector that selects something. May be used by several threads.
class ExtractionRules {
 public:
  /// InvalidArgument with "NAME:LINE: …" for what is not TOML, unknown keys, wrong types and
  /// selectors that are not understood.
  [[nodiscard]] static base::Result<ExtractionRules> parse(std::string_view toml,
                                                           std::string_view name);
  /// Also Io, if the file can't be read.
  [[nodiscard]] static base::Result<ExtractionRules> read_file(std::filesystem::path const& file);

  ExtractionRules(ExtractionRules&&) noexcept;
  ExtractionRules& operator=(ExtractionRules&&) noexcept;
  ~ExtractionRules();

  /// The elements of the page at `place` that its rules select for a field, in page order; none if
  /// there are no rules for it, or they select nothing, which is counted.
  [[nodiscard]] std::vector<HtmlNode const*> select(HtmlNode const& root, PagePlace const& place,
                                                    RuleField field) const;
  /// Why a value of select() was taken.
  static constexpr std::string_view kWhy = "a rule of the webmaster";

  /// The rules that selected nothing on a page, in the order of the file.
  [[nodiscard]] std::vector<RuleMisses> misses() const;

  /// How each rule fared, in the order of the file; and adds how those of another object fared that
  /// was parsed from the same source.
  [[nodiscard]] std::vector<RuleTries> tries() const;
  void add_tries(std::vector<RuleTries> const& tries) const;

  /// What parse() was given.
  [[nodiscard]] std::string const& source() const;
  [[nodiscard]] std::string const& name() const;

  static constexpr std::size_t kMaxFileBytes = 1 << 20;

 private:
  struct Impl;
  explicit ExtractionRules(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// Whether `text` is `pattern`, in which '*' stands for anything: "/tin/*.html". Takes at most
/// pattern times text steps. Thread-safe.
[[nodiscard]] bool fits_pattern(std::string_view pattern, std::string_view text);

}  // namespace tracuu::indexer
