// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/old_name_notes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "schema/term.hpp"
#include "search/matching/asked_words.hpp"
#include "search/words/term_query.hpp"

namespace tracuu::search {

namespace {

constexpr std::size_t kHitsLookedAt = 10;

/// Of many old names, so many are told.
constexpr std::size_t kNamesTold = 5;

std::string text_term(std::string const& token) {
  return schema::make_term(schema::FieldId::Text, token);
}

/// A name of a query that has old names.
struct NameGroup {
  TextReading const* reading = nullptr;
  WordGroup group;
};

std::vector<NameGroup> name_groups(std::vector<TextReading> const& readings) {
  std::vector<NameGroup> groups;
  for (TextReading const& reading : readings) {
    for (WordGroup& group : groups_of(reading)) {
      std::erase_if(group.synonyms,
                    [](Synonym const* synonym) { return synonym->kind != SynonymKind::OldName; });
      if (!group.synonyms.empty()) groups.push_back({&reading, std::move(group)});
    }
  }
  return groups;
}

/// One term of each of these lists stands in what holds the words of the group side by side.
std::vector<std::vector<std::string>> typed_terms(NameGroup const& name) {
  std::vector<std::vector<std::string>> terms;
  auto const add = [&](std::vector<Variant> const& variants) {
    std::vector<std::string>& choices = terms.emplace_back();
    for (Variant const& variant : variants) choices.push_back(text_term(variant.term));
  };
  std::size_t const first = name.group.first;
  if (name.group.count == 1) add(name.reading->words[first].variants);
  for (PairReading const& pair : name.reading->pairs) {
    if (pair.first >= first && pair.first + 1 < first + name.group.count) add(pair.variants);
  }
  bool const lacks_pair = name.group.count > 1 && terms.size() + 1 < name.group.count;
  if (lacks_pair) terms.emplace_back();  // nothing holds the words side by side
  return terms;
}

using Terms = std::set<std::string>;

/// The terms of `wanted` that the announcement holds.
Terms held_terms(Xapian::Database const& database, Xapian::docid hit, Terms const& wanted) {
  Terms held;
  auto term = database.termlist_begin(hit);
  auto const end = database.termlist_end(hit);
  for (std::string const& one : wanted) {
    if (term != end) term.skip_to(one);
    if (term == end) break;
    if (*term == one) held.insert(one);
  }
  return held;
}

bool holds_row(Terms const& held, TermRow const& row) {
  return std::ranges::all_of(terms_of_row(row.tokens), [&](std::string const& token) {
    return held.contains(text_term(token));
  });
}

bool holds_typed(Terms const& held, std::vector<std::vector<std::string>> const& typed) {
  return std::ranges::all_of(typed, [&](std::vector<std::string> const& choices) {
    return std::ranges::any_of(choices,
                               [&](std::string const& term) { return held.contains(term); });
  });
}

Terms wanted_terms(std::vector<NameGroup> const& names) {
  Terms wanted;
  for (NameGroup const& name : names) {
    for (auto const& choices : typed_terms(name)) wanted.insert(choices.begin(), choices.end());
    for (Synonym const* const synonym : name.group.synonyms) {
      for (TermRow const& row : synonym->rows) {
        for (std::string const& token : terms_of_row(row.tokens)) wanted.insert(text_term(token));
      }
    }
  }
  return wanted;
}

/// Takes out the old names by which no hit is found.
void keep_found(std::vector<Terms> const& hits, NameGroup& name) {
  auto const typed = typed_terms(name);
  std::erase_if(name.group.synonyms, [&](Synonym const* synonym) {
    return std::ranges::none_of(hits, [&](Terms const& held) {
      bool const holds_old = std::ranges::any_of(
          synonym->rows, [&](TermRow const& row) { return holds_row(held, row); });
      return holds_old && !holds_typed(held, typed);
    });
  });
}

/// "Hà Nội = Hà Tây, Hà Sơn Bình".
std::string told(std::vector<Synonym const*> const& synonyms) {
  std::string text = fmt::format("{} = ", synonyms.front()->typed);
  for (std::size_t i = 0; i < std::min(synonyms.size(), kNamesTold); ++i) {
    text += fmt::format("{}{}", i == 0 ? "" : ", ", synonyms[i]->text);
  }
  if (synonyms.size() > kNamesTold) text += ", …";
  return text;
}

}  // namespace

std::vector<Note> old_name_notes(Xapian::Database const& database,
                                 std::vector<Xapian::docid> const& hits,
                                 std::vector<TextReading> const& readings,
                                 std::string const& query) {
  std::vector<NameGroup> names = name_groups(readings);
  if (names.empty()) return {};
  bool const is_name_alone =
      readings.size() == 1 && names.front().group.count == readings.front().words.size();
  if (!is_name_alone) {
    Terms const wanted = wanted_terms(names);
    std::vector<Terms> held;
    for (std::size_t i = 0; i < std::min(hits.size(), kHitsLookedAt); ++i) {
      held.push_back(held_terms(database, hits[i], wanted));
    }
    for (NameGroup& name : names) keep_found(held, name);
  }
  std::vector<Note> notes;
  for (NameGroup const& name : names) {
    if (name.group.synonyms.empty()) continue;
    Note note{NoteCode::OldNamesToo, told(name.group.synonyms), query, ""};
    bool const is_told =
        std::ranges::any_of(notes, [&](Note const& known) { return known.detail == note.detail; });
    if (!is_told) notes.push_back(std::move(note));
  }
  return notes;
}

}  // namespace tracuu::search
