// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/word_binary.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "analyzers/charset/charset_table.hpp"
#include "base/utf8.hpp"
#include "indexer/bytes/compound_file.hpp"
#include "indexer/bytes/little_endian.hpp"
#include "indexer/office/font_marks.hpp"
#include "indexer/office/marked_paragraphs.hpp"
#include "indexer/office/word_fonts.hpp"
#include "indexer/office/word_properties.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

// [MS-DOC] 2.5.1, the FIB at the head of the stream WordDocument.
constexpr std::uint16_t kWordMagic = 0xA5EC;
constexpr std::uint16_t kWord97 = 0x00C1;
constexpr std::uint16_t kIsEncrypted = 0x0100;
constexpr std::uint16_t kIsTable1 = 0x0200;
constexpr std::size_t kFirstCountAt = 0x4C;  ///< characters of the main text, notes, headers …
constexpr std::size_t kStylesAt = 0xA2;
constexpr std::size_t kFontsAt = 0x112;
constexpr std::size_t kCharacterRunsAt = 0xFA;
constexpr std::size_t kParagraphRunsAt = 0x102;
constexpr std::size_t kPiecesAt = 0x1A2;

/// A stretch of the text that lies together in the stream ([MS-DOC] 2.9.177, Pcd).
struct WordPiece {
  std::uint32_t begin = 0;  ///< of its characters, counted from the head of the text
  std::uint32_t end = 0;
  std::uint32_t place = 0;  ///< of its first character in the stream
  bool is_wide = false;     ///< two bytes a character, not one
};

class WordDocument {
 public:
  static Result<WordDocument> open(CompoundFile const& file, std::uint64_t max_bytes);

  Result<OfficeText> read(std::uint64_t max_bytes) const;

 private:
  /// Text that stands for itself, in the order in which the document holds it.
  enum Story : std::uint8_t {
    Main,
    Footnotes,
    Headers,
    Macros,
    Comments,
    Endnotes,
    Boxes,
    HeaderBoxes
  };
  static constexpr std::size_t kStories = 8;

  /// The bytes of the stream of tables that the FIB points to at `at`.
  [[nodiscard]] std::string_view table_part(std::size_t at) const {
    return part_of(table_, u32_at(document_, at), u32_at(document_, at + 4));
  }
  void read_pieces();
  [[nodiscard]] std::string read_story(Story story) const;

  std::string document_;
  std::string table_;
  std::vector<WordPiece> pieces_;
  WordRuns paragraphs_;
  WordRuns characters_;
  WordFonts fonts_;
};

Error no_word(std::string message) {
  return {ErrorCode::InvalidArgument, std::move(message), ""};
}

Result<WordDocument> WordDocument::open(CompoundFile const& file, std::uint64_t max_bytes) {
  WordDocument word;
  word.document_ = file.read("WordDocument", max_bytes).value_or("");
  std::string_view const head = word.document_;
  if (u16_at(head, 0) != kWordMagic || u16_at(head, 2) < kWord97) {
    return no_word("not a document of Word 97 to 2003");
  }
  std::uint16_t const flags = u16_at(head, 0x0A);
  if ((flags & kIsEncrypted) != 0) return no_word("the document is encrypted: it needs a password");
  word.table_ = file.read((flags & kIsTable1) != 0 ? "1Table" : "0Table", max_bytes).value_or("");
  word.read_pieces();
  if (word.pieces_.empty()) return no_word("the document is broken: where its text lies is lost");
  word.paragraphs_ = WordRuns::of_paragraphs(head, word.table_part(kParagraphRunsAt));
  word.characters_ = WordRuns::of_characters(head, word.table_part(kCharacterRunsAt));
  word.fonts_ = WordFonts(word.table_part(kStylesAt), word.table_part(kFontsAt));
  return word;
}

