// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/word_binary.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/indexer/office_files.hpp"

namespace tracuu::indexer {
namespace {

constexpr std::uint64_t kMaxWordBytes = 1 << 20;

std::string le2(std::uint64_t value) {
  return test::little_endian(value, 2);
}
std::string le4(std::uint64_t value) {
  return test::little_endian(value, 4);
}

/// A piece of the text: as bytes, one a character, or as UTF-16.
struct Piece {
  std::string narrow;
  std::u16string wide = u"";
};

/// Properties of a stretch of the text in which all is narrow: from a character to another.
struct Run {
  std::size_t begin;
  std::size_t end;
  std::string modifiers;
  unsigned style = 0;  ///< of a paragraph
};

struct Word {
  std::vector<Piece> pieces;
  std::vector<std::size_t> stories;  ///< characters of the main text, notes, headers …
  std::vector<Run> paragraphs = {};
  std::vector<Run> characters = {};
  std::string styles = "";
  std::string fonts = "";
};

constexpr std::size_t kTextAt = 1024;

/// A page of properties: of paragraphs with entries of 13 bytes, of characters with one of 1.
std::string property_page(std::vector<Run> const& runs, bool is_of_paragraphs) {
  std::string page;
  for (Run const& run : runs) page += le4(kTextAt + run.begin);
  page += le4(kTextAt + runs.back().end);
  std::string entries;
  std::string properties;
  std::size_t const entry_bytes = is_of_paragraphs ? 13 : 1;
  std::size_t const first = 256;
  for (Run const& run : runs) {
    std::string own = run.modifiers;
    if (is_of_paragraphs) {
      own.insert(0, le2(run.style));
      if (own.size() % 2 == 0) own += '\0';
      own.insert(0, 1, static_cast<char>((own.size() + 1) / 2));
    } else {
      own.insert(0, 1, static_cast<char>(own.size()));
    }
    if (own.size() % 2 != 0) own += '\0';
    entries += static_cast<char>((first + properties.size()) / 2);
    entries.resize(entries.size() + entry_bytes - 1);
    properties += own;
  }
  page += entries;
  page.resize(first);
  page += properties;
  page.resize(511);
  return page + static_cast<char>(runs.size());
}

std::string make_word(Word const& word) {
  std::string text;
  std::string ends = le4(0);
  std::string places;
  std::size_t count = 0;
  for (Piece const& piece : word.pieces) {
    bool const is_wide = !piece.wide.empty();
    std::size_t const at = kTextAt + text.size();
    for (char16_t const unit : piece.wide) text += le2(unit);
    text += piece.narrow;
    count += is_wide ? piece.wide.size() : piece.narrow.size();
    ends += le4(count);
    places += le2(0) + le4(is_wide ? at : at * 2 | 0x40000000) + le2(0);
  }
  std::string const pieces = ends + places;
  std::string document = le2(0xA5EC) + le2(0xC1);
  document.resize(kTextAt);
  auto const put = [&document](std::size_t at, std::string const& bytes) {
    document.replace(at, bytes.size(), bytes);
  };
  document += text;
  document.resize((document.size() + 511) / 512 * 512);
  std::string table = "\1" + le2(3) + "abc\2" + le4(pieces.size()) + pieces;
  put(0x1A2, le4(0) + le4(table.size()));
  for (std::size_t i = 0; i < word.stories.size(); ++i) put(0x4C + 4 * i, le4(word.stories[i]));
  for (bool const of_paragraphs : {true, false}) {
    auto const& runs = of_paragraphs ? word.paragraphs : word.characters;
    if (runs.empty()) continue;
    put(of_paragraphs ? 0x102 : 0xFA, le4(table.size()) + le4(12));
    table += le4(0) + le4(0xFFFFFF) + le4(document.size() / 512);
    document += property_page(runs, of_paragraphs);
  }
  put(0xA2, le4(table.size()) + le4(word.styles.size()));
  table += word.styles;
  put(0x112, le4(table.size()) + le4(word.fonts.size()));
  table += word.fonts;
  return test::make_compound_file({{"WordDocument", document}, {"0Table", table}});
}

TEST(WordBinary, ReadsPiecesInTheOrderOfTheText) {
  // Fast-saved: the pieces of the text lie in any order, in bytes or units.
  auto const read = read_word_binary(
      make_word({{{"M", u""}, {"", u"ột hộ\rHai "}, {"t\xE3\r", u""}, {"", u"😀\r"}}, {18}}),
      kMaxWordBytes);
  ASSERT_TRUE(read.has_value()) << to_string(read.error());
  EXPECT_EQ(read->text, "Một hộ\nHai tã\n😀\n");
}

TEST(WordBinary, LeavesOutWhatIsNoText) {
  std::string const text =
      "a\x13 HYPERLINK \x13 x\x14y\x15 \x14"
      "b\x15"
      "c\x01\x02\x08"
      "d\x0B"
      "e\x1E"
      "f\x1Fg\x09h\x0Ci\r";
  auto const read = read_word_binary(make_word({{{text, u""}}, {text.size()}}), kMaxWordBytes);
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->text, "abcd\ne-f\xC2\xADg h\ni\n");
}

TEST(WordBinary, ReadsTablesByTheirMarks) {
  std::string const in_table = le2(0x2416) + "\1";
  std::string const row_end = in_table + le2(0x2417) + "\1";
  //                         0 1   2 3   4   5   6 7   8   9 10
  std::string const text =
      "a\7"
      "\7"
      "\7"
      "b\rc\7"
      "d\7"
      "\7"
      "e\r";
  auto const read = read_word_binary(make_word({{{text, u""}},
                                                {text.size()},
                                                {{0, 3, in_table},
                                                 {3, 4, row_end},
                                                 {4, 10, in_table},
                                                 {10, 11, row_end},
                                                 {11, 13, ""}}}),
                                     kMaxWordBytes);
  ASSERT_TRUE(read.has_value());
  std::string lines = read->text;
  for (char& c : lines) c = c == '\t' ? ' ' : c;
  EXPECT_EQ(lines, "a\nb\nc\nd\ne\n") << "a row with paragraphs in a cell lays out the page";
}

TEST(WordBinary, LeavesOutHiddenAndDeletedText) {
  std::string const hidden = le2(0x083C) + "\1";
  std::string const deleted = le2(0x2A3E) + "\1" + le2(0x0800) + "\1";
  std::string const text = "abcdef\r";
  auto const read = read_word_binary(make_word({{{text, u""}},
                                                {text.size()},
                                                {},
                                                {{0, 1, ""},
                                                 {1, 2, hidden},
                                                 {2, 3, le2(0x083C) + std::string(1, '\0')},
                                                 {3, 5, deleted},
                                                 {5, 7, ""}}}),
                                     kMaxWordBytes);
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->text, "acf\n");
}

