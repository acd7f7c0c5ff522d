// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/html_charset.hpp"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analyzers/charset/charset_judge.hpp"
#include "analyzers/charset/charset_table.hpp"
#include "base/utf8.hpp"
#include "indexer/html/html_document.hpp"
#include "indexer/html/html_font.hpp"
#include "indexer/html/html_page.hpp"
#include "indexer/html/html_text.hpp"

namespace tracuu::indexer {

using analyzers::Charset;
using analyzers::CharsetQuestion;
using analyzers::CharsetVerdict;
using analyzers::FontHint;
using analyzers::UnicodeText;
using base::Result;

namespace {

/// Text between two tags, or the value of an attribute, and where it stands.
struct Piece {
  std::string_view source;  ///< in the page, as written
  std::string_view text;    ///< entities decoded
  bool is_attribute = false;
};

/// Neighbouring pieces of one block in one font: what is judged as a whole.
struct Passage {
  std::vector<Piece> pieces;
  std::optional<FontHint> hint;

  [[nodiscard]] std::string text() const {
    std::string joined;
    for (Piece const& piece : pieces) joined += piece.text;
    return joined;
  }
};

bool is_text_part(HtmlNode const& node) {
  return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA;
}

bool is_tag(HtmlNode const& node) {
  return node.type == GUMBO_NODE_ELEMENT;
}

/// A tag in what should be text: gumbo joined two texts and what lay between.
bool holds_tag(std::string_view source) {
  for (std::size_t at = source.find('<'); at != std::string_view::npos;
       at = source.find('<', at + 1)) {
    char const next = at + 1 < source.size() ? source[at + 1] : ' ';
    if (next == '/' || next == '!' || (next >= 'a' && next <= 'z') ||
        (next >= 'A' && next <= 'Z')) {
      return true;
    }
  }
  return false;
}

/// Collects the passages of a page in its order.
class PassageCollector {
 public:
  PassageCollector(HtmlNode const& root, HtmlFonts const& fonts) : fonts_(fonts) { walk(root); }

  std::vector<Passage> take() { return std::move(passages_); }

 private:
  struct Frame {
    HtmlNode const* element;
    unsigned next_child;
    std::optional<FontHint> hint;
  };

  void walk(HtmlNode const& root) {
    std::vector<Frame> frames;
    enter(frames, root, std::nullopt);
    while (!frames.empty()) {
      Frame& frame = frames.back();
      GumboVector const& children = frame.element->v.element.children;
      if (frame.next_child == children.length) {
        if (ends_line(*frame.element)) end_block();
        frames.pop_back();
        continue;
      }
      auto const& child = *static_cast<HtmlNode const*>(children.data[frame.next_child++]);
      if (is_text_part(child)) {
        add_text(child, frame.hint);
      } else if (is_tag(child)) {
        enter(frames, child, frame.hint);
      }
    }
    end_block();
  }

  void enter(std::vector<Frame>& frames, HtmlNode const& element,
             std::optional<FontHint> inherited) {
    GumboTag const tag = element.v.element.tag;
    if (tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE) return;
    if (ends_line(element)) end_block();
    if (tag == GUMBO_TAG_META) add_content(element);
    ElementFont const font = fonts_.font_of(element);
    frames.push_back({&element, 0, font.is_named ? font.hint : inherited});
  }

  static bool ends_line(HtmlNode const& element) {
    GumboTag const tag = element.v.element.tag;
    return is_block_element(element) || tag == GUMBO_TAG_TITLE || tag == GUMBO_TAG_TD ||
           tag == GUMBO_TAG_TH || tag == GUMBO_TAG_BR || tag == GUMBO_TAG_OPTION;
  }

  void add_text(HtmlNode const& node, std::optional<FontHint> const& hint) {
    GumboStringPiece const& source = node.v.text.original_text;
    Piece const piece{{source.data, source.length}, node.v.text.text, false};
    if (holds_tag(piece.source)) return;
    bool const same_font = block_is_open_ &&
                           passages_.back().hint.has_value() == hint.has_value() &&
                           (!hint || (passages_.back().hint->charset == hint->charset &&
                                      passages_.back().hint->capitals == hint->capitals));
    if (!same_font) passages_.push_back({{}, hint});
    passages_.back().pieces.push_back(piece);
    block_is_open_ = true;
  }

  void add_content(HtmlNode const& element) {
    GumboAttribute const* const content =
        gumbo_get_attribute(&element.v.element.attributes, "content");
    if (content == nullptr || content->original_value.length < 2) return;
    GumboStringPiece const& source = content->original_value;
    passages_.push_back(
        {{Piece{{source.data, source.length}, content->value, true}}, std::nullopt});
    block_is_open_ = false;
  }

  void end_block() { block_is_open_ = false; }

