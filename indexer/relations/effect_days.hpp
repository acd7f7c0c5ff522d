// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "schema/date.hpp"

namespace tracuu::indexer {

/// From when to when a document is in force, as it says of itself.
struct EffectDays {
  std::optional<schema::Date> issued;
  std::optional<schema::Date> effective;  ///< first day
  std::optional<schema::Date> expires;    ///< last day
};

/// Reads `body`: place and day in its first lines; the labels of a portal ("Ngày ban hành", "Ngày
/// có hiệu lực", "Ngày hết hiệu lực"); "Nghị định này có hiệu lực thi hành kể từ ngày 15 tháng 3
/// năm 2020", "… từ ngày ký", "… sau 45 ngày, kể từ ngày ký", "… đến hết ngày …". What it says of
/// other documents and of single articles is none of it. `known_issued` counts for "ngày ký" where
/// the text does not say the day. Any Unicode form; linear. Thread-safe.
///
/// Source of the wordings: the Law on Promulgation of Legal Documents 80/2015/QH13, Articles 151
/// and 154, the law of 2008 (17/2008/QH12), Articles 78 and 81, and Decree 34/2016/NĐ-CP,
/// Appendix I.
[[nodiscard]] EffectDays read_effect_days(std::string_view body,
                                          std::optional<schema::Date> known_issued);

}  // namespace tracuu::indexer