TEST(WordBinary, NotesAndHeadersStandAfterTheText) {
  std::string const text =
      "a\x02\r"
      "note\r"
      "head\r12\rhead\r"
      "comment\r"
      "end\r"
      "box\r";
  auto const read =
      read_word_binary(make_word({{{text, u""}}, {3, 5, 13, 0, 8, 4, 4}}), kMaxWordBytes);
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->text, "a\nnote\nend\nbox\nhead\n") << "comments and page numbers are none";
}

/// An entry of the table of fonts.
std::string font_entry(std::u16string_view name) {
  std::string entry(39, '\0');
  for (char16_t const unit : name) entry += le2(unit);
  entry += le2(0);
  return static_cast<char>(entry.size()) + entry;
}

/// A style of paragraphs: its base (0xFFF: none) and the modifiers of its characters.
std::string style_entry(unsigned base, std::string const& modifiers) {
  std::string style = le2(0) + le2(1 | base << 4) + le2(2) + std::string(4, '\0');
  style += le2(1) + le2('a') + le2(0);         // its name
  style += le2(2) + le2(0);                    // of paragraphs
  style += le2(modifiers.size()) + modifiers;  // of characters
  if (style.size() % 2 != 0) style += '\0';
  return le2(style.size()) + style;
}

TEST(WordBinary, FontsAreThoseOfRunsAndStyles) {
  std::string const set_font = le2(0x4A4F);
  Word word{{{"Ch\xDDnh\rx\xB7 a\r", u""}}, {11}};
  word.fonts = le2(3) + le2(0) + font_entry(u"Times New Roman") + font_entry(u".VnTimeH") +
               font_entry(u".VnTime");
  std::string const head = le2(3) + le2(10) + std::string(8, '\0') + le2(0) + std::string(4, '\0');
  word.styles = le2(head.size()) + head + style_entry(0xFFF, "") +
                style_entry(0xFFF, set_font + le2(1)) + style_entry(1, "");
  // The first paragraph in a style that is made from one in capitals of TCVN3.
  word.paragraphs = {{0, 6, ""}, {6, 11, ""}};
  word.paragraphs[0].style = 2;
  word.characters = {{0, 6, ""}, {6, 8, set_font + le2(2)}, {8, 11, ""}};
  auto const read = read_word_binary(make_word(word), kMaxWordBytes);
  ASSERT_TRUE(read.has_value()) << to_string(read.error());
  EXPECT_EQ(read->text, "ChÝnh\nx· a\n");
  ASSERT_EQ(read->fonts.size(), 2U);
  EXPECT_EQ(read->text.substr(read->fonts[0].begin, read->fonts[0].end - read->fonts[0].begin),
            "ChÝnh");
  EXPECT_TRUE(read->fonts[0].font.capitals);
  EXPECT_EQ(read->text.substr(read->fonts[1].begin, read->fonts[1].end - read->fonts[1].begin),
            "x·");
  EXPECT_FALSE(read->fonts[1].font.capitals);
}

