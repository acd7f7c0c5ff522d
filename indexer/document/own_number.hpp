// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "schema/announcement.hpp"

namespace tracuu::indexer {

/// The document's own number, if its title begins with it, alone or after the name of the type
/// that the number has; else "". Any case and Unicode form. Thread-safe.
///
///     Quyết định số 119/QĐ-UBND về việc … -> 119/QĐ-UBND    91/2015/QH13 -> 91/2015/QH13
///     Về việc thi hành Nghị định 30/2020/NĐ-CP -> ""         Thông báo số 119/QĐ-UBND -> ""
[[nodiscard]] std::string own_number_of_title(std::string_view title);

/// Makes the own number of `announcement`, if it has one, the first of its numbers, and leaves
/// of numbers that are the same in another spelling only the first. Thread-safe.
void put_own_first(schema::Announcement& announcement);

}  // namespace tracuu::indexer
