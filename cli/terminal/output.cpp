// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal/output.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstdlib>

#include "base/utf8.hpp"

namespace tracuu::cli {

namespace {

constexpr std::string_view kDim = "\033[2m";
constexpr std::string_view kMatch = "\033[1;33m";

bool variable_is_set(char const* name) {
  char const* const value = std::getenv(name);
  return value != nullptr && *value != '\0';
}

std::size_t terminal_rows() {
  winsize size{};
  bool const known = ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0;
  return known ? size.ws_row : 24;
}

bool is_control(char32_t c) {
  return (c < 0x20 && c != U'\n' && c != U'\t') || (c >= 0x7F && c < 0xA0);
}

}  // namespace

Output::Output(base::Language language)
    : language_(language),
      is_terminal_(::isatty(STDOUT_FILENO) != 0),
      error_is_terminal_(::isatty(STDERR_FILENO) != 0),
      has_colors_(is_terminal_ && !variable_is_set("NO_COLOR")) {}

std::string Output::styled(std::string_view code, std::string_view text) const {
  return has_colors_ ? fmt::format("{}{}{}", code, printable(text), kNoStyle) : printable(text);
}

std::string Output::bold(std::string_view text) const {
  return styled(kBold, text);
}
std::string Output::dim(std::string_view text) const {
  return styled(kDim, text);
}

std::string Output::marked(search::MarkedText const& text, std::string_view base_style) const {
  return has_colors_ ? coloured(text, base_style) : printable(text.text);
}

std::string coloured(search::MarkedText const& text, std::string_view base_style) {
  std::string_view const plain = text.text;
  std::string out(base_style);
  std::size_t at = 0;
  for (auto const& [begin, end] : text.matches) {
    out += printable(plain.substr(at, begin - at));
    out += fmt::format("{}{}{}{}", kMatch, printable(plain.substr(begin, end - begin)), kNoStyle,
                       base_style);
    at = end;
  }
  out += printable(plain.substr(at));
  out += kNoStyle;
  return out;
}

std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    base::CodePoint const point = base::decode_utf8(text, at);
    if (!is_control(point.value)) out += text.substr(at, point.bytes);
    at += point.bytes;
  }
  return out;
}

void Output::print(std::string_view text) const {
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
}

void Output::print_error(std::string_view text) const {
  std::fwrite(text.data(), 1, text.size(), stderr);
}

void Output::print_paged(std::string const& text) const {
  auto const lines = static_cast<std::size_t>(std::ranges::count(text, '\n'));
  if (!is_terminal_ || lines < terminal_rows()) return print(text);
  char const* const chosen = std::getenv("PAGER");
  bool const has_choice = chosen != nullptr && *chosen != '\0';
  // -R keeps colours, -F and -X leave short text on the screen.
  FILE* const pager = ::popen(has_choice ? chosen : "less -RFX", "w");
  if (pager == nullptr) return print(text);
  std::fwrite(text.data(), 1, text.size(), pager);
  ::pclose(pager);
}

}  // namespace tracuu::cli
