// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/term_finder.hpp"

#include "analyzers/nfc_filter.hpp"
#include "analyzers/syllable.hpp"
#include "analyzers/syllable_key.hpp"
#include "analyzers/syllable_scan.hpp"
#include "base/ascii.hpp"

namespace tracuu::analyzers {

namespace {

/// A NumberMap grows when so much of it is taken: most of what is asked for is absent.
constexpr std::size_t kMostTakenShare = 4;

/// A word of Vietnamese text and the blank after it take so many bytes, seldom fewer.
constexpr std::size_t kBytesOfWord = 5;

/// The terms of the two tokens of a pair: "dan van|,65" -> "dan|", "van|65".
struct PairTerms {
  std::string first;
  std::string second;
};

/// Nothing if `term` is none of a pair.
std::optional<PairTerms> split_pair(std::string_view term) {
  std::string_view const folded = folded_part(term);
  std::size_t const blank = folded.find(' ');
  if (blank == std::string_view::npos || folded.size() == term.size()) return std::nullopt;
  if (marks_part(term).find(',') == std::string_view::npos) return std::nullopt;
  PairMarks const marks = pair_marks(term);
  PairTerms pair{std::string(folded.substr(0, blank)), std::string(folded.substr(blank + 1))};
  (pair.first += kMarkSeparator) += marks.first;
  (pair.second += kMarkSeparator) += marks.second;
  return pair;
}

}  // namespace

void NumberMap::add(std::uint64_t key, std::uint32_t value) {
  if (++count_ * kMostTakenShare > slots_.size()) {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    mask_ = slots_.size() - 1;
    for (Slot const& slot : old) {
      if (slot.key != 0) put(slot);
    }
  }
  put({key, value});
}

void NumberMap::put(Slot const& slot) {
  std::size_t at = slot_of(slot.key);
  while (slots_[at].key != 0) at = (at + 1) & mask_;
  slots_[at] = slot;
}

/// Looks up each token of a scan.
class TermFinder::Sink {
 public:
  static constexpr bool kTakesKeys = true;

  Sink(TermFinder const& terms, FoundTerms& found) : terms_(terms), found_(found) {}

  /// A word of more than seven letters has no key but is written.
  [[nodiscard]] bool wants_keys() const { return !terms_.has_other_words_; }

  void put_word(TokenPlace const& place, std::uint64_t key) {
    put_simple(place, key != kNoSyllableKey ? terms_.parts_by_key_.find(key) : kAbsent);
  }

  void begin_word() {
    key_.begin();
    if (terms_.has_other_words_) writer_.clear();
  }

  void add_letter(CharInfo const& info) {
    key_.add_letter(info);
    if (terms_.has_other_words_) writer_.add_letter(info);
  }

  void add_other(char32_t code_point) {
    key_.add_other(code_point);
    if (terms_.has_other_words_) writer_.add_other(code_point);
  }

  [[nodiscard]] bool has_word() const { return !key_.is_empty(); }

  void put_word(TokenPlace const& place) {
    std::uint64_t const key = key_.value();
    put_simple(place, key != kNoSyllableKey ? terms_.parts_by_key_.find(key) : part_written());
  }

  void put_number(TokenPlace const& place, std::string_view digits) {
    put_simple(place, terms_.has_digits_ ? part_of_digits(digits, "") : kAbsent);
  }

  std::size_t put_percent(TokenPlace const& place, std::string_view digits) {
    if (terms_.has_digits_) put_term(place, part_of_digits(digits, "%"));
    return 0;
  }

  std::size_t put_document_number(TokenPlace const& place, std::string_view normalized) {
    if (terms_.has_digits_) put_term(place, terms_.part_of_text(normalized));
    return 0;
  }

  std::size_t put_abbreviation(TokenPlace const& place) {
    put_term(place, part_written());
    return 0;
  }

  void set_position_length(std::size_t /*token*/, std::uint16_t /*positions*/) {}

 private:
  /// Of the word that was read, if it has no key.
  std::uint32_t part_written() {
    if (!terms_.has_other_words_) return kAbsent;
    text_.clear();
    writer_.append_term(text_);
    return terms_.part_of_text(text_);
  }

  std::uint32_t part_of_digits(std::string_view digits, std::string_view sign) {
    text_ = digits;
    text_ += sign;
    text_ += kMarkSeparator;
    return terms_.part_of_text(text_);
  }