  HtmlFonts const& fonts_;
  std::vector<Passage> passages_;
  bool block_is_open_ = false;
};

/// Lines that are no UTF-8 as windows-1252: characters that stand for their bytes.
std::string lift_legacy_lines(std::string_view html) {
  std::string lifted;
  lifted.reserve(html.size() + html.size() / 4);
  while (!html.empty()) {
    std::size_t const end = std::min(html.find('\n'), html.size() - 1) + 1;
    std::string_view const line = html.substr(0, end);
    if (base::find_invalid_utf8(line)) {
      lifted += analyzers::from_windows_1252(line);
    } else {
      lifted += line;
    }
    html.remove_prefix(end);
  }
  return lifted;
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Removes the hints of a charset from all passages if one of them holds letters
/// that are not in it: the page was converted and kept its font names.
void drop_stale_hints(std::vector<Passage>& passages) {
  std::array<bool, analyzers::kCharsetCount> stale{};
  for (Passage const& passage : passages) {
    std::string const text = passage.text();
    if (!passage.hint || is_ascii(text) || analyzers::to_legacy_bytes(text)) continue;
    stale[static_cast<std::size_t>(passage.hint->charset)] = true;
  }
  for (Passage& passage : passages) {
    if (passage.hint && stale[static_cast<std::size_t>(passage.hint->charset)])
      passage.hint.reset();
  }
}

void append_escaped(std::string& html, std::string_view text) {
  for (char const c : text) {
    switch (c) {
      case '&': html += "&amp;"; break;
      case '<': html += "&lt;"; break;
      case '>': html += "&gt;"; break;
      case '"': html += "&quot;"; break;
      default: html += c;
    }
  }
}

/// Converts the passages of one page.
class PageConverter {
 public:
  /// `is_raw`: the page was no UTF-8, so that its 1252 characters are bytes.
  PageConverter(std::string_view html, std::vector<Passage> passages, bool is_raw,
                std::optional<Charset> declared)
      : html_(html), passages_(std::move(passages)), is_raw_(is_raw), declared_(declared) {}

  UnicodeText convert() {
    ask();
    std::vector<CharsetVerdict> const verdicts = analyzers::judge_charsets(questions_, others_);
    for (std::size_t at = 0; at < verdicts.size(); ++at) {
      converted_.report.add(verdicts[at], questions_[at].hint == verdicts[at].charset);
    }
    std::size_t next = 0;
    for (std::size_t passage = 0; passage < passages_.size(); ++passage) {
      if (next < asked_.size() && asked_[next] == passage) {
        auto const charset = verdicts[next++].charset;
        if (charset && *charset != Charset::Utf8) replace(passages_[passage], *charset);
      } else if (is_ascii_in_capitals(passages_[passage])) {
        replace(passages_[passage], passages_[passage].hint->charset);
      }
    }
    converted_.text += html_.substr(copied_);
    if (analyzers::has_combining_marks(html_)) converted_.report.note_decomposed();
    return std::move(converted_);
  }

 private:
  /// Letters of an all-capitals font, on a page that was in its charset.
  [[nodiscard]] bool is_ascii_in_capitals(Passage const& passage) const {
    return passage.hint && passage.hint->capitals && is_ascii(passage.text()) &&
           converted_.report.count(passage.hint->charset).paragraphs > 0;
  }

  void ask() {
    for (std::size_t at = 0; at < passages_.size(); ++at) {
      std::string const text = passages_[at].text();
      auto question = is_ascii(text) ? std::nullopt : analyzers::question_of_pasted(text);
      bool const blank = text.find_first_not_of(" \t\r\n") == std::string::npos;
      if (!question) {
        if (!blank) converted_.report.add_plain_paragraph();
        if (!is_ascii(text)) others_ = analyzers::OtherParagraphs::MayBeUnicode;
        continue;
      }
      if (passages_[at].hint) {
        question->hint = passages_[at].hint->charset;
      } else if (is_raw_) {
        question->hint = declared_;
      }
      if (is_raw_) question->unicode.reset();
      questions_.push_back(std::move(*question));
      asked_.push_back(at);
    }
  }

  /// Copies the page up to each piece and writes the piece anew. Pieces that do not
  /// stand in the order of the page (moved out of a table) stay as they are.
  void replace(Passage const& passage, Charset charset) {
    bool const capitals = passage.hint && passage.hint->capitals;
    for (Piece const& piece : passage.pieces) {
      auto const begin = static_cast<std::size_t>(piece.source.data() - html_.data());
      if (piece.source.empty() || begin < copied_ || begin > html_.size()) continue;
      auto const legacy = analyzers::to_legacy_bytes(piece.text);
      if (!legacy) continue;
      std::u32string decoded = analyzers::decode_legacy(*legacy, charset);
      if (capitals) decoded = analyzers::in_capitals(std::move(decoded));
      converted_.text += html_.substr(copied_, begin - copied_);
      if (piece.is_attribute) converted_.text += '"';
      append_escaped(converted_.text, analyzers::to_utf8(decoded));
      if (piece.is_attribute) converted_.text += '"';
      copied_ = begin + piece.source.size();
    }
  }

  std::string_view html_;
  std::vector<Passage> passages_;
  bool is_raw_;
  std::optional<Charset> declared_;
  std::vector<CharsetQuestion> questions_;
  std::vector<std::size_t> asked_;  ///< the passage of each question
  analyzers::OtherParagraphs others_ = analyzers::OtherParagraphs::PlainOnly;
  UnicodeText converted_;
  std::size_t copied_ = 0;  ///< bytes of `html_` that are in the converted text
};

/// Characters that Vietnamese text has no use for but legacy text read as
/// windows-1252 is full of; U+00A1–U+00FF.
bool is_suspicious(unsigned char lead, unsigned char trail) {
  constexpr std::string_view kSuspicious =
      "\xC4\xC5\xC6\xC7\xCB\xCE\xCF\xD1\xD6\xD8\xDB\xDC\xDE\xDF"
      "\xE4\xE5\xE6\xE7\xEB\xEE\xEF\xF0\xF1\xF6\xF8\xFB\xFC\xFE\xFF"
      "\xA1\xA2\xA3\xA4\xA5\xA6\xA8\xAA\xAC\xAD\xAF\xB1\xB4\xB5\xB6\xB8\xB9\xBA\xBE\xBF";
  auto const latin_1 = static_cast<char>(lead == 0xC3 ? trail + 0x40 : trail);
  return kSuspicious.find(latin_1) != std::string_view::npos;
}

/// Entities that say nothing of a charset.
constexpr std::array<std::string_view, 20> kHarmlessEntities{
    "nbsp;",  "amp;",    "lt;",    "gt;",    "quot;",   "apos;",  "ndash;",
    "mdash;", "hellip;", "ldquo;", "rdquo;", "lsquo;",  "rsquo;", "laquo;",
    "raquo;", "copy;",   "reg;",   "bull;",  "middot;", "#39;",
};

bool is_telling_entity(std::string_view behind_ampersand) {
  if (behind_ampersand.empty()) return false;
  char const first = behind_ampersand.front();
  bool const is_name =
      first == '#' || (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
  std::size_t const end = behind_ampersand.substr(0, 10).find(';');
  if (!is_name || end == std::string_view::npos) return false;
  return std::ranges::find(kHarmlessEntities, behind_ampersand.substr(0, end + 1)) ==
         kHarmlessEntities.end();
}

/// Whether a page of good UTF-8 may hold pasted legacy text. One pass, no parsing.
bool may_hold_legacy_text(std::string_view html) {
  for (std::size_t at = html.find_first_of("&\xC2\xC3"); at != std::string_view::npos;
       at = html.find_first_of("&\xC2\xC3", at + 1)) {
    if (html[at] == '&') {
      if (is_telling_entity(html.substr(at + 1))) return true;
    } else if (at + 1 < html.size() && is_suspicious(static_cast<unsigned char>(html[at]),
                                                     static_cast<unsigned char>(html[at + 1]))) {
      return true;
    }
  }
  return names_legacy_font(html);
}

UnicodeText unchanged(std::string_view html) {
  UnicodeText page{std::string(html), {}, {}};
  page.report.add_plain_paragraph();
  if (analyzers::has_combining_marks(html)) page.report.note_decomposed();
  return page;
}

std::string charset_label(std::string_view html, std::string_view sent_charset) {
  std::string label = declared_charset(html);
  return label.empty() ? std::string(sent_charset) : label;
}

}  // namespace

Result<UnicodeText> examine_html(std::string_view html, std::string_view sent_charset) {
  if (html.starts_with("\xFF\xFE") || html.starts_with("\xFE\xFF")) {
    return analyzers::examine_text(html);
  }
  auto const invalid_byte = base::find_invalid_utf8(html);
  if (!invalid_byte && !may_hold_legacy_text(html)) return unchanged(html);
  std::string const lifted = invalid_byte ? lift_legacy_lines(html) : std::string(html);
  Result<HtmlDocument> const page = HtmlDocument::parse(lifted);
  if (!page) return page.error();
  HtmlFonts const fonts(page->root());
  std::vector<Passage> passages = PassageCollector(page->root(), fonts).take();
  drop_stale_hints(passages);
  PageConverter converter(page->source(), std::move(passages), invalid_byte.has_value(),
                          analyzers::charset_of_label(charset_label(html, sent_charset)));
  UnicodeText converted = converter.convert();
  converted.undecided_byte = invalid_byte;
  return converted;
}

Result<UnicodeText> html_as_unicode(std::string_view html, std::string_view sent_charset) {
  Result<UnicodeText> page = examine_html(html, sent_charset);
  if (!page || !page->undecided_byte) return page;
  bool const is_clear = page->report.has_conversions() && page->report.is_clear();
  if (!is_clear) {
    return analyzers::undecided_charset(*page->undecided_byte, charset_label(html, sent_charset));
  }
  return page;
}

}  // namespace tracuu::indexer
