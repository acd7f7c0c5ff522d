// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "schema/announcement.hpp"

namespace tracuu::search {

/// How an announcement agrees with a file that was held against the index, from the most to the
/// least.
enum class FileAgreement : std::uint8_t {
  SameFile,    ///< it was made from a file of the same bytes (SHA-256)
  SameText,    ///< title, abstract and body are the same to the letter
  NearText,    ///< one is a copy of the other (schema::are_copies): some words differ
  SameNumber,  ///< another text with the same document number
  Similar,     ///< it shares much of what is special about the file's text
};

/// "same_file", "same_text", "near_text", "same_number", "similar".
[[nodiscard]] constexpr std::string_view name_of(FileAgreement agreement) {
  constexpr std::string_view kNames[] = {"same_file", "same_text", "near_text", "same_number",
                                         "similar"};
  return kNames[static_cast<std::size_t>(agreement)];
}

struct FileMatch {
  FileAgreement agreement = FileAgreement::Similar;
  double similarity = 0;                ///< 0 to 1; 1 for the same file and text
  schema::Announcement announcement{};  ///< without abstract and body
};

/// What an index has of a file. None: the file is unknown to it.
struct FileMatches {
  std::vector<FileMatch> matches;  ///< by agreement, then the most similar first
  bool is_cut = false;             ///< not all of the index was looked at: there may be more
};

/// So many announcements are told at most.
inline constexpr std::size_t kMaxFileMatches = 20;

}  // namespace tracuu::search
