// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/office/pdf_rows.hpp"
#include "schema/announcement.hpp"

namespace tracuu::indexer {

/// Takes the stamps of electronic signatures out of the rows of a page: lines close to each
/// other and one below the other of which one names who signed and another when, with what
/// address or for which agency (Circular 01/2011/TT-BNV, Decree 30/2020/NĐ-CP, annex I, and
/// what signing programs write):
///
///     Ký bởi: Ủy ban nhân dân huyện Vân Khê        Digitally signed by …
///     Email: vankhe@hatrung.example                Date: 2023.07.11 10:15:08 +07:00
///     Cơ quan: Tỉnh Hà Trung
///     Thời gian ký: 11.07.2023 10:15:08 +07:00
///
/// A line of text that merely begins so ("Người ký: …" in a table) stays. Answers who
/// signed and when, from top to bottom. Linear but for the lines of stamps; thread-safe.
[[nodiscard]] std::vector<schema::Signature> take_stamps(std::vector<PdfRow>& rows);

/// Takes the stamp of incoming mail (dấu "Đến": Decree 30/2020/NĐ-CP, annex IV; 35 × 50 mm, and
/// those before it) out of the rows of a page that a machine read:
///
///     ỦY BAN NHÂN DÂN XÃ …         name of the office that got it, above the head
///     CÔNG VĂN ĐẾN                 "VĂN BẢN ĐẾN", "ĐẾN"
///     Số: …   Ngày: …              labels with what was written by hand
///     Chuyển: …  Lưu hồ sơ số: …
///
/// Of what stands in its place only labelled lines, and what the machine was not sure of, are
/// taken; a number that ends in an agency ("Số: 45/UBND-NN") is that of the document. Linear;
/// thread-safe.
void take_incoming_stamp(std::vector<PdfRow>& rows);

/// "11.07.2023 10:15:08 +07:00", "11/07/2023 10:15", "2023.07.11 10:15:08 +07'00'" and
/// "D:20230711101508+07'00'" as ISO 8601: "2023-07-11T10:15:08+07:00". Empty for what is no
/// time. Without a zone it has none.
[[nodiscard]] std::string signing_time(std::string_view written);

}  // namespace tracuu::indexer
