// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "schema/date.hpp"

namespace tracuu::indexer {

/// What a portal's page says of a document beside it, in labels: "Số ký hiệu: 119/QĐ-UBND, Ngày
/// ban hành 11/07/2023, Cơ quan ban hành UBND huyện Vân Khê, Trích yếu …". Unknown fields are
/// empty.
struct LabelledFields {
  std::string number;
  std::string unit;  ///< as agency_name writes it
  std::optional<schema::Date> date;
  std::string subject;  ///< "Trích yếu"
};

/// The fields by their labels, wherever these stand in `text`, with or without a colon. Where a
/// label stands several times (beside related documents), that nearest to the first number counts;
/// a label with no value of its kind, as in lists for filters, does not. Days of effect, expiry and
/// update are none of issue. The first 128 KB of `text` are looked at; linear. Thread-safe.
[[nodiscard]] LabelledFields read_labelled_fields(std::string_view text);

}  // namespace tracuu::indexer
