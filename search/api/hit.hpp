// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "schema/announcement.hpp"
#include "search/api/found_announcement.hpp"
#include "search/api/marked_text.hpp"
#include "search/api/page_place.hpp"
#include "search/api/relations.hpp"

namespace tracuu::search {

/// An attachment of a hit that was found, too.
struct AttachedHit {
  schema::Announcement announcement;    ///< without abstract and body
  MarkedText snippet;                   ///< of its text; of the first kAttachedSnippets only
  std::optional<PagePlace> found_on{};  ///< as Hit::found_on
};

/// So many attachments of a hit are shown with a snippet.
inline constexpr std::size_t kAttachedSnippets = 3;

/// A fragment of a snippet.
struct SnippetFragment {
  Stretch stretch;                ///< of the snippet
  std::optional<PagePlace> page;  ///< of its first match; nothing without one, or without pages

  bool operator==(SnippetFragment const&) const = default;
};

/// One found announcement. All fields are plain text. `title` and `snippet` have single blanks
/// for blanks and line ends; their matches are whole syllables.
struct Hit {
  schema::Announcement announcement;  ///< without abstract and body
  MarkedText title;                   ///< of the announcement
  MarkedText snippet;                 ///< fragments joined by " … "
  double score = 0;
  std::vector<schema::Announcement> copies;  ///< of its text, further down the page; without text
  std::vector<AttachedHit> attached{};       ///< its attachments that were found, too, best first
  Related related{};
  /// Of an official document; Unknown for other announcements.
  InForce in_force = InForce::Unknown;
  std::vector<SnippetFragment> fragments{};  ///< of the snippet, in order
  /// Page of the fragment that says most; nothing if the document has no pages, or only its title
  /// matched.
  std::optional<PagePlace> found_on{};
};

}  // namespace tracuu::search
