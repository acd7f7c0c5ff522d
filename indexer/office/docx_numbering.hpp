// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>
#include <unordered_map>

#include "indexer/office/docx_styles.hpp"

namespace tracuu::indexer {

inline constexpr int kMaxListLevels = 9;

/// The lists of a Word document (word/numbering.xml, ECMA-376 part 1, 17.9): it counts as Word
/// does, which keeps the numbers of lists ("Điều 3.", "2.1.", "a)") out of the text. Not
/// thread-safe.
class DocxNumbering {
 public:
  DocxNumbering() = default;
  explicit DocxNumbering(pugi::xml_document const& numbering);

  /// Counts a paragraph at `at`; its label, empty for bullets and for what is no list.
  std::string next_label(DocxListLevel const& at);

 private:
  struct Level {
    std::string format = "decimal";  ///< w:numFmt
    std::string text;                ///< w:lvlText: "Điều %1."
    int start = 1;
    bool is_legal = false;  ///< all numbers in decimal digits
  };
  struct List {
    std::array<Level, kMaxListLevels> levels;
    std::string shared;  ///< w:abstractNumId: lists of one count on
    bool restarts = false;
  };

  static void read_level(pugi::xml_node const& node, Level& level);
  [[nodiscard]] static std::string number_of(int value, std::string_view format);

  std::unordered_map<std::string, List> lists_;  ///< by w:numId
  /// What a list counted last at each level; kNotBegun before.
  struct Counts {
    std::array<int, kMaxListLevels> last;
    Counts() { last.fill(kNotBegun); }
  };
  static constexpr int kNotBegun = -1;

  /// By w:abstractNumId, or w:numId of a list that starts anew.
  std::unordered_map<std::string, Counts> counts_;
};

}  // namespace tracuu::indexer
