// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/syllable.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <cassert>
#include <vector>

#include "analyzers/spelled_syllable.hpp"
#include "base/utf8.hpp"

namespace tracuu::analyzers {

namespace {

constexpr char kEachLetter = '*';

bool carries_tone(char folded) {
  return folded == 'i' || folded == 'y' || (carries_shape(folded) && folded != 'd');
}

}  // namespace

void SyllableWriter::clear() {
  folded_bytes_ = 0;
  slot_count_ = 0;
  tone_count_ = 0;
  last_tone_ = Tone::None;
}

void SyllableWriter::add_letter(CharInfo const& info) {
  if (folded_bytes_ == folded_.size()) return;
  folded_[folded_bytes_++] = info.folded;
  bool const has_shapes = carries_shape(info.folded);
  if ((has_shapes || carries_tone(info.folded)) && slot_count_ < slots_.size()) {
    slots_[slot_count_++] = {info.shape, info.tone, has_shapes};
    if (info.tone != Tone::None) {
      ++tone_count_;
      last_tone_ = info.tone;
    }
  }
}

void SyllableWriter::add_other(char32_t code_point) {
  if (code_point < 0x80) {
    if (folded_bytes_ < folded_.size()) folded_[folded_bytes_++] = static_cast<char>(code_point);
    return;
  }
  std::string lower;
  base::append_utf8(lower, static_cast<char32_t>(u_tolower(static_cast<UChar32>(code_point))));
  if (folded_bytes_ + lower.size() > folded_.size()) return;
  std::ranges::copy(lower, folded_.begin() + static_cast<std::ptrdiff_t>(folded_bytes_));
  folded_bytes_ += lower.size();
}

namespace {

/// True for the letters of a syllable that is written with i or y at its end, and has `end`.
bool ends_in_either(std::string_view folded, char end) {
  constexpr std::string_view kOnsets = "hklmstv";
  if (folded.empty() || folded.back() != end) return false;
  return folded.size() == 2 ? kOnsets.find(folded[0]) != std::string_view::npos
                            : folded.size() == 3 && folded.starts_with("qu");
}

}  // namespace

void SyllableWriter::unify_i_and_y() {
  std::string_view const folded(folded_.data(), folded_bytes_);
  if (ends_in_either(folded, 'y')) folded_[folded_bytes_ - 1] = 'i';
}

void SyllableWriter::append_syllable_marks(std::string& out) const {
  std::size_t const begin = out.size();
  std::size_t end = begin;
  for (std::size_t i = 0; i < slot_count_; ++i) {
    if (!slots_[i].has_shapes) continue;
    out += static_cast<char>(slots_[i].shape);
    if (slots_[i].shape != Shape::None) end = out.size();
  }
  out.resize(end);
  if (last_tone_ != Tone::None) out += static_cast<char>(last_tone_);
}

void SyllableWriter::append_marks_of_each_letter(std::string& out) const {
  out += kEachLetter;
  for (std::size_t i = 0; i < slot_count_; ++i) {
    out += static_cast<char>(slots_[i].shape);
    if (slots_[i].tone != Tone::None) out += static_cast<char>(slots_[i].tone);
  }
}

void SyllableWriter::append_term(std::string& out) {
  unify_i_and_y();
  out.append(folded_.data(), folded_bytes_);
  out += kMarkSeparator;
  if (tone_count_ <= 1) {
    append_syllable_marks(out);
  } else {
    append_marks_of_each_letter(out);
  }
}

std::string_view folded_part(std::string_view term) {
  return term.substr(0, term.find(kMarkSeparator));
}

std::string_view marks_part(std::string_view term) {
  std::size_t const separator = term.find(kMarkSeparator);
  return separator == std::string_view::npos ? std::string_view{} : term.substr(separator + 1);
}

void append_pair_term(std::string& out, std::string_view first, std::string_view second) {
  out += folded_part(first);
  out += ' ';
  out += folded_part(second);
  out += kMarkSeparator;
  out += marks_part(first);
  out += ',';
  out += marks_part(second);
}

PairMarks pair_marks(std::string_view pair_term) {
  std::string_view const marks = marks_part(pair_term);
  std::size_t const comma = marks.find(',');
  assert(comma != std::string_view::npos);
  return {marks.substr(0, comma), marks.substr(comma + 1)};
}

namespace {

bool is_tone_digit(char c) {
  return c >= '1' && c <= '5';
}

/// The shape digits and the tone digit of a syllable's marks.
struct Marks {
  std::string_view shapes;
  char tone = '0';
};

Marks split_marks(std::string_view marks) {
  if (!marks.empty() && is_tone_digit(marks.back())) {
    return {marks.substr(0, marks.size() - 1), marks.back()};
  }
  return {marks, '0'};
}

}  // namespace

bool adds_only_marks(std::string_view typed, std::string_view candidate) {
  Marks const want = split_marks(marks_part(typed));
  Marks const have = split_marks(marks_part(candidate));
  if (want.tone != '0' && want.tone != have.tone) return false;
  for (std::size_t i = 0; i < want.shapes.size(); ++i) {
    char const shape = i < have.shapes.size() ? have.shapes[i] : '0';
    if (want.shapes[i] != '0' && want.shapes[i] != shape) return false;
  }
  return true;
}

std::string spell(std::string_view term) {
  std::string_view marks = marks_part(term);
  bool const each_letter = !marks.empty() && marks.front() == kEachLetter;
  if (each_letter) marks.remove_prefix(1);
  std::vector<SpelledLetter> letters;
  for (char const c : folded_part(term)) {
    SpelledLetter letter{c};
    bool const has_slot = carries_shape(c) || (each_letter && carries_tone(c));
    if (has_slot && !marks.empty() && !is_tone_digit(marks.front())) {
      letter.shape = static_cast<Shape>(marks.front());
      marks.remove_prefix(1);
    }
    if (each_letter && carries_tone(c) && !marks.empty() && is_tone_digit(marks.front())) {
      letter.tone = static_cast<Tone>(marks.front());
      marks.remove_prefix(1);
    }
    letters.push_back(letter);
  }
  if (!each_letter && !marks.empty()) {
    std::size_t const place = tone_place(letters, ToneStyle::Old);
    if (place < letters.size()) letters[place].tone = static_cast<Tone>(marks.front());
  }
  std::string word;
  for (SpelledLetter const& letter : letters) append_letter(word, letter);
  return word;
}

std::string spell_with_y(std::string_view term) {
  std::string with_y(term);
  std::string_view const folded = folded_part(term);
  if (ends_in_either(folded, 'i')) with_y[folded.size() - 1] = 'y';
  return spell(with_y);
}

}  // namespace tracuu::analyzers
