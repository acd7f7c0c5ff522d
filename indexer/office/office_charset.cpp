// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/office_charset.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzers/charset/charset_judge.hpp"
#include "analyzers/charset/charset_table.hpp"
#include "base/utf8.hpp"
#include "indexer/text/place_map.hpp"

namespace tracuu::indexer {

using analyzers::Charset;
using analyzers::CharsetQuestion;
using analyzers::CharsetVerdict;
using analyzers::FontHint;
using analyzers::OtherParagraphs;

namespace {

/// A text as it was converted.
struct ConvertedText {
  std::string text;
  PlaceMap places;  ///< where what was converted stands in it
};

/// A line of the text, or the part of one that is set in one font.
struct Stretch {
  std::string_view text;
  std::optional<FontHint> font;
};

bool is_plain_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Cuts `text` at line ends and where the font changes; nothing is left out.
std::vector<Stretch> cut_into_stretches(std::string_view text,
                                        std::vector<FontStretch> const& fonts) {
  std::vector<Stretch> stretches;
  std::size_t next = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    while (next < fonts.size() && fonts[next].end <= begin) ++next;
    std::size_t end = text.find('\n', begin);
    end = end == std::string_view::npos ? text.size() : end + 1;
    std::optional<FontHint> font;
    if (next < fonts.size() && fonts[next].begin <= begin) {
      font = fonts[next].font;
      end = std::min(end, fonts[next].end);
    } else if (next < fonts.size()) {
      end = std::min(end, fonts[next].begin);
    }
    stretches.push_back({text.substr(begin, end - begin), font});
    begin = end;
  }
  return stretches;
}

/// Whether `text` is valid and has letters that no legacy charset shows.
bool is_surely_unicode(std::string_view text) {
  return !is_plain_ascii(text) && !base::find_invalid_utf8(text) &&
         !analyzers::to_legacy_bytes(text);
}

/// A page that was converted kept the names of its fonts.
void drop_stale_fonts(std::vector<Stretch>& stretches) {
  std::array<bool, analyzers::kCharsetCount> stale{};
  for (Stretch const& stretch : stretches) {
    if (!stretch.font || !is_surely_unicode(stretch.text)) continue;
    stale[static_cast<std::size_t>(stretch.font->charset)] = true;
  }
  for (Stretch& stretch : stretches) {
    if (stretch.font && stale[static_cast<std::size_t>(stretch.font->charset)]) {
      stretch.font.reset();
    }
  }
}

class OfficeConverter {
 public:
  explicit OfficeConverter(std::vector<Stretch> stretches) : stretches_(std::move(stretches)) {
    drop_stale_fonts(stretches_);
    ask();
    verdicts_ = analyzers::judge_charsets(questions_, others_);
    for (std::size_t at = 0; at < verdicts_.size(); ++at) {
      charsets_.report.add(verdicts_[at], questions_[at].hint == verdicts_[at].charset);
    }
  }

  /// The first `count` stretches that are left, converted.
  ConvertedText convert(std::size_t count) {
    ConvertedText converted;
    std::size_t from = 0;
    for (std::size_t const end = at_ + count; at_ < end; ++at_) {
      std::string_view const before = stretches_[at_].text;
      std::size_t const to = converted.text.size();
      append(stretches_[at_], converted.text);
      std::string_view const after = std::string_view(converted.text).substr(to);
      if (after == before) {
        converted.places.add(from, to, before.size());
      } else {
        converted.places.add_converted(from, before, to, after);
      }
      from += before.size();
      bytes_ += before.size();
    }
    return converted;
  }

  OfficeCharsets take() { return charsets_; }

 private:
  void ask() {
    for (std::size_t at = 0; at < stretches_.size(); ++at) {
      Stretch const& stretch = stretches_[at];
      std::optional<CharsetQuestion> question = ask_of(stretch);
      if (!question) {
        bool const is_blank = stretch.text.find_first_not_of(" \t\r\n") == std::string_view::npos;
        if (!is_blank) charsets_.report.add_plain_paragraph();
        if (!is_plain_ascii(stretch.text)) others_ = OtherParagraphs::MayBeUnicode;
        if (analyzers::has_combining_marks(stretch.text)) charsets_.report.note_decomposed();
        continue;
      }
      if (stretch.font) question->hint = stretch.font->charset;
      questions_.push_back(std::move(*question));
      asked_.push_back(at);
    }
  }

