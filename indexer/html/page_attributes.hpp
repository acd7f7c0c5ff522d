// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/html/found.hpp"
#include "indexer/html/html_text.hpp"

namespace tracuu::indexer {

/// What the labels of portals say of the value beside them.
enum class LabelKind {
  None,       ///< no label that is known
  Number,     ///< "Số ký hiệu", "Số hiệu"
  Issued,     ///< "Ngày ban hành", "Ngày ký"
  Published,  ///< "Ngày đăng", "Ngày xuất bản"
  Updated,    ///< "Cập nhật lần cuối"
  Unit,       ///< "Cơ quan ban hành"
  Title,      ///< "Trích yếu"
  Type,       ///< "Loại văn bản"
  Site,       ///< what is the site's, not the announcement's: "Giấy phép số", "Hôm nay"
  OtherDay,   ///< a day that is not the announcement's: "Ngày có hiệu lực"
  Other,      ///< "Người ký", "Lĩnh vực"
};

/// The label that `text` is, alone or with a colon; any Unicode form and case. Thread-safe.
[[nodiscard]] LabelKind label_kind(std::string_view text);

/// The label that `line` begins with: "Ngày có hiệu lực: 25/07/2023". Thread-safe.
[[nodiscard]] LabelKind leading_label(std::string_view line);

/// What a page's tables, lists and lines of attributes say of its document.
struct PageAttributes {
  FoundText number;
  FoundDay issued;
  FoundDay published;
  FoundDay updated;
  FoundText unit;  ///< in one spelling (agency_name)
  FoundText title;
  FoundText type;
  std::size_t values = 0;  ///< that stand beside a label of a document, also of another one's

  /// Whether they say that the page is about one official document.
  [[nodiscard]] bool describe_document() const;
};

/// Reads the values that stand beside their labels: in the next cell of a row, after a colon, in
/// the next line (`div` rows, definition lists) or, of a table with one row below its head, under
/// it. Labels below the link to another document are that document's; of a page that
/// lists several numbers none is its own. Linear in the lines. Thread-safe.
[[nodiscard]] PageAttributes read_page_attributes(std::vector<TextLine> const& lines);

}  // namespace tracuu::indexer
