// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/wording/error_text.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "cli/wording/say.hpp"

namespace tracuu::cli {

namespace {

constexpr std::size_t kMaxHoles = 10;
constexpr int kMaxQuotes = 4;                  // errors in errors
constexpr std::size_t kMaxTextBytes = 16'384;  // what is longer is no error of ours

/// The rows of errors: "{0}: there is no index in this folder".
std::span<TerminalKeyRow const> error_rows() {
  constexpr std::string_view kFirst = "error.";
  constexpr std::string_view kAfter = "error/";
  auto const begin = std::ranges::lower_bound(kTerminalKeys, kFirst, {}, &TerminalKeyRow::key);
  auto const end = std::ranges::lower_bound(kTerminalKeys, kAfter, {}, &TerminalKeyRow::key);
  return {begin, end};
}

using Filled = std::array<std::string_view, kMaxHoles>;

bool is_hole(std::string_view text) {
  return text.size() >= 3 && text[0] == '{' && text[2] == '}';
}

/// What fills the holes of `pattern` so that it becomes `text`; each hole ends where what follows
/// it is found first. Nothing if it does not become that.
std::optional<Filled> match(std::string_view pattern, std::string_view text) {
  Filled filled;
  while (!pattern.empty()) {
    std::string_view const literal = pattern.substr(0, std::min(pattern.find('{'), pattern.size()));
    if (!text.starts_with(literal)) return std::nullopt;
    text.remove_prefix(literal.size());
    pattern.remove_prefix(literal.size());
    if (!is_hole(pattern)) return text.empty() ? std::optional(filled) : std::nullopt;
    std::string_view& hole = filled.at(static_cast<std::size_t>(pattern[1] - '0'));
    pattern.remove_prefix(3);
    std::string_view const next = pattern.substr(0, std::min(pattern.find('{'), pattern.size()));
    bool const is_last = next.size() == pattern.size();
    std::size_t const end = next.empty() ? text.size()
                            : is_last    ? text.rfind(next)
                                         : text.find(next);
    if (end == std::string_view::npos) return std::nullopt;
    hole = text.substr(0, end);
    text.remove_prefix(end);
  }
  return text.empty() ? std::optional(filled) : std::nullopt;
}

std::size_t literal_bytes(std::string_view pattern) {
  std::size_t const holes = static_cast<std::size_t>(std::ranges::count(pattern, '{'));
  return pattern.size() - 3 * holes;
}

/// The row that says most of `text`, and what fills it.
struct Said {
  std::size_t row;
  Filled filled;
};

std::optional<Said> find_row(std::string_view text) {
  std::optional<Said> found;
  std::size_t most = 0;
  for (TerminalKeyRow const& row : error_rows()) {
    auto const at = static_cast<std::size_t>(&row - kTerminalKeys.data());
    std::string_view const pattern = detail::kTerminalTexts[at].english;
    if (literal_bytes(pattern) <= most) continue;
    if (auto const filled = match(pattern, text)) {
      found = Said{at, *filled};
      most = literal_bytes(pattern);
    }
  }
  return found;
}

/// `text` in Vietnamese; nothing if no row has any of it.
std::optional<std::string> translated(std::string_view text, int quotes) {
  if (text.empty() || text.size() > kMaxTextBytes || quotes == 0) return std::nullopt;
  if (auto const said = find_row(text)) {
    std::array<std::string, kMaxHoles> parts;
    for (std::size_t i = 0; i < kMaxHoles; ++i) {
      parts.at(i) =
          translated(said->filled.at(i), quotes - 1).value_or(std::string(said->filled.at(i)));
    }
    auto const& p = parts;
    return base::detail::fill(detail::kTerminalTexts[said->row].vietnamese,
                              {p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], p[8], p[9]});
  }
  // "FILE:7: message"
  std::size_t const mark = text.find(": ");
  if (mark == std::string_view::npos) return std::nullopt;
  auto const rest = translated(text.substr(mark + 2), quotes - 1);
  if (!rest) return std::nullopt;
  return std::string(text.substr(0, mark + 2)) + *rest;
}

/// Whether it is in words of ours, as far as they are known here.
bool is_ours(std::string_view text) {
  return translated(text, kMaxQuotes).has_value();
}

/// What kind of failure it is; empty where the message alone says enough.
std::string_view kind_of(base::ErrorCode code, base::Language language) {
  using base::ErrorCode;
  switch (code) {
    case ErrorCode::IndexMissing: return say("error_kind.index_missing", language);
    case ErrorCode::IndexLocked: return say("error_kind.index_locked", language);
    case ErrorCode::IndexCorrupt: return say("error_kind.index_corrupt", language);
    case ErrorCode::SchemaMismatch: return say("error_kind.schema_mismatch", language);
    case ErrorCode::Unavailable: return say("error_kind.unavailable", language);
    case ErrorCode::Io: return say("error_kind.io", language);
    case ErrorCode::DiskFull: return say("error_kind.disk_full", language);
    case ErrorCode::OutOfMemory: return say("error_kind.out_of_memory", language);
    case ErrorCode::Internal: return say("error_kind.internal", language);
    case ErrorCode::InvalidArgument:
    case ErrorCode::NotFound:
    case ErrorCode::Expired:
    case ErrorCode::Busy: return "";
  }
  return "";
}

std::string message_in(base::Error const& error, base::Language language) {
  if (!is_ours(error.message)) {
    std::string_view const kind = kind_of(error.code, language);
    return kind.empty() ? error.message : std::string(kind) + ": " + error.message;
  }
  if (language == base::Language::English) return error.message;
  return translated(error.message, kMaxQuotes).value_or(error.message);
}

}  // namespace

base::Error in_language(base::Error const& error, base::Language language) {
  base::Error told = error;
  told.message = message_in(error, language);
  if (language == base::Language::Vietnamese) {
    told.hint = translated(error.hint, kMaxQuotes).value_or(error.hint);
  }
  return told;
}

std::string text_in(std::string_view text, base::Language language) {
  if (language == base::Language::English) return std::string(text);
  return translated(text, kMaxQuotes).value_or(std::string(text));
}

std::string refusal_text(indexer::Rejected const& rejected, base::Language language) {
  base::Error const error{base::ErrorCode::InvalidArgument, rejected.reason, rejected.hint,
                          rejected.source};
  return base::to_string(in_language(error, language));
}

}  // namespace tracuu::cli