  void put_term(TokenPlace const& place, std::uint32_t part) {
    if (part == kAbsent || terms_.term_of_part_[part] == kAbsent) return;
    found_.places.push_back({static_cast<std::uint32_t>(place.begin),
                             static_cast<std::uint32_t>(place.end), terms_.term_of_part_[part]});
  }

  void put_simple(TokenPlace const& place, std::uint32_t part) {
    if (part != kAbsent && part_before_ != kAbsent &&
        found_.words.back().position + 1 == place.position) {
      put_pair(place, part);
    }
    found_.words.push_back({static_cast<std::uint32_t>(place.begin),
                            static_cast<std::uint32_t>(place.end), place.position});
    put_term(place, part);
    part_before_ = part;
    places_before_ = found_.places.size();
  }

  /// The pair of the simple token before and this one stands right after the former, before
  /// compound tokens that begin with the latter.
  void put_pair(TokenPlace const& place, std::uint32_t part) {
    std::uint32_t const term = terms_.term_of_pair_.find(pair_key(part_before_, part));
    if (term == kAbsent) return;
    found_.places.insert(found_.places.begin() + static_cast<std::ptrdiff_t>(places_before_),
                         {found_.words.back().begin, static_cast<std::uint32_t>(place.end), term});
  }

  TermFinder const& terms_;
  FoundTerms& found_;
  SyllableKey key_;
  SyllableWriter writer_;
  std::string text_;
  std::uint32_t part_before_ = kAbsent;  ///< of the simple token before
  std::size_t places_before_ = 0;        ///< that were found up to it
};

bool TermFinder::add(std::string_view term) {
  if (auto const pair = split_pair(term)) {
    std::uint32_t const first = add_part(pair->first);
    std::uint64_t const key = pair_key(first, add_part(pair->second));
    if (term_of_pair_.find(key) != kAbsent) return false;
    term_of_pair_.add(key, count_++);
    return true;
  }
  std::uint32_t const part = add_part(term);
  if (term_of_part_[part] != kAbsent) return false;
  term_of_part_[part] = count_++;
  return true;
}

std::uint32_t TermFinder::number_of(std::string_view term) const {
  if (auto const pair = split_pair(term)) {
    std::uint32_t const first = part_of(pair->first);
    std::uint32_t const second = part_of(pair->second);
    if (first == kAbsent || second == kAbsent) return kAbsent;
    return term_of_pair_.find(pair_key(first, second));
  }
  std::uint32_t const part = part_of(term);
  return part == kAbsent ? kAbsent : term_of_part_[part];
}

std::uint32_t TermFinder::part_of_text(std::string_view term) const {
  auto const found = parts_by_text_.find(term);
  return found == parts_by_text_.end() ? kAbsent : found->second;
}

std::uint32_t TermFinder::part_of(std::string_view term) const {
  std::uint64_t const key = syllable_key(term);
  return key != kNoSyllableKey ? parts_by_key_.find(key) : part_of_text(term);
}

std::uint32_t TermFinder::add_part(std::string_view term) {
  std::uint32_t part = part_of(term);
  if (part != kAbsent) return part;
  part = static_cast<std::uint32_t>(term_of_part_.size());
  term_of_part_.push_back(kAbsent);
  if (std::uint64_t const key = syllable_key(term); key != kNoSyllableKey) {
    parts_by_key_.add(key, part);
  } else {
    parts_by_text_.emplace(term, part);
    bool const begins_with_digit = !term.empty() && base::is_digit(term.front());
    has_digits_ = has_digits_ || begins_with_digit;
    has_other_words_ = has_other_words_ || !begins_with_digit;
  }
  return part;
}

void TermFinder::find(std::string_view text, FoundTerms& found) const {
  auto const scan = [&](std::string_view scanned) {
    found.clear();
    found.words.reserve(scanned.size() / kBytesOfWord);
    Sink sink(*this, found);
    SyllableScan<Sink> walk(scanned, sink);
    walk.run();
    return walk.was_plain();
  };
  if (scan(text)) return;
  auto const filtered = NfcFilter().filter(text);
  if (!filtered) return;
  scan(filtered->text());
  auto const map_back = [&](auto& place) {
    place.begin = static_cast<std::uint32_t>(filtered->original_begin(place.begin));
    place.end = static_cast<std::uint32_t>(filtered->original_end(place.end));
  };
  for (WordPlace& word : found.words) map_back(word);
  for (TermPlace& place : found.places) map_back(place);
}

}  // namespace tracuu::analyzers
