// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/relations/relation_sentence.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace tracuu::indexer {

namespace {

using schema::RelationKind;

/// So much of a sentence is read.
constexpr std::size_t kMaxSentenceBytes = 8000;

/// The name of a law stands between its type and its number: "Luật Đất đai số 45/2013/QH13".
constexpr std::size_t kMaxLawNameWords = 20;

/// Reads a sentence from left to right. A verb governs the numbers after it until another one
/// does; what stands between decides whether a number is its object or that of a description
/// ("… về việc thực hiện Nghị quyết số …").
class SentenceReader {
 public:
  SentenceReader(std::string_view sentence, SentencePlace place, RelationKind item_kind)
      : sentence_(sentence),
        place_(place),
        words_(sentence, kMaxSentenceBytes),
        numbers_(cited_numbers_of(sentence, words_)) {
    find_exception();
    if (place == SentencePlace::Item) verb_ = item_kind;
  }

  SentenceReading run() {
    auto number = numbers_.begin();
    for (std::size_t at = 0; at < words_.size();) {
      if (number != numbers_.end() && number->begin == at) {
        read_number(*number);
        at = number->end;
        ++number;
        begin_segment(at, false);
        last_number_end_ = at;
        continue;
      }
      if (is_parted_before(at)) begin_segment(at, true);
      if (auto const verb = relation_verb_at(words_, at)) {
        read_verb(*verb, at);
        at += verb->words;
      } else {
        bool const joins = words_.has_at("va", at) || words_.has_at("hoac", at);
        ++at;
        if (joins) begin_segment(at, true);
      }
    }
    bool const heads_list = verb_ && objects_ == 0 && sentence_.ends_with(':');
    if (heads_list) reading_.heads_list = verb_;
    return std::move(reading_);
  }

 private:
  void begin_segment(std::size_t at, bool is_parted) {
    segment_ = at;
    is_parted_ = is_parted;
  }

  /// Whether a comma, a semicolon or a colon stands before word `at`.
  [[nodiscard]] bool is_parted_before(std::size_t at) {
    if (at == 0) return false;
    std::string_view const between =
        sentence_.substr(words_[at - 1].end, words_[at].begin - words_[at - 1].end);
    if (between.find(';') != std::string_view::npos) names_others_ = false;
    return between.find_first_of(",;:") != std::string_view::npos;
  }

  /// "Nghị định này", before word `at`.
  [[nodiscard]] bool names_itself_before(std::size_t at) const {
    for (std::size_t word = 1; word < at; ++word) {
      if (words_.has_at("nay", word) && type_ends_at(words_, word)) return true;
    }
    return place_ == SentencePlace::Title;
  }

  void read_verb(RelationVerb const& verb, std::size_t at) {
    if (place_ == SentencePlace::Grounds || place_ == SentencePlace::Item) return;
    // "Ngày hết hiệu lực:" labels a day.
    if (verb.may_follow && at > 0 && words_.has_at("ngay", at - 1)) return;
    if (at > 0 && (words_.has_at("duoc", at - 1) || words_.has_at("bi", at - 1))) {
      return read_passive(verb, at);
    }
    if (verb.may_follow && !candidates_.empty()) return end_candidates(verb, at);
    bool const is_guide = verb.kind == RelationKind::Guides;
    if (is_guide && place_ != SentencePlace::Title) return describe();
    if (is_told_of_others(at)) return describe();
    // "Nghị định này hết hiệu lực": of itself.
    if (verb.may_follow && at > 0 && words_.has_at("nay", at - 1)) return describe();
    verb_ = verb.kind;
    objects_ = 0;
    names_others_ = false;
    verb_end_ = at + verb.words;
    begin_segment(verb_end_, false);
  }

  /// Whether the verb at word `at` belongs to a document that is spoken of.
  [[nodiscard]] bool is_told_of_others(std::size_t at) const {
    bool const follows_number = last_number_end_ > 0 && !is_parted_;
    bool const has_other_subject = !candidates_.empty() && !names_itself_before(at);
    if (follows_number || has_other_subject) return true;
    if (at == 0) return false;
    for (std::string_view const negation : {"khong", "chua", "viec"}) {
      bool const is_title = place_ == SentencePlace::Title && negation == "viec";
      if (words_.has_at(negation, at - 1) && !is_title) return true;
    }
    for (std::string_view const type :
         {"luat", "phap lenh", "nghi dinh", "nghi quyet", "quyet dinh", "thong tu", "lien tich"}) {
      std::size_t const length = count_words(type);
      if (at >= length && words_.has_at(type, at - length)) return true;  // "Luật sửa đổi …"
    }
    return false;
  }

  /// What comes up to the next semicolon may be another document's.
  void describe() { names_others_ = objects_ > 0 || names_others_; }