  /// question_of, but what is in a legacy font is asked whatever it looks like.
  static std::optional<CharsetQuestion> ask_of(Stretch const& stretch) {
    if (is_plain_ascii(stretch.text)) return std::nullopt;
    bool const is_pasted = stretch.font && !base::find_invalid_utf8(stretch.text);
    return is_pasted ? analyzers::question_of_pasted(stretch.text)
                     : analyzers::question_of(stretch.text);
  }

  void append(Stretch const& stretch, std::string& text) {
    bool const is_asked = next_ < asked_.size() && asked_[next_] == at_;
    if (!is_asked) {
      text += is_in_capitals_font(stretch) ? capitals_of(stretch.text) : std::string(stretch.text);
      return;
    }
    CharsetVerdict const& verdict = verdicts_[next_++];
    if (!verdict.charset) {
      if (!charsets_.undecided_byte) {
        charsets_.undecided_byte = bytes_ + base::find_invalid_utf8(stretch.text).value_or(0);
      }
      text += analyzers::from_windows_1252(stretch.text);
    } else if (*verdict.charset == Charset::Utf8) {
      text += stretch.text;
    } else {
      bool const is_its_font = stretch.font && stretch.font->charset == *verdict.charset;
      text += is_its_font && stretch.font->capitals ? capitals_of(verdict.text) : verdict.text;
    }
  }

  /// ASCII letters of an all-capitals font, in a document that was in its charset.
  [[nodiscard]] bool is_in_capitals_font(Stretch const& stretch) const {
    return stretch.font && stretch.font->capitals && is_plain_ascii(stretch.text) &&
           charsets_.report.count(stretch.font->charset).paragraphs > 0;
  }

  static std::string capitals_of(std::string_view text) {
    std::u32string letters;
    for (std::size_t at = 0; at < text.size();) {
      base::CodePoint const point = base::decode_utf8(text, at);
      letters += point.value;
      at += point.bytes;
    }
    return analyzers::to_utf8(analyzers::in_capitals(std::move(letters)));
  }

  std::vector<Stretch> stretches_;
  std::vector<CharsetQuestion> questions_;
  std::vector<std::size_t> asked_;  ///< the stretch of each question
  std::vector<CharsetVerdict> verdicts_;
  OtherParagraphs others_ = OtherParagraphs::PlainOnly;
  OfficeCharsets charsets_;
  std::size_t at_ = 0;    ///< the stretch that is next to be converted
  std::size_t next_ = 0;  ///< the question that is next
  std::size_t bytes_ = 0;
};

}  // namespace

OfficeCharsets convert_office_text(OfficeText& office) {
  std::array<std::string*, 3> const fields{&office.styled_title, &office.metadata_title,
                                           &office.text};
  std::array<std::size_t, 3> counts{};
  std::vector<Stretch> stretches;
  for (std::size_t field = 0; field < fields.size(); ++field) {
    bool const is_text = fields[field] == &office.text;
    std::vector<Stretch> const cut =
        cut_into_stretches(*fields[field], is_text ? office.fonts : std::vector<FontStretch>());
    counts[field] = cut.size();
    stretches.insert(stretches.end(), cut.begin(), cut.end());
  }
  OfficeConverter converter(std::move(stretches));
  std::array<ConvertedText, 3> converted;
  for (std::size_t field = 0; field < fields.size(); ++field) {
    converted[field] = converter.convert(counts[field]);
  }
  for (std::size_t field = 0; field < fields.size(); ++field) {
    *fields[field] = std::move(converted[field].text);
  }
  for (schema::PageStart& start : office.pages) {
    start.offset = converted.back().places.at(start.offset);
  }
  office.fonts.clear();
  return converter.take();
}

}  // namespace tracuu::indexer
