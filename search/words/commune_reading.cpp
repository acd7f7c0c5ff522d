// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/commune_reading.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "analyzers/characters.hpp"
#include "analyzers/letter.hpp"
#include "analyzers/syllable.hpp"
#include "base/utf8.hpp"
#include "search/tables/province_table.hpp"

namespace tracuu::search {

namespace {

/// A word before a name that says what it is the name of.
struct PlaceLevel {
  std::string_view kind;  ///< as in communes.tsv; empty if no commune of today is of it
  Phrase phrase;
};

/// The longer ones first: "thị xã" is no "xã".
std::vector<PlaceLevel> const& place_levels() {
  static std::vector<PlaceLevel> const levels = [] {
    std::vector<PlaceLevel> made;
    for (char const* const level : {"thị xã", "thành phố", "thị trấn"}) {
      made.push_back({"", make_phrase(level)});
    }
    for (char const* const kind : {"đặc khu", "xã", "phường"}) {
      made.push_back({kind, make_phrase(kind)});
    }
    for (char const* const level : {"huyện", "quận", "tỉnh", "tp", "tx", "tt"}) {
      made.push_back({"", make_phrase(level)});
    }
    return made;
  }();
  return levels;
}

/// What "xã" makes a word with, when it is not a commune's name: xã hội, xã viên, …
constexpr std::array<std::string_view, 6> kWordsWithXa{"hoi", "vien", "giao", "luan", "tac", "doi"};

struct LetterCase {
  bool begins_upper = false;
  bool has_lower = false;
};

LetterCase case_of(std::string_view typed) {
  LetterCase letters;
  for (analyzers::Character const& character : analyzers::Characters(typed)) {
    if (character.is_letter()) {
      if (character.at == 0) letters.begins_upper = character.info.is_upper;
      letters.has_lower = letters.has_lower || !character.info.is_upper;
    }
  }
  return letters;
}

/// A place that words name: of which provinces it may be.
struct PlaceMention {
  std::size_t first = 0;
  std::size_t count = 0;
  std::vector<Province const*> provinces;
};

class CommuneFinder {
 public:
  CommuneFinder(std::span<QueryWord const> words, bool are_of_place, PlaceEvidence const& evidence)
      : words_(words), are_of_place_(are_of_place), evidence_(evidence) {
    has_lower_ = std::ranges::any_of(
        words, [](QueryWord const& word) { return case_of(word.typed).has_lower; });
  }

  [[nodiscard]] std::vector<CommuneReading> find() {
    std::vector<CommuneReading> found;
    for (std::size_t at = 0; at < words_.size();) {
      auto commune = commune_at(at);
      at = commune ? commune->first + commune->count : at + 1;
      if (commune) found.push_back(*commune);
    }
    return found;
  }

 private:
  /// The longest name at `at` that means one commune.
  [[nodiscard]] std::optional<CommuneReading> commune_at(std::size_t at) {
    bool const may_be = are_of_place_ || words_.size() <= kMaxWordsOfPlaces ||
                        is_written_as_name(at, 1) || level_before(at) != nullptr;
    if (!may_be) return std::nullopt;
    std::vector<CommuneMatch> const matches = communes().find(words_, at);
    for (std::size_t begin = 0; begin < matches.size();) {
      std::size_t end = begin;
      std::vector<CommuneMatch const*> same_words;
      for (; end < matches.size() && matches[end].words == matches[begin].words; ++end) {
        same_words.push_back(&matches[end]);
      }
      if (auto commune = choose(at, std::move(same_words))) return commune;
      begin = end;
    }
    return std::nullopt;
  }

  /// The one of `named`, which have the same words, that is meant.
  [[nodiscard]] std::optional<CommuneReading> choose(std::size_t at,
                                                     std::vector<CommuneMatch const*> named) {
    bool const has_marks = keep_with_marks(at, named);
    std::size_t const count = named.front()->words;
    PlaceLevel const* const level = level_before(at);
    bool const is_no_commune =
        level != nullptr && (level->kind.empty() || is_word_with_xa(at, *level));
    bool const is_told = level != nullptr || are_of_place_;
    bool const is_name = is_written_as_name(at, count);
    bool const may_be_alone = words_.size() <= kMaxWordsOfPlaces;
    if (is_no_commune || (!is_told && !is_name && !may_be_alone)) return std::nullopt;
    if (level != nullptr) keep_kind(level->kind, named);
    bool const has_mention = keep_where_mentioned(at, count, named);
    if (named.size() != 1) return std::nullopt;
    CommuneMatch const& match = *named.front();
    // An index of old announcements does not know the names of today: places beside one do.
    if (!has_marks && !(is_told && has_mention)) return std::nullopt;
    bool const counts =
        is_told ? is_name || are_of_place_ || has_mention || is_called_commune(match)
                : !is_another_place(at, count) && ((is_name && is_called_commune(match)) ||
                                                   (has_mention && is_place_alone(at, count)));
    if (!counts) return std::nullopt;
    std::size_t const before = level == nullptr ? 0 : level->phrase.terms.size();
    return CommuneReading{at - before, before + count, match.row};
  }

  [[nodiscard]] bool is_called_commune(CommuneMatch const& match) const {
    return match.words > 1 &&
           evidence_.is_called(make_phrase(match.row.kind).terms, match.name.terms);
  }

