// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/relations/effect_days.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <vector>

#include "analyzers/date_expression.hpp"
#include "analyzers/nfc_filter.hpp"
#include "indexer/official/line_words.hpp"
#include "indexer/official/place_and_date.hpp"
#include "indexer/relations/relation_words.hpp"
#include "indexer/relations/sentences.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

/// Place and day stand in so many first lines.
constexpr std::size_t kHeadLines = 25;

/// A label with its value is no longer than this, in bytes.
constexpr std::size_t kMaxLabelledBytes = 120;

/// "sau 45 ngày": more than a year is none that the law knows.
constexpr int kMaxDelayDays = 365;

struct DayLabel {
  std::string_view words;  ///< folded
  std::optional<schema::Date> EffectDays::* day;
};

constexpr std::array kDayLabels{
    DayLabel{"ngay het hieu luc", &EffectDays::expires},
    DayLabel{"ngay co hieu luc", &EffectDays::effective},
    DayLabel{"ngay hieu luc", &EffectDays::effective},
    DayLabel{"ngay bat dau hieu luc", &EffectDays::effective},
    DayLabel{"ngay ban hanh", &EffectDays::issued},
};

schema::Date moved(schema::Date day, int days) {
  return std::chrono::sys_days{day} + std::chrono::days{days};
}

class EffectReader {
 public:
  EffectReader(std::string_view body, std::optional<schema::Date> known_issued)
      : body_(body), known_issued_(known_issued) {}

  EffectDays run() {
    read_lines();
    for (Sentence const& sentence : split_sentences(body_)) {
      bool const may_tell = sentence.text.find("lực") != std::string_view::npos ||
                            sentence.text.find("LỰC") != std::string_view::npos;
      if (may_tell) read_clause(sentence.text);
    }
    return days_;
  }

 private:
  void read_lines() {
    std::size_t seen = 0;
    for (std::string_view const line : split_lines(body_)) {
      if (line.size() <= kMaxLabelledBytes) read_label(line);
      if (seen++ >= kHeadLines || days_.issued) continue;
      if (auto const place = place_and_date(line); place && place->has_place) {
        days_.issued = place->date;
      }
    }
  }

  void read_label(std::string_view line) {
    if (line.empty() || (line.front() != 'N' && line.front() != 'n')) return;
    LineWords const words(line);
    for (DayLabel const& label : kDayLabels) {
      if (!words.begins_with(label.words)) continue;
      std::size_t const after = count_words(label.words);
      if (after >= words.size() || !words[after].is_number()) return;
      auto const date = analyzers::find_date(line, words[after].begin);
      if (date && !(days_.*label.day)) days_.*label.day = date->date;
      return;
    }
  }

  void read_clause(std::string_view sentence) {
    LineWords const words(sentence);
    for (std::size_t at = 0; at < words.size(); ++at) {
      bool const begins = words.has_at("co hieu luc", at);
      bool const ends = words.has_at("het hieu luc", at);
      if ((!begins && !ends) || !is_itself_before(words, at)) continue;
      std::size_t next = at + 3;
      if (words.has_at("thi hanh", next)) next += 2;
      if (begins) read_beginning(sentence, words, next);
      if (ends) read_end(sentence, words, next);
    }
  }

  /// "Nghị định này", "Quyết định" at the beginning, or nothing, before word `at`.
  static bool is_itself_before(LineWords const& words, std::size_t at) {
    if (at == 0 || type_words_at(words, 0) == at) return true;
    if (!words.has_at("nay", at - 1)) return false;
    return type_ends_at(words, at - 1) || words.has_at("van ban", at - 3);
  }

  void read_beginning(std::string_view sentence, LineWords const& words, std::size_t at) {
    if (auto const first = first_day(sentence, words, at); first && !days_.effective) {
      days_.effective = first;
    }
    for (std::string_view const until : {"den het ngay", "den ngay"}) {
      auto const found = words.find(until, at);
      if (!found || days_.expires) continue;
      auto const day = date_after_day(sentence, words, *found + count_words(until) - 1);
      if (day && day->date) days_.expires = day->date;
    }
  }

  /// "kể từ ngày 15 tháng 3 năm 2020", "từ ngày ký", "sau 45 ngày, kể từ ngày ký ban hành".
  std::optional<schema::Date> first_day(std::string_view sentence, LineWords const& words,
                                        std::size_t at) const {
    int delay = 0;
    if (words.has_at("sau", at) && at + 1 < words.size() && words[at + 1].is_number()) {
      for (char const digit : words[at + 1].folded.substr(0, 4)) delay = delay * 10 + (digit - '0');
      auto const unit = words.find("ngay", at + 2);
      if (delay > kMaxDelayDays || !unit || *unit > at + 8) return std::nullopt;
      at = *unit + 1;
    }
    if (words.has_at("ke", at)) ++at;
    if (!words.has_at("tu ngay", at)) return std::nullopt;
    if (delay == 0) {
      if (auto const day = date_after_day(sentence, words, at + 1); day && day->date) {
        return day->date;
      }
    }
    at += 2;
    if (words.has_at("duoc", at)) ++at;
    bool const is_signing = words.has_at("ky", at) || words.has_at("ban hanh", at);
    auto const issued = days_.issued ? days_.issued : known_issued_;
    if (!is_signing || !issued) return std::nullopt;
    return moved(*issued, delay);
  }

  /// "… hết hiệu lực kể từ ngày 1 tháng 1 năm 2021": the day before is the last one.
  void read_end(std::string_view sentence, LineWords const& words, std::size_t at) {
    if (words.has_at("ke", at)) ++at;
    bool const is_first_without = words.has_at("tu ngay", at);
    bool const is_last = words.has_at("sau ngay", at) || words.has_at("vao ngay", at);
    if ((!is_first_without && !is_last) || days_.expires) return;
    auto const day = date_after_day(sentence, words, at + 1);
    if (day && day->date) days_.expires = moved(*day->date, is_first_without ? -1 : 0);
  }

  std::string_view body_;
  std::optional<schema::Date> known_issued_;
  EffectDays days_;
};

}  // namespace

EffectDays read_effect_days(std::string_view body, std::optional<schema::Date> known_issued) {
  analyzers::NfcFilter const nfc;
  auto const composed = nfc.filter(body);
  return EffectReader(composed ? composed->text() : body, known_issued).run();
}

}  // namespace tracuu::indexer
