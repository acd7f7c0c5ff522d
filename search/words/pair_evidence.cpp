// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/pair_evidence.hpp"

#include <algorithm>
#include <string_view>

#include "analyzers/syllable.hpp"
#include "schema/term.hpp"

namespace tracuu::search {

namespace {

bool may_have_marks(PossibleWord const& word, std::string_view marks) {
  if (!word.is_open) return marks == analyzers::marks_part(word.token);
  if (word.variants == nullptr || word.variants->empty()) return true;
  return std::ranges::any_of(*word.variants, [&](Variant const& variant) {
    return analyzers::marks_part(variant.term) == marks;
  });
}

}  // namespace

template <class Fits>
Evidence EvidenceReader::look_up(std::string const& token, bool is_open, Fits fits) {
  Evidence evidence;
  ++lookups_;
  if (!is_open) {
    evidence.frequency = terms_.documents(schema::make_term(schema::FieldId::Text, token));
    evidence.top = {token, evidence.frequency};
    return evidence;
  }
  std::string const beginning =
      std::string(analyzers::folded_part(token)) + analyzers::kMarkSeparator;
  IndexTerms::Terms const terms = terms_.beginning_with(beginning);
  for (TermCount const& found : *terms) {
    ++lookups_;
    if (!fits(found.term)) continue;
    Variant variant{found.term, found.documents};
    evidence.frequency += variant.frequency;
    if (variant.frequency > evidence.top.frequency) evidence.top = std::move(variant);
  }
  return evidence;
}

Evidence EvidenceReader::word(PossibleWord const& word) {
  return look_up(word.token, word.is_open, [&](std::string_view term) {
    return may_have_marks(word, analyzers::marks_part(term));
  });
}

Evidence EvidenceReader::pair(PossibleWord const& left, PossibleWord const& right) {
  std::string token;
  analyzers::append_pair_term(token, left.token, right.token);
  return look_up(token, left.is_open || right.is_open, [&](std::string_view term) {
    auto const marks = analyzers::pair_marks(term);
    return may_have_marks(left, marks.first) && may_have_marks(right, marks.second);
  });
}

}  // namespace tracuu::search
