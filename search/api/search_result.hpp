// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/language.hpp"
#include "schema/announcement.hpp"
#include "search/api/marked_paragraph.hpp"
#include "search/api/search_request.hpp"

namespace tracuu::search {

/// How many announcements match. Only lower == upper may be shown as exact.
struct MatchCount {
  std::size_t lower = 0;
  std::size_t estimated = 0;
  std::size_t upper = 0;

  [[nodiscard]] bool is_exact() const { return lower == upper; }
};

/// Why the answer is not plainly "what was typed": told to the user, in order.
enum class NoteCode {
  MarksRestored,  ///< words typed without marks were read with marks; detail = the reading
  AllWordsFirst,  ///< long query ranked by weight; detail = how many hold all its words
  FewerWords,  ///< nothing holds all words: some were made optional; detail = words that were kept
  MarksIgnored,       ///< nothing holds the marks as typed: marks were ignored
  LimitReached,       ///< an expansion or clause limit was hit; detail = which
  SyntaxAsText,       ///< malformed syntax was read as text; detail = the piece
  UnknownWord,        ///< a word that no announcement holds; detail = the word
  TypingReadBack,     ///< typed with the input method off; detail = the words read back
  SpellingCorrected,  ///< words that nothing holds were corrected; detail = the corrected words
  DidYouMean,         ///< a near spelling that is found more often; detail = it
  SynonymsToo,        ///< abbreviations, full forms are searched too; detail = "UBND = …"
  AmbiguousWord,      ///< an abbreviation that was not expanded; detail = what it may stand for
  OldNamesToo,        ///< earlier names are searched too and ranked last; detail = "… = …"
  NumberRead,         ///< words read as a document number; detail = the words and the numbers
  QuotesAsWords,      ///< quotes of a headline do not bind; detail = the words in the last of them
  PeriodPreferred,    ///< announcements of a period are ranked first; detail = the period
};

struct Note {
  NoteCode code;
  std::string detail;
  std::string exact_query{};  ///< if not empty: searching this, with `exact`, undoes it
  std::string suggestion{};   ///< if not empty: a query that the reader may want instead
};

/// The note as one sentence for a reader.
[[nodiscard]] std::string describe(Note const& note, base::Language language);

/// "MarksRestored" -> "marks_restored": the code in JSON.
[[nodiscard]] std::string to_string(NoteCode code);

/// A document that an announcement links to as its own.
struct AttachmentLink {
  std::string text;  ///< of the link, else the name of the file
  std::string url;   ///< where it was published; empty if unknown
  std::string id;    ///< of the announcement that it was indexed as; empty if it was not
};

/// A page that links to a document as its own.
struct PageLink {
  std::string id;
  std::string title;
};

/// Which announcements belong together.
struct Related {
  std::vector<AttachmentLink> attachments;
  std::optional<PageLink> page;  ///< whose attachment the announcement is
};

/// An announcement, whole.
struct FoundAnnouncement {
  schema::Announcement announcement;
  Related related;
};

/// One found announcement. The *_html fields are escaped and hold no markup
/// but <mark>…</mark> around matched syllables; the others are plain text.
struct Hit {
  schema::Announcement announcement;  ///< without abstract and body
  std::string title_html;
  std::string snippet_html;  ///< fragments joined by " … "
  double score = 0;
  std::vector<schema::Announcement> copies;  ///< of its text, further down the page; without text
  Related related{};
};

/// How many of the announcements found have one value of a facet.
struct FacetValue {
  std::string value;  ///< what the filter of the facet takes: "QD", "2023", "huyện Gia Viễn"
  std::string label;  ///< for readers, if that is another text: "quyết định"
  std::size_t count = 0;
};

/// The most frequent values of a facet. An announcement may have several document
/// types, and none of any facet.
struct FacetCounts {
  Facet facet;
  std::vector<FacetValue> values;  ///< most frequent first
  std::size_t distinct = 0;        ///< values there are in all
};

/// How many of the announcements found are of one year or month.
struct TimelinePeriod {
  std::string period;  ///< "2023" or "2023-07"
  std::size_t count = 0;
};

struct SearchAnswer {
  std::string text;     ///< the query as typed
  std::string read_as;  ///< how it was read, as a person would write it
  std::vector<Note> notes;
  MatchCount total;
  std::chrono::microseconds took{0};
  std::size_t page = 1;
  std::size_t size = 10;
  bool has_next = false;      ///< there is a page after this one
  std::vector<Hit> hits;      ///< fewer than `size` where copies are folded into a hit
  std::string revision{};     ///< state of the index, as Searcher::revision
  std::string next_cursor{};  ///< for SearchRequest::cursor; empty if there is no next page
  /// Announcements that facets and timeline were counted over: lower == upper if
  /// over all that match, else each count is "at least". Nothing if none was asked for.
  std::optional<MatchCount> counted{};
  std::vector<FacetCounts> facets{};       ///< in the order they were asked for
  std::vector<TimelinePeriod> timeline{};  ///< earliest first; periods without any left out
};

/// How large an index is, and what it spans.
struct IndexStats {
  std::size_t announcements = 0;
  std::size_t terms = 0;    ///< distinct terms
  double mean_terms = 0;    ///< mean length of a document in terms
  std::uint64_t bytes = 0;  ///< on disk
  std::string first_date;   ///< ISO, empty if no announcement is dated
  std::string last_date;
  std::string schema_version;
  std::string revision;    ///< changes with every commit
  std::string generation;  ///< changes with every full build
};

/// An announcement whose content is near that of another.
struct SimilarAnnouncement {
  schema::Announcement announcement;  ///< without abstract and body
  double similarity = 0;              ///< 0 to 1: the share of what is special about the other
};

/// What a site published before and after an announcement; without abstract and body.
struct Neighbours {
  std::optional<schema::Announcement> older;
  std::optional<schema::Announcement> newer;
};

/// An announcement as it is read: marked for the query that led to it, and what to read
/// next. All from one state of the index.
struct AnnouncementReading {
  FoundAnnouncement found;
  std::string title_html;  ///< as Hit::title_html
  std::vector<MarkedParagraph> abstract;
  std::vector<MarkedParagraph> body;
  std::vector<SimilarAnnouncement> similar;  ///< nearest first
  Neighbours neighbours;
};

/// How a query was read and what ran, for `tracuu explain`.
struct Explanation {
  std::string read_as;       ///< as SearchAnswer::read_as
  std::string tree;          ///< the parsed query
  std::string plan;          ///< one line a word: variants kept, frequency, role
  std::string engine_query;  ///< the query as the engine describes it
  std::vector<Note> notes;
};

}  // namespace tracuu::search