TEST(WordBinary, RefusesWithAReason) {
  struct Row {
    std::string bytes;
    std::string named;
    char const* why;
  };
  std::string old = le2(0xA5DC) + le2(101) + std::string(600, '\0');
  std::string lost = le2(0xA5EC) + le2(0xC1) + std::string(600, '\0');
  Row const rows[] = {
      {"x", "not a Word document", "another file"},
      {test::make_compound_file({{"WordDocument", old}}), "Word 97", "Word 6"},
      {test::make_compound_file({{"WordDocument", lost}}), "where its text lies", "no pieces"},
      {make_word({{{" \r", u""}}, {2}}), "no text", "empty"},
      {make_word({{{std::string(2000, 'a') + "\r", u""}}, {2001}}), "limit of 1000 bytes", "long"},
  };
  for (Row const& row : rows) {
    auto const read = read_word_binary(row.bytes, 1000);
    ASSERT_FALSE(read.has_value()) << row.why;
    EXPECT_NE(read.error().message.find(row.named), std::string::npos) << read.error().message;
  }
}

TEST(WordBinary, BrokenOnesEnd) {
  std::string const text(600, 'a');
  std::string const whole = make_word(
      {{{text, u""}}, {600}, {{0, 600, le2(0x2416) + "\1"}}, {{0, 9, le2(0x083C) + "\1"}}});
  for (std::size_t bytes = 0; bytes < whole.size(); bytes += 13) {
    (void)read_word_binary(std::string_view(whole).substr(0, bytes), kMaxWordBytes);
  }
  std::string changed = whole;
  for (std::size_t at = 512; at < changed.size(); at += 11) {
    changed[at] = '\xFF';
    (void)read_word_binary(changed, kMaxWordBytes);
    changed[at] = whole[at];
  }
}

}  // namespace
}  // namespace tracuu::indexer
