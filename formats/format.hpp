// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/language.hpp"
#include "schema/announcement.hpp"
#include "schema/date.hpp"

namespace tracuu::formats {

/// Numbers and days as people of that language write them. Plain text, thread-safe.

/// 12345 -> "12.345" in Vietnamese, "12,345" in English.
[[nodiscard]] std::string format_count(std::size_t count, base::Language language);

/// "0,12" / "0.12": seconds, two decimals, at least 0.01.
[[nodiscard]] std::string format_seconds(std::chrono::microseconds time, base::Language language);

/// "11/07/2023" / "11 July 2023".
[[nodiscard]] std::string format_day(schema::Date date, base::Language language);

/// "7/2023" / "July 2023".
[[nodiscard]] std::string format_month(std::chrono::year_month month, base::Language language);

/// "Tháng 7" / "July", and "7" / "Jul": heads of a calendar. REQUIRES: 1 <= month <= 12.
[[nodiscard]] std::string month_name(unsigned month, base::Language language);
[[nodiscard]] std::string short_month(unsigned month, base::Language language);

/// "Ủy ban nhân dân huyện Vân Khê, 11/07/2023 10:15": who signed, and when as far as that is
/// known, in the time of the signer's own clock.
[[nodiscard]] std::string signature_line(schema::Signature const& signature,
                                         base::Language language);

/// "2–4, 7" for "2-4,7": pages as people write them.
[[nodiscard]] std::string page_list(std::string_view pages);

/// `text` with its first letter as a capital: "quyết định" -> "Quyết định". Values of one facet are
/// so written alike, however their sources write them.
[[nodiscard]] std::string with_first_capital(std::string_view text);

/// Whether an address from a source may be a link: the text of a "javascript:" link
/// would be escaped, and the link would still run.
[[nodiscard]] bool is_web_address(std::string_view url);

}  // namespace tracuu::formats