void WordDocument::read_pieces() {
  std::string_view pieces = table_part(kPiecesAt);
  constexpr std::uint8_t kProperties = 1;
  while (byte_at(pieces, 0) == kProperties) pieces = part_of(pieces, 3 + u16_at(pieces, 1));
  constexpr std::uint8_t kTable = 2;
  if (byte_at(pieces, 0) != kTable) return;
  pieces = part_of(pieces, 5, u32_at(pieces, 1));
  if (pieces.size() < 16) return;
  std::size_t const count = (pieces.size() - 4) / 12;
  for (std::size_t i = 0; i < count; ++i) {
    constexpr std::uint32_t kIsNarrow = 0x40000000;
    std::uint32_t const place = u32_at(pieces, 4 * (count + 1) + 8 * i + 2);
    bool const is_narrow = (place & kIsNarrow) != 0;
    std::uint32_t const at = place & (kIsNarrow - 1);
    WordPiece const piece{u32_at(pieces, 4 * i), u32_at(pieces, 4 * i + 4), is_narrow ? at / 2 : at,
                          !is_narrow};
    // In order, and within the stream: what was cut off is not there.
    if (piece.begin < piece.end && (pieces_.empty() || piece.begin >= pieces_.back().end)) {
      pieces_.push_back(piece);
    }
  }
}

/// Takes the characters of a story one by one, and puts them together to lines.
class StoryReader {
 public:
  StoryReader(WordRuns const& paragraphs, WordRuns const& characters, WordFonts const& fonts)
      : paragraphs_(paragraphs), characters_(characters), fonts_(fonts) {}

  /// A character and its place in the stream.
  void take(char16_t unit, std::uint32_t place, bool is_wide) {
    bool const is_new = move_to(run_, characters_, place);
    if (move_to(paragraph_, paragraphs_, place) || is_new) {
      auto const hint = fonts_.hint(run_.font, paragraph_.style);
      if (hint != hint_) flush();
      hint_ = hint;
    }
    if (take_field_mark(unit)) return;
    if (is_mark(unit)) return take_mark(unit);
    if (run_.is_hidden || fields_in_code_ > 0) return;
    if (unit < 0x20) return take_control(unit);
    if (is_wide) {
      end_narrow();
      add_unit(unit);
    } else {
      narrow_ += static_cast<char>(unit);
    }
  }

  std::string finish() {
    flush();
    lines_.end_paragraph(false);
    return lines_.text();
  }

 private:
  static bool is_mark(char16_t unit) {
    return unit == 0x07 || unit == 0x0C || unit == 0x0D || unit == 0x0E;
  }

  /// Fields: 0x13 code 0x14 result 0x15, one in another.
  bool take_field_mark(char16_t unit) {
    constexpr std::size_t kMaxFields = 1000;
    if (unit == 0x13 && fields_.size() < kMaxFields) {
      fields_.push_back(true);
      ++fields_in_code_;
    } else if (unit == 0x14 && !fields_.empty() && fields_.back()) {
      fields_.back() = false;
      --fields_in_code_;
    } else if (unit == 0x15 && !fields_.empty()) {
      if (fields_.back()) --fields_in_code_;
      fields_.pop_back();
    } else {
      return unit == 0x13 || unit == 0x14 || unit == 0x15;
    }
    return true;
  }

  void take_mark(char16_t unit) {
    flush();
    if (unit != 0x07) {
      lines_.end_paragraph(paragraph_.is_in_table && unit == 0x0D);
      return;
    }
    if (paragraph_.ends_row) {
      lines_.end_row();
    } else {
      lines_.end_cell();
    }
  }

  void take_control(char16_t unit) {
    flush();
    switch (unit) {
      case 0x09: lines_.add("\t"); break;
      case 0x0B: lines_.add("\n"); break;
      case 0x1E: lines_.add("-"); break;
      case 0x1F: text_ += "\u00AD"; break;  // a letter, in fonts of TCVN3
      default: break;                       // pictures, references to notes
    }
  }

  /// Whether `place` lies in another run than before, which is `run` then.
  static bool move_to(WordRun& run, WordRuns const& runs, std::uint32_t place) {
    if (place >= run.begin && place < run.end) return false;
    run = runs.at(place);
    return true;
  }

  void end_narrow() {
    if (!narrow_.empty()) text_ += analyzers::from_windows_1252(std::exchange(narrow_, {}));
  }

  void flush() {
    end_narrow();
    if (!text_.empty()) lines_.add(with_font_marks(std::exchange(text_, {}), hint_));
  }

