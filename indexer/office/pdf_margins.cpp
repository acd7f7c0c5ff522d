// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/pdf_margins.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

/// A head or foot stands in so much of the page's height from its edge.
constexpr double kMarginShare = 0.14;
/// So many lines of each end of a page may belong to its head or foot.
constexpr std::size_t kMaxMarginLines = 4;
/// On so many pages at least, and on so large a share of all.
constexpr std::size_t kMinRepeats = 2;
constexpr double kMinRepeatShare = 0.3;
/// Of two pages both may begin with the same words of text: only the outermost edge counts.
constexpr double kNarrowMarginShare = 0.08;
constexpr std::size_t kFewPages = 3;

constexpr std::string_view kDigits = "0123456789";

/// "12", "- 12 -", "2/7", "Trang 2/7", "Page 2 of 7", "ii".
bool is_page_number(std::string_view line) {
  constexpr std::size_t kMaxPageNumberBytes = 24;
  if (line.size() > kMaxPageNumberBytes) return false;
  std::string folded = fold_line(line);
  for (std::string_view const word : {"trang", "page", "of", "p a g e"}) {
    std::size_t const at = folded.find(word);
    if (at != std::string::npos) folded.erase(at, word.size());
  }
  if (folded.find_first_not_of("ivx") == std::string::npos) return true;
  return folded.find_first_of(kDigits) != std::string::npos &&
         folded.find_first_not_of("0123456789 -/|.\xE2\x80\x93\x94") == std::string::npos;
}

/// The letters of a line, without the cell that is the number of the page: that is another on
/// each.
std::string without_numbers(std::string_view line) {
  std::string key;
  while (!line.empty()) {
    std::size_t const end = std::min(line.find('\t'), line.size());
    std::string_view const cell = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
    if (is_page_number(cell)) continue;
    for (char const c : fold_line(cell)) {
      if (kDigits.find(c) == std::string_view::npos && c != ' ') key += c;
    }
  }
  return key;
}

/// Whether a line ends within a number or a word with a hyphen: "12/QĐ-", "số 12/".
bool breaks_off(std::string_view line) {
  std::string_view const word = line.substr(line.find_last_of(" \t") + 1);
  if (word.size() < 2) return false;
  bool const has_hyphen = word.ends_with('-') && !word.ends_with("--");  // no ruled line
  return has_hyphen ||
         (word.ends_with('/') && word.find_first_of(kDigits) != std::string_view::npos);
}

enum class Place { Text, PageNumber, Repeated, Note };

/// A line of a note at the foot of a page.
struct PdfNote {
  std::size_t page;  ///< from 1
  FontedText content;
};

class PageJoiner {
 public:
  explicit PageJoiner(std::vector<PdfPageLines> pages) : pages_(std::move(pages)) {}

  PagedText join() {
    find_places();
    for (std::size_t page = 0; page < pages_.size(); ++page) add_page(page);
    flush_notes();
    for (FontedText const& line : repeated_) add_line(line, kNoPage);
    return {std::move(text_), std::move(starts_)};
  }

 private:
  static constexpr std::size_t kNoPage = 0;  ///< see PageStart

  [[nodiscard]] std::size_t min_repeats() const {
    auto const share =
        static_cast<std::size_t>(kMinRepeatShare * static_cast<double>(pages_.size()));
    return std::max(kMinRepeats, share);
  }

  /// Whether the line stands in the margin of its page.
  [[nodiscard]] bool is_in_margin(PdfPageLines const& page, PdfLine const& line) const {
    double const share = pages_.size() < kFewPages ? kNarrowMarginShare : kMarginShare;
    return line.box.bottom < share * page.height || line.box.top > (1 - share) * page.height;
  }

  /// Calls `with` for the outermost lines of a page that stand in its margin.
  template <typename With>
  void for_margin_lines(PdfPageLines const& page, With const& with) const {
    std::size_t const count = page.lines.size();
    for (std::size_t at = 0; at < count; ++at) {
      if (at >= kMaxMarginLines && at + kMaxMarginLines < count) continue;
      if (is_in_margin(page, page.lines[at])) with(at);
    }
  }

  /// Annexes repeat the letterhead, which is text.
  bool has_letterhead(PdfPageLines const& page) const {
    bool found = false;
    for_margin_lines(page, [&](std::size_t at) {
      std::string const folded = fold_line(page.lines[at].content.text);
      if (folded.starts_with("cong hoa xa hoi") || folded.starts_with("doc lap - tu do") ||
          folded.starts_with("doc lap – tu do")) {
        found = true;
      }
    });
    return found;
  }

  void find_places() {
    std::unordered_map<std::string, std::size_t> seen;
    for (PdfPageLines const& page : pages_) {
      if (has_letterhead(page)) continue;
      for_margin_lines(page, [&](std::size_t at) {
        std::string key = key_of(page, page.lines[at]);
        if (!key.empty()) ++seen[std::move(key)];
      });
    }
    for (PdfPageLines const& page : pages_) {
      std::vector<Place>& places = places_.emplace_back(page.lines.size(), Place::Text);
      for_margin_lines(page, [&](std::size_t at) {
        std::string const& text = page.lines[at].content.text;
        auto const found = seen.find(key_of(page, page.lines[at]));
        bool const is_repeated = found != seen.end() && found->second >= min_repeats();
        if (is_page_number(text)) {
          places[at] = Place::PageNumber;
        } else if (is_repeated) {
          places[at] = Place::Repeated;
        }
      });
      strip_outer_numbers(page, places);
      find_notes(page, places);
    }
  }

