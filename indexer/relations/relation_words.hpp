// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/official/line_words.hpp"
#include "schema/date.hpp"
#include "schema/relation.hpp"

namespace tracuu::indexer {

// The words by which official documents speak of each other. Sources: the Law on Promulgation of
// Legal Documents 80/2015/QH13, Articles 8, 12, 152 and 154 (sửa đổi, bổ sung, thay thế, bãi bỏ,
// hết hiệu lực toàn bộ hoặc một phần), Decree 34/2016/NĐ-CP, Articles 61 to 71 and Appendix I
// (căn cứ, đính chính), and Decree 30/2020/NĐ-CP, Appendix I.

/// The number of another document in a sentence: words [begin, end).
struct CitedNumber {
  std::size_t begin = 0;
  std::size_t end = 0;               ///< after the day of issue, too, if one follows
  std::string written;               ///< "15/2020/NĐ-CP"
  std::string normalized;            ///< "15/2020/ND-CP"
  std::optional<schema::Date> date;  ///< "… ngày 3 tháng 2 năm 2020"
};

/// The document numbers of `sentence` (NFC), whose words are `words`, in order. Thread-safe.
[[nodiscard]] std::vector<CitedNumber> cited_numbers_of(std::string_view sentence,
                                                        LineWords const& words);

/// A verb that relates documents.
struct RelationVerb {
  schema::RelationKind kind;
  std::size_t words = 0;    ///< that it takes
  bool may_follow = false;  ///< the document may be its subject: "Nghị định số … hết hiệu lực"
};

/// The verb at word `at`, several side by side taken as the first: "sửa đổi, bổ sung" is one.
[[nodiscard]] std::optional<RelationVerb> relation_verb_at(LineWords const& words, std::size_t at);

/// How many words the name of a type of document takes at word `at` ("thông tư liên tịch": 4); 0
/// if none stands there.
[[nodiscard]] std::size_t type_words_at(LineWords const& words, std::size_t at);

/// Whether the name of a type of document ends before word `at`.
[[nodiscard]] bool type_ends_at(LineWords const& words, std::size_t at);

/// What stands between a verb, or a separator, and a number.
struct NumberLead {
  bool is_plain = true;   ///< nothing but the type, its issuer, parts and words that join them
  bool has_part = false;  ///< "Điều 3", "khoản 2", "một số điều": not the whole document
  bool is_issued_with = false;  ///< "… ban hành kèm theo", "… được phê duyệt tại"
};

/// Reads words [begin, end).
[[nodiscard]] NumberLead read_lead(LineWords const& words, std::size_t begin, std::size_t end);

}  // namespace tracuu::indexer