  void add_unit(char16_t unit) {
    char32_t point = unit;
    bool const is_high = unit >= 0xD800 && unit < 0xDC00;
    bool const is_low = unit >= 0xDC00 && unit < 0xE000;
    if (is_low && high_ != 0)
      point = 0x10000 + ((char32_t{high_} - 0xD800) << 10) + (unit - 0xDC00U);
    bool const is_alone = is_low && high_ == 0;
    high_ = is_high ? unit : u'\0';
    if (is_high || is_alone) return;
    base::append_utf8(text_, point);
  }

  WordRuns const& paragraphs_;
  WordRuns const& characters_;
  MarkedParagraphs lines_;
  WordFonts const& fonts_;
  WordRun run_;               ///< of the characters at hand
  std::vector<bool> fields_;  ///< the innermost last: its code, not yet its result
  std::size_t fields_in_code_ = 0;
  WordRun paragraph_;                        ///< at hand
  std::optional<analyzers::FontHint> hint_;  ///< of the font of the characters at hand
  std::string text_;                         ///< in that font
  std::string narrow_;                       ///< bytes, not yet text
  char16_t high_ = 0;                        ///< first half of a pair
};

std::string WordDocument::read_story(Story story) const {
  std::uint64_t begin = 0;
  for (std::size_t i = 0; i < story; ++i) begin += u32_at(document_, kFirstCountAt + 4 * i);
  std::uint64_t const end = begin + u32_at(document_, kFirstCountAt + 4 * std::size_t{story});
  StoryReader reader(paragraphs_, characters_, fonts_);
  std::uint64_t read = 0;
  for (WordPiece const& piece : pieces_) {
    std::uint64_t const first = std::max<std::uint64_t>(piece.begin, begin);
    std::uint64_t const last = std::min<std::uint64_t>(piece.end, end);
    unsigned const width = piece.is_wide ? 2 : 1;
    // Pieces don't share characters: the text is no longer than the stream.
    for (std::uint64_t at = first; at < last && read < document_.size(); ++at, ++read) {
      std::uint64_t const place = piece.place + (at - piece.begin) * width;
      if (place + width > document_.size()) break;
      auto const here = static_cast<std::uint32_t>(place);
      reader.take(piece.is_wide ? u16_at(document_, here) : byte_at(document_, here), here,
                  piece.is_wide);
    }
  }
  return reader.finish();
}

/// Lines that were not seen before; without those of page numbers alone.
std::string new_lines(std::string const& text, std::unordered_set<std::string>& seen) {
  std::string lines;
  for (std::string_view const line : split_lines(text)) {
    if (line.find_first_not_of("0123456789 -/|.") == std::string_view::npos) continue;
    if (seen.insert(std::string(line)).second) lines.append(line).append("\n");
  }
  return lines;
}

Result<OfficeText> WordDocument::read(std::uint64_t max_bytes) const {
  OfficeText read;
  read.text = read_story(Main);
  std::unordered_set<std::string> seen;
  for (Story const story : {Footnotes, Endnotes, Boxes, Headers, HeaderBoxes}) {
    read.text += new_lines(read_story(story), seen);
  }
  if (read.text.size() > max_bytes) {
    return no_word("its text has more than the limit of " + std::to_string(max_bytes) + " bytes");
  }
  take_font_marks(read);
  if (trim(read.text).empty()) return no_word("the document has no text");
  return read;
}

}  // namespace

Result<OfficeText> read_word_binary(std::string_view bytes, std::uint64_t max_bytes) {
  auto const file = CompoundFile::open(bytes);
  if (!file) return no_word("not a Word document (.doc)");
  Result<WordDocument> const word = WordDocument::open(*file, bytes.size());
  if (!word) return word.error();
  return word->read(max_bytes);
}

bool is_encrypted_word(std::string_view bytes) {
  auto const file = CompoundFile::open(bytes);
  std::string const head = file ? file->read("WordDocument", 64).value_or("") : "";
  bool const is_word = u16_at(head, 0) == kWordMagic && u16_at(head, 2) >= kWord97;
  return is_word && (u16_at(head, 0x0A) & kIsEncrypted) != 0;
}

}  // namespace tracuu::indexer
