// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "schema/announcement.hpp"

namespace tracuu::test {

/// Official documents of tỉnh Vân Khê, which is invented, that replace, repeal, amend, correct,
/// guide and are based on each other, and one news page that tells of them:
///
///     qd7-2011, qd7-2012   both 7/QĐ-UBND, of two years; no days of effect
///     qd5                  5/2010/QĐ-UBND, in force from 2010
///     qd30                 30/2023/QĐ-UBND, in force from 2023-08-01: based on a decree that the
///                          index lacks, replaces 7/QĐ-UBND of 2011, amends 5/2010/QĐ-UBND
///     qd40                 40/2021/QĐ-UBND, until the end of 2021
///     hd2                  2/HD-SCT guides 30/2023/QĐ-UBND
///     tin                  news
[[nodiscard]] std::vector<schema::Announcement> official_documents();

}  // namespace tracuu::test
