// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "base/language.hpp"
#include "search/api/marked_text.hpp"

namespace tracuu::cli {

/// Standard output and error, with what they are connected to. Colours are used
/// on a terminal unless NO_COLOR is set (https://no-color.org).
class Output {
 public:
  /// Messages are in `language`.
  explicit Output(base::Language language = base::Language::English);

  /// The language of messages.
  [[nodiscard]] base::Language language() const { return language_; }

  /// From now on print_remark() and print_aside() print nothing.
  void be_quiet() { is_quiet_ = true; }
  [[nodiscard]] bool is_quiet() const { return is_quiet_; }

  [[nodiscard]] bool is_terminal() const { return is_terminal_; }
  [[nodiscard]] bool error_is_terminal() const { return error_is_terminal_; }

  /// `text` in that style, or without one where there are no colours; control
  /// characters left out.
  [[nodiscard]] std::string bold(std::string_view text) const;
  [[nodiscard]] std::string dim(std::string_view text) const;

  /// A title or snippet: coloured(), or without styles where there are no colours.
  [[nodiscard]] std::string marked(search::MarkedText const& text,
                                   std::string_view base_style) const;

  /// Prints to standard output.
  void print(std::string_view text) const;

  /// Prints through the pager (PAGER, or less) if the text is longer than the
  /// terminal, else as print().
  void print_paged(std::string const& text) const;

  /// Prints to standard output what goes without saying: a summary, what is being done.
  void print_remark(std::string_view text) const {
    if (!is_quiet_) print(text);
  }

  /// As that, to standard error.
  void print_aside(std::string_view text) const {
    if (!is_quiet_) print_error(text);
  }

  /// Prints to standard error.
  void print_error(std::string_view text) const;

 private:
  [[nodiscard]] std::string styled(std::string_view code, std::string_view text) const;

  base::Language language_;
  bool is_quiet_ = false;
  bool is_terminal_;
  bool error_is_terminal_;
  bool has_colors_;
};

/// `text` without control characters but line ends and tabs: text of
/// announcements must not steer the terminal.
[[nodiscard]] std::string printable(std::string_view text);

/// `text` in `base_style` with its matches in a colour, both as escape sequences; control
/// characters left out.
[[nodiscard]] std::string coloured(search::MarkedText const& text, std::string_view base_style);

inline constexpr std::string_view kBold = "\033[1m";
inline constexpr std::string_view kNoStyle = "\033[0m";

}  // namespace tracuu::cli