  /// Takes out those that are elsewhere than the places beside them; whether there are any.
  bool keep_where_mentioned(std::size_t at, std::size_t count,
                            std::vector<CommuneMatch const*>& named) {
    bool has_mention = false;
    for (PlaceMention const& mention : mentions()) {
      if (mention.first < at + count && at < mention.first + mention.count) continue;
      has_mention = true;
      std::erase_if(named, [&](CommuneMatch const* match) {
        return !is_in(match->row.was_in, mention.provinces);
      });
    }
    return has_mention;
  }

  [[nodiscard]] PlaceLevel const* level_before(std::size_t at, bool may_lack_marks = true) const {
    for (PlaceLevel const& level : place_levels()) {
      std::size_t const count = level.phrase.terms.size();
      if (at < count) continue;
      auto const open = open_marks(words_.subspan(at - count, count), level.phrase.terms);
      if (open && (may_lack_marks || !*open)) return &level;
    }
    return nullptr;
  }

  /// "xã hội an toàn" has no commune Hội An; "xã Hội An" has.
  [[nodiscard]] bool is_word_with_xa(std::size_t at, PlaceLevel const& level) const {
    bool const is_word =
        level.kind == "xã" &&
        std::ranges::find(kWordsWithXa, analyzers::folded_part(words_[at].token)) !=
            kWordsWithXa.end();
    return is_word && !is_written_as_name(at, 1);
  }

  /// True if each word begins with a capital, and not the whole query is in capitals.
  [[nodiscard]] bool is_written_as_name(std::size_t at, std::size_t count) const {
    return has_lower_ && std::ranges::all_of(words_.subspan(at, count), [](QueryWord const& word) {
             return case_of(word.typed).begins_upper;
           });
  }

  /// Keeps those that are as typed, else those whose marks the index restores: "Gia Viên" is
  /// that, though with a mark left out it might be Gia Viễn. False if there are neither.
  [[nodiscard]] bool keep_with_marks(std::size_t at,
                                     std::vector<CommuneMatch const*>& named) const {
    auto const is_open = [](CommuneMatch const* match) { return match->marks_open; };
    auto const is_unknown = [&](CommuneMatch const* match) {
      return match->marks_open && !evidence_.restores(at, match->name.terms);
    };
    bool const has_marks = !std::ranges::all_of(named, is_unknown);
    if (!std::ranges::all_of(named, is_open)) {
      std::erase_if(named, is_open);
    } else if (has_marks) {
      std::erase_if(named, is_unknown);
    }
    return has_marks;
  }

  static void keep_kind(std::string_view kind, std::vector<CommuneMatch const*>& named) {
    auto const is_of_kind = [&](CommuneMatch const* match) { return match->row.kind == kind; };
    if (std::ranges::none_of(named, is_of_kind)) return;  // a commune that is a ward by now
    std::erase_if(named, [&](CommuneMatch const* match) { return !is_of_kind(match); });
  }

  static bool is_in(std::string_view province, std::vector<Province const*> const& provinces) {
    return std::ranges::any_of(
        provinces, [&](Province const* known) { return known->names.front().text == province; });
  }

  /// Whether the words are also the name of a province or district.
  [[nodiscard]] bool is_another_place(std::size_t at, std::size_t count) const {
    ProvinceMatch const place = provinces().find(words_, at);
    return !place.provinces.empty() && place.words == count;
  }

  /// Whether the other words only tell where the place is.
  [[nodiscard]] bool is_place_alone(std::size_t at, std::size_t count) {
    std::vector<bool> told(words_.size(), false);
    auto const tell = [&](std::size_t first, std::size_t words) {
      PlaceLevel const* const level = level_before(first);
      if (level != nullptr) {
        first -= level->phrase.terms.size();
        words += level->phrase.terms.size();
      }
      for (std::size_t i = first; i < first + words; ++i) told[i] = true;
    };
    tell(at, count);
    for (PlaceMention const& mention : mentions()) tell(mention.first, mention.count);
    return std::ranges::all_of(told, [](bool is_told) { return is_told; });
  }

  /// The provinces and districts that the words name.
  [[nodiscard]] std::vector<PlaceMention> const& mentions() {
    if (mentions_) return *mentions_;
    mentions_.emplace();
    for (std::size_t at = 0; at < words_.size();) {
      ProvinceMatch place = provinces().find(words_, at);
      bool const is_there = !place.provinces.empty() &&
                            (!place.marks_open || evidence_.restores(at, place.name->terms));
      // "cuc phuong ninh binh" has no phường Ninh Bình.
      PlaceLevel const* const level = level_before(at, false);
      bool const is_commune = level != nullptr && !level->kind.empty();
      if (is_there && !is_commune) {
        mentions_->push_back({at, place.words, std::move(place.provinces)});
      }
      at += is_there ? place.words : 1;
    }
    return *mentions_;
  }

  /// Of a commune, a district and a province with the words before them.
  static constexpr std::size_t kMaxWordsOfPlaces = 15;

  std::span<QueryWord const> words_;
  bool are_of_place_;
  PlaceEvidence const& evidence_;
  bool has_lower_ = false;
  std::optional<std::vector<PlaceMention>> mentions_;
};

}  // namespace

std::vector<CommuneReading> find_communes(std::span<QueryWord const> words, bool are_of_place,
                                          PlaceEvidence const& evidence) {
  return CommuneFinder(words, are_of_place, evidence).find();
}

}  // namespace tracuu::search
