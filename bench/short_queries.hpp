// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace tracuu::bench {

/// A document that queries are made of: its text in NFC.
struct CorpusText {
  std::string id;
  std::string text;
};

/// Two names of one document with a verb between them that no document with both names holds.
struct ShortQuery {
  std::string text;                    ///< "Chelsea đả bại Schalke"
  std::string any_word;                ///< "Chelsea OR đả OR bại OR Schalke"
  std::vector<std::string> documents;  ///< ids of those that hold both names
};

/// Makes at most `count` queries; the draws depend on `seed` and `corpus` only. A name is up to
/// three capitalised words inside a sentence, held by 2 to 200 documents; the verb is drawn from a
/// list of the generator's own. At most five documents hold both names, and the names share no
/// word.
[[nodiscard]] std::vector<ShortQuery> make_short_queries(std::vector<CorpusText> const& corpus,
                                                         std::size_t count, std::uint32_t seed);

}  // namespace tracuu::bench
