// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tracuu::indexer {

/// Whether `line`, or a cell of it, is of the signature under an official document (Decree
/// 30/2020/NĐ-CP, Appendix I): in whose place and as what one signs, that it was signed, or whom it
/// goes to: "KT. CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN", "Phó Giám đốc", "(Đã ký)", "Nơi nhận:". Any
/// Unicode form. Thread-safe.
[[nodiscard]] bool is_signature_line(std::string_view line);

/// Whether the last lines of a text are such a signature, so that a name at its end is that of
/// the one who signed. Thread-safe.
[[nodiscard]] bool ends_in_signature(std::vector<std::string> const& paragraphs);

}  // namespace tracuu::indexer