  /// "Nghị định số … được thay thế bằng Nghị định này", "… bị bãi bỏ".
  void read_passive(RelationVerb const& verb, std::size_t at) {
    std::size_t const agent = at + verb.words;
    bool const has_agent = words_.has_at("boi", agent) || words_.has_at("bang", agent) ||
                           words_.has_at("theo", agent) || words_.has_at("tai", agent);
    std::size_t const type = has_agent ? type_words_at(words_, agent + 1) : 0;
    bool const is_itself = type > 0 && words_.has_at("nay", agent + 1 + type);
    bool const is_past = at > 1 && words_.has_at("da", at - 2);
    if (!verb_ && !candidates_.empty() && (is_itself || (!has_agent && !is_past))) {
      return end_candidates(verb, at);
    }
    names_others_ = true;
  }

  /// The documents named before the verb are what it is said of.
  void end_candidates(RelationVerb const& verb, std::size_t at) {
    bool const in_part = words_.has_at("mot phan", at + verb.words);
    for (auto const& [number, has_part] : candidates_) add(number, verb.kind, has_part || in_part);
    candidates_.clear();
    names_others_ = true;
  }

  void read_number(CitedNumber const& number) {
    if (place_ == SentencePlace::Grounds) return add(number, RelationKind::BasedOn, false);
    NumberLead const lead = lead_of(number);
    if (!verb_) {
      bool const is_named = lead.is_plain && (is_parted_ || candidates_.empty()) && !names_others_;
      if (is_named) candidates_.emplace_back(number, lead.has_part);
      names_others_ = names_others_ || !is_named;
    } else if (objects_ == 0 ? is_first_object(lead) : is_next_object(lead)) {
      add(number, *verb_, lead.has_part || is_parts_of_first(number));
      ++objects_;
    } else {
      names_others_ = true;
    }
  }

  /// A law's name is left out; commas and "và" in it part nothing.
  NumberLead lead_of(CitedNumber const& number) {
    bool const is_law = number.normalized.find("/QH") != std::string::npos ||
                        number.normalized.find("/UBTVQH") != std::string::npos;
    std::size_t const floor = std::max(verb_end_, last_number_end_);
    for (std::size_t back = 1; is_law && back <= kMaxLawNameWords; ++back) {
      if (number.begin < floor + back) break;
      std::size_t const at = number.begin - back;
      if (!words_.has_at("luat", at) && !words_.has_at("phap lenh", at)) continue;
      if (at >= segment_) return read_lead(words_, segment_, at);
      is_parted_ = true;
      return {};
    }
    return read_lead(words_, segment_, number.begin);
  }

  [[nodiscard]] bool is_first_object(NumberLead const& lead) const {
    if (names_others_) return false;
    if (lead.is_plain || lead.is_issued_with) return true;
    if (place_ == SentencePlace::Title) return !schema::supersedes(*verb_);
    return place_ == SentencePlace::Body && lead.has_part;
  }

  [[nodiscard]] bool is_next_object(NumberLead const& lead) const {
    return is_parted_ && !names_others_ && lead.is_plain;
  }

  /// "Điều 3, phụ lục và Điều 5 của …": parts before a separator are of the first number, too.
  [[nodiscard]] bool is_parts_of_first(CitedNumber const& number) const {
    return objects_ == 0 && read_lead(words_, verb_end_, number.begin).has_part;
  }

  /// "… hết hiệu lực, trừ các điều 5, 6" leaves the rest in force.
  void find_exception() {
    for (std::size_t at = words_.size(); at-- > 0;) {
      for (std::string_view const except :
           {"tru dieu", "tru cac dieu", "tru khoan", "tru cac khoan", "tru mot so"}) {
        if (words_.has_at(except, at)) {
          exception_ = at;
          return;
        }
      }
    }
  }

  void add(CitedNumber const& number, RelationKind kind, bool has_part) {
    bool const in_part = schema::supersedes(kind) && (has_part || exception_ >= number.end);
    reading_.relations.push_back({in_part ? RelationKind::Amends : kind, number});
  }

  std::string_view sentence_;
  SentencePlace place_;
  LineWords words_;
  std::vector<CitedNumber> numbers_;
  SentenceReading reading_;

  std::optional<RelationKind> verb_;
  std::size_t verb_end_ = 0;   ///< word after the verb
  std::size_t exception_ = 0;  ///< word at which the last exception begins
  std::size_t objects_ = 0;    ///< documents that the verb has so far
  std::size_t last_number_end_ = 0;
  std::size_t segment_ = 0;    ///< word after the last verb, number or separator
  bool is_parted_ = false;     ///< that was a separator
  bool names_others_ = false;  ///< numbers up to the next semicolon belong to a description
  std::vector<std::pair<CitedNumber, bool>> candidates_;  ///< before any verb, and if only a part
};

}  // namespace

SentenceReading read_sentence(std::string_view sentence, SentencePlace place,
                              RelationKind item_kind) {
  return SentenceReader(sentence, place, item_kind).run();
}

}  // namespace tracuu::indexer
