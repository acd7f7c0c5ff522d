// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "analyzers/document_number_parts.hpp"
#include "analyzers/spoken_document_number.hpp"
#include "search/words/synonym.hpp"

namespace tracuu::search {

/// Document numbers in their normalised form ("119/QD-UBND").
struct FoundNumbers {
  std::vector<std::string> numbers;  ///< in the order of the index
  bool was_cut = false;              ///< there are more than kMaxNumbers
};

inline constexpr std::size_t kMaxNumbers = 200;

/// The numbers in the index that agree with `wanted` in every part that it has:
/// a number is unique within one issuer and one year only (Decree 30/2020/NĐ-CP,
/// Appendix I), so "119" alone stands for many. May throw Xapian::Error.
enum class IssuerMatch {
  Whole,      ///< UBND is not UBND-VX
  WithUnits,  ///< it is: of "quyết định 119 của UBND" the unit is not said
};
[[nodiscard]] FoundNumbers find_numbers(Xapian::Database const& database,
                                        analyzers::DocumentNumberParts const& wanted,
                                        IssuerMatch issuer = IssuerMatch::Whole);

/// The documents that fit what was said of one, kMaxNumbers at most. Of a number without a year
/// those of the year or day that was said, if the index holds one; those of the issuer, by their
/// number or else by the unit of the document itself ("5/2014/TB-LPQT" is of Bộ Ngoại giao). Looks
/// at the values of a bounded number of announcements. May throw Xapian::Error.
///
///     Quyết định 267 năm 2016 của Thủ tướng -> 267/QD-TTG of 2016-01-01 to 2016-12-31
///     Luật số 45 năm 2013                   -> 45/2013/QH13 of type L
[[nodiscard]] std::vector<AskedDocument> find_spoken_documents(
    Xapian::Database const& database, analyzers::SpokenDocumentNumber const& spoken);

/// "119/QĐ-UBND" for "119/QD-UBND": as the first announcement that is the document with the
/// normalised `number` writes it, else as the first that cites it; as it is if none does. Reads
/// that announcement. May throw Xapian::Error.
[[nodiscard]] std::string written_number(Xapian::Database const& database,
                                         std::string const& number);

}  // namespace tracuu::search
