// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/official/labelled_fields.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "indexer/official/agency_name.hpp"
#include "indexer/official/letter_case.hpp"
#include "indexer/official/line_words.hpp"
#include "indexer/official/own_number.hpp"
#include "indexer/official/place_and_date.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::size_t kMaxLabelledBytes = std::size_t{128} * 1024;
constexpr std::size_t kMaxUnitWords = 16;
constexpr std::size_t kMaxSubjectBytes = 1000;
/// Labels of one document stand so near to each other, in words.
constexpr std::size_t kMaxBlockWords = 150;

enum class LabelKind { Number, Unit, Date, Subject, Other };

struct FieldLabel {
  std::string_view words;  ///< folded
  LabelKind kind;
};

/// Labels of the pages of documents on portals of Vietnamese authorities; longer ones first.
constexpr std::array<FieldLabel, 36> kFieldLabels{{
    {"so ky hieu van ban", LabelKind::Number},
    {"so hieu van ban", LabelKind::Number},
    {"so ky hieu", LabelKind::Number},
    {"so van ban", LabelKind::Number},
    {"so hieu", LabelKind::Number},
    {"co quan ban hanh", LabelKind::Unit},
    {"don vi ban hanh", LabelKind::Unit},
    {"noi ban hanh", LabelKind::Unit},
    {"cap ban hanh", LabelKind::Other},
    {"ngay ban hanh", LabelKind::Date},
    {"thoi gian ban hanh", LabelKind::Date},
    {"ngay ky", LabelKind::Date},
    {"ban hanh", LabelKind::Date},
    {"trich yeu noi dung", LabelKind::Subject},
    {"trich yeu", LabelKind::Subject},
    {"loai van ban", LabelKind::Other},
    {"hinh thuc van ban", LabelKind::Other},
    {"the loai", LabelKind::Other},
    {"nguoi ky", LabelKind::Other},
    {"chuc vu", LabelKind::Other},
    {"chuc danh", LabelKind::Other},
    {"ngay co hieu luc", LabelKind::Other},
    {"ngay het hieu luc", LabelKind::Other},
    {"ngay hieu luc", LabelKind::Other},
    {"hieu luc", LabelKind::Other},
    {"tinh trang", LabelKind::Other},
    {"linh vuc", LabelKind::Other},
    {"cong bao", LabelKind::Other},
    {"tep dinh kem", LabelKind::Other},
    {"file dinh kem", LabelKind::Other},
    {"tai lieu dinh kem", LabelKind::Other},
    {"tai ve", LabelKind::Other},
    {"ngay cap nhat", LabelKind::Other},
    {"ngay dang", LabelKind::Other},
    {"pham vi", LabelKind::Other},
    {"van ban lien quan", LabelKind::Other},
}};

/// A label where it stands, and the words of its value: [begin, end).
struct PlacedLabel {
  LabelKind kind;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// In small letters the words are those of a sentence: "về việc ban hành …".
bool is_label_spelling(std::string_view text, LineWord const& word) {
  return !begins_lower(text.substr(word.begin));
}

std::vector<PlacedLabel> find_labels(std::string_view text, LineWords const& words) {
  std::vector<PlacedLabel> labels;
  for (std::size_t at = 0; at < words.size();) {
    auto const* const label = std::ranges::find_if(
        kFieldLabels, [&](FieldLabel const& one) { return words.has_at(one.words, at); });
    if (label == kFieldLabels.end() || !is_label_spelling(text, words[at])) {
      ++at;
      continue;
    }
    if (!labels.empty()) labels.back().end = at;
    at += count_words(label->words);
    labels.push_back({label->kind, at, words.size()});
  }
  return labels;
}

/// Reads the values of labels.
class FieldReader {
 public:
  explicit FieldReader(std::string_view text)
      : text_(text), words_(text, kMaxLabelledBytes), labels_(find_labels(text_, words_)) {}

  LabelledFields read() {
    LabelledFields fields;
    std::size_t anchor = 0;
    for (PlacedLabel const& label : labels_) {
      if (label.kind != LabelKind::Number) continue;
      fields.number = number_of(label);
      anchor = label.begin;
      if (!fields.number.empty()) break;
    }
    bool const has_anchor = !fields.number.empty();
    // First the labels of the number's own block after it, then those before it, then all.
    for (PlacedLabel const& label : labels_) {
      if (has_anchor && label.begin > anchor && label.begin - anchor <= kMaxBlockWords)
        take(label, fields);
    }
    for (PlacedLabel const& label : labels_) {
      if (has_anchor && label.begin < anchor && anchor - label.begin <= kMaxBlockWords)
        take(label, fields);
    }
    for (PlacedLabel const& label : labels_) take(label, fields);
    return fields;
  }

 private:
  /// Fills what `fields` still lacks.
  void take(PlacedLabel const& label, LabelledFields& fields) const {
    if (label.kind == LabelKind::Date && !fields.date) fields.date = date_of(label);
    if (label.kind == LabelKind::Unit && fields.unit.empty()) fields.unit = unit_of(label);
    if (label.kind == LabelKind::Subject && fields.subject.empty()) {
      fields.subject = subject_of(label);
    }
  }

  [[nodiscard]] std::string_view value_of(PlacedLabel const& label) const {
    if (label.begin >= label.end) return {};
    std::size_t const begin = words_[label.begin].begin;
    std::size_t const end =
        label.end < words_.size() ? words_[label.end].begin : words_[label.end - 1].end;
    return trim(text_.substr(begin, end - begin));
  }

  [[nodiscard]] std::string number_of(PlacedLabel const& label) const {
    if (label.begin >= label.end) return "";
    auto number = number_at(text_, words_[label.begin].begin);
    return number ? std::move(number->text) : "";
  }

  [[nodiscard]] std::optional<schema::Date> date_of(PlacedLabel const& label) const {
    if (label.begin >= label.end) return std::nullopt;
    std::size_t const at = label.begin + (words_[label.begin].folded == "ngay" ? 1 : 0);
    auto const date = date_at(text_, words_, at);
    return date ? date->date : std::nullopt;
  }

  [[nodiscard]] std::string unit_of(PlacedLabel const& label) const {
    if (label.end - label.begin > kMaxUnitWords) return "";
    std::string_view const value = value_of(label);
    bool const is_body = begins_agency(value) || begins_position(value);
    return is_body ? agency_name(value) : "";
  }

  [[nodiscard]] std::string subject_of(PlacedLabel const& label) const {
    std::string_view const value = value_of(label);
    return value.size() <= kMaxSubjectBytes ? std::string(value) : "";
  }

  std::string_view text_;
  LineWords words_;
  std::vector<PlacedLabel> labels_;
};

}  // namespace

LabelledFields read_labelled_fields(std::string_view text) {
  return FieldReader(text).read();
}

}  // namespace tracuu::indexer