  /// The words and the height of a line, to a hundredth of the page's.
  static std::string key_of(PdfPageLines const& page, PdfLine const& line) {
    constexpr double kHeightSteps = 50;
    std::string key = without_numbers(line.content.text);
    if (key.empty()) return key;
    auto const step = static_cast<int>((line.box.top + line.box.bottom) / 2 /
                                       std::max(page.height, 1.0) * kHeightSteps);
    return key + static_cast<char>('\x20' + std::clamp(step, 0, 64));
  }

  /// A page number may stand below the margin, if it is all of the first or last line.
  static void strip_outer_numbers(PdfPageLines const& page, std::vector<Place>& places) {
    if (page.lines.empty()) return;
    for (std::size_t const at : {std::size_t{0}, page.lines.size() - 1}) {
      if (is_page_number(page.lines[at].content.text)) places[at] = Place::PageNumber;
    }
  }

  /// Lines at the foot in smaller type than most of the page, the first of which begins with a
  /// number or an asterisk.
  static void find_notes(PdfPageLines const& page, std::vector<Place>& places) {
    constexpr double kNoteSize = 0.92;
    double const size = usual_size(page);
    std::size_t first = page.lines.size();
    std::size_t begins = first;
    while (first > 0) {
      PdfLine const& line = page.lines[first - 1];
      bool const is_outside =
          places[first - 1] == Place::PageNumber || places[first - 1] == Place::Repeated;
      if (!is_outside && line.size > kNoteSize * size) break;
      if (!is_outside && line.box.top < page.height / 2) break;
      --first;
      if (!is_outside && begins_note(line.content.text)) begins = first;
    }
    for (std::size_t at = begins; at < page.lines.size(); ++at) {
      if (places[at] == Place::Text) places[at] = Place::Note;
    }
  }

  static bool begins_note(std::string_view text) {
    return text.starts_with('*') || text.starts_with('[') ||
           kDigits.find(text.front()) != std::string_view::npos;
  }

  /// The size in which most letters of a page are set.
  static double usual_size(PdfPageLines const& page) {
    std::unordered_map<int, std::size_t> bytes;
    for (PdfLine const& line : page.lines) {
      bytes[static_cast<int>(line.size * 2)] += line.content.text.size();
    }
    int most = 0;
    std::size_t most_bytes = 0;
    for (auto const& [size, count] : bytes) {
      if (count > most_bytes || (count == most_bytes && size > most)) most = size;
      most_bytes = std::max(most_bytes, count);
    }
    return most / 2.0;
  }

  void add_page(std::size_t page) {
    std::vector<PdfLine> const& lines = pages_[page].lines;
    std::vector<PdfNote> notes;
    starts_.push_back({page + 1, text_.text.size(), {}});
    for (std::size_t at = 0; at < lines.size(); ++at) {
      FontedText const& content = lines[at].content;
      switch (places_[page][at]) {
        case Place::PageNumber: break;
        case Place::Note: notes.push_back({page + 1, content}); break;
        case Place::Repeated: keep_once(content); break;
        case Place::Text:
          add_line(content, page + 1);
          if (ends_sentence(content.text)) flush_notes();
          break;
      }
    }
    std::ranges::move(notes, std::back_inserter(notes_));
    bool const is_at_rest = text_.text.empty() || ends_sentence(last_line_);
    if (is_at_rest) flush_notes();
  }

  static bool ends_sentence(std::string_view line) {
    return line.empty() || std::string_view(".;:!?").find(line.back()) != std::string_view::npos;
  }

  /// A head or foot, without the number of the page beside it.
  void keep_once(FontedText line) {
    std::string key = without_numbers(line.text);
    if (!kept_.insert(std::move(key)).second) return;
    std::size_t const last_cell = line.text.rfind('\t');
    if (last_cell != std::string::npos && is_page_number(line.text.substr(last_cell + 1))) {
      line.text.resize(last_cell);
    }
    std::size_t const first_cell = line.text.find('\t');
    if (first_cell != std::string::npos && is_page_number(line.text.substr(0, first_cell))) {
      std::ranges::fill_n(line.text.begin(), static_cast<std::ptrdiff_t>(first_cell + 1), ' ');
      std::erase_if(line.machine_words,
                    [&](MachineWord const& word) { return word.begin <= first_cell; });
    }
    std::erase_if(line.fonts, [&](FontStretch const& font) { return font.end > line.text.size(); });
    std::erase_if(line.machine_words,
                  [&](MachineWord const& word) { return word.end > line.text.size(); });
    repeated_.push_back(std::move(line));
  }

  void flush_notes() {
    for (PdfNote const& note : notes_) add_line(note.content, note.page);
    notes_.clear();
  }

  void add_line(FontedText const& line, std::size_t page) {
    if (trim(line.text).empty()) return;
    bool const goes_on = breaks_off(last_line_) && line.text.find('\t') == std::string::npos;
    if (goes_on) take_line_end();
    if (starts_.back().page != page) starts_.push_back({page, text_.text.size(), {}});
    text_.append("", line);
    text_.text += '\n';
    last_line_ = line.text;
  }

  /// Pages that begin after the last line begin where it ends.
  void take_line_end() {
    text_.text.pop_back();
    std::size_t const end = text_.text.size();
    for (auto start = starts_.rbegin(); start != starts_.rend() && start->offset > end; ++start) {
      start->offset = end;
    }
  }

  std::vector<PdfPageLines> pages_;
  std::vector<std::vector<Place>> places_;  ///< of each line of each page
  FontedText text_;
  std::vector<schema::PageStart> starts_;
  std::string last_line_;
  std::vector<PdfNote> notes_;        ///< of pages before, not yet in the text
  std::vector<FontedText> repeated_;  ///< running heads and feet, each once
  std::unordered_set<std::string> kept_;
};

}  // namespace

PagedText join_pdf_pages(std::vector<PdfPageLines> pages) {
  return PageJoiner(std::move(pages)).join();
}

}  // namespace tracuu::indexer
