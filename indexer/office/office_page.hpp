// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "indexer/office/office_text.hpp"
#include "schema/announcement.hpp"

namespace tracuu::indexer {

/// Makes an announcement of the text of an office document, in Unicode already.
/// A page of a portal that was saved so is read as parse_portal_page reads it,
/// all else as an official document (Decree 30/2020/NĐ-CP):
///
///     ỦY BAN NHÂN DÂN              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM     dropped
///     HUYỆN VÂN KHÊ                Độc lập - Tự do - Hạnh phúc            dropped
///     Số: 119/QĐ-UBND              Vân Khê, ngày 11 tháng 7 năm 2023      date
///     QUYẾT ĐỊNH                                                          title
///     Về việc tu bổ đê …                                                  title
///     Căn cứ …                                                            body
///
/// The title: that in the style of titles; the one that the file says of itself,
/// if it is a title and not left over; the type of the document with its subject;
/// "V/v …" of a letter; the first line. The date is that of the place-and-date
/// line, never that of the file. A byline at the end counts if it has a label, or
/// names author and unit: bare names are those of who signed. Pages begin in the body where they
/// begin in the text, the first of them with the body.
///
/// InvalidArgument for a document without text. Thread-safe.
[[nodiscard]] base::Result<schema::Announcement> parse_office_page(OfficeText const& office);

}  // namespace tracuu::indexer
