// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "indexer/official/head_line.hpp"

namespace tracuu::indexer {

/// The title of a document, as its head prints it.
struct DocumentTitle {
  std::string text;     ///< "QUYẾT ĐỊNH Về việc …", "V/v …": the lines with one blank between
  std::string printed;  ///< text with the number and day that stand in it: "… SỐ 45/1998/NĐ-CP …"
  std::string type;     ///< "quyết định"; empty if it names none
  std::vector<std::size_t> cells;  ///< those that it was made of
  bool is_certain =
      false;  ///< begins with a type or "V/v", not only the first line that can be one
};

/// The title that `cells` have. In a letterhead: the type of the document with its subject,
/// over several lines; else "V/v …" of a letter; else the first lines that are nothing else.
/// Without one, capitals further down are the headings of a text: only the first line counts.
/// Nothing if every cell is something else. Thread-safe.
[[nodiscard]] std::optional<DocumentTitle> document_title(std::vector<HeadCell> const& cells,
                                                          bool has_letterhead);

/// Whether `cells[at]` names who issues the document, as it stands between the title and the
/// text: "ỦY BAN NHÂN DÂN HUYỆN VÂN KHÊ", "BỘ TRƯỞNG BỘ TÀI CHÍNH". Thread-safe.
[[nodiscard]] bool is_issuer_heading(std::vector<HeadCell> const& cells, std::size_t at);

}  // namespace tracuu::indexer
