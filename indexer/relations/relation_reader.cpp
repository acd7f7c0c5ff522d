// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/relations/relation_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "analyzers/document_number.hpp"
#include "analyzers/document_number_parts.hpp"
#include "analyzers/nfc_filter.hpp"
#include "base/utf8.hpp"
#include "indexer/official/line_words.hpp"
#include "indexer/relations/relation_sentence.hpp"
#include "indexer/relations/relation_words.hpp"
#include "indexer/relations/sentences.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

using schema::Relation;
using schema::RelationKind;

/// A digest of the law repeals hundreds; further relations are left out.
constexpr std::size_t kMaxRelations = 300;

/// An abstract of more bytes is a text, not the subject of a document (trích yếu).
constexpr std::size_t kMaxSubjectBytes = 1000;

constexpr std::size_t kMaxEvidenceBytes = 480;
constexpr std::size_t kMaxHeadingBytes = 160;

std::string shortened_evidence(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return std::string(text);
  std::size_t end = text.rfind(' ', bytes);
  if (end == std::string_view::npos || end == 0) {
    for (end = bytes; end > 0 && !base::is_utf8_boundary(text, end);) --end;
  }
  return fmt::format("{} …", text.substr(0, end));
}

/// Only a sentence with a number, or one that heads a list, can say something.
bool may_relate(std::string_view sentence) {
  return sentence.find('/') != std::string_view::npos || sentence.ends_with(':');
}

class RelationReader {
 public:
  explicit RelationReader(schema::Announcement const& announcement)
      : own_(analyzers::normalize_document_number(announcement.number).value_or("")),
        issued_(announcement.issued ? announcement.issued : announcement.date) {}

  void read_title(std::string_view title) {
    std::string_view const subject = after_own_number(title);
    add(read_sentence(subject, SentencePlace::Title), title);
  }

  void read_body(std::string_view body) {
    for (Sentence const& sentence : split_sentences(body)) {
      if (relations_.size() >= kMaxRelations) break;
      if (sentence.begins_line && !sentence.is_item && !is_list_like(sentence.text)) list_.reset();
      if (may_relate(sentence.text)) read_one(sentence);
    }
  }

  std::vector<Relation> take() { return std::move(relations_); }

 private:
  /// A list whose heading has the verb: "Bãi bỏ các văn bản sau:".
  struct ListHeading {
    RelationKind kind;
    std::string text;
  };

  void read_one(Sentence const& sentence) {
    LineWords const beginning(sentence.text, 40);
    if (beginning.begins_with("can cu")) return read_grounds(sentence.text);
    if (list_ && sentence.begins_line) {
      std::string const evidence = fmt::format("{} {}", list_->text, sentence.text);
      return add(read_sentence(sentence.text, SentencePlace::Item, list_->kind), evidence);
    }
    SentenceReading reading = read_sentence(sentence.text, SentencePlace::Body);
    if (reading.heads_list && sentence.ends_line) {
      list_ = {*reading.heads_list, shortened_evidence(sentence.text, kMaxHeadingBytes)};
    }
    add(std::move(reading), sentence.text);
  }

  /// "Căn cứ Luật …; Căn cứ Nghị định …; Theo đề nghị …": what is no ground ends them.
  void read_grounds(std::string_view text) {
    while (!text.empty()) {
      std::size_t const end = std::min(text.find(';'), text.size());
      std::string_view const ground = trim(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
      LineWords const beginning(ground, 60);
      if (!beginning.begins_with("can cu") && type_words_at(beginning, 0) == 0) return;
      add(read_sentence(ground, SentencePlace::Grounds), ground);
    }
  }

  /// Items of a list may have no mark: "Quyết định số …;".
  static bool is_list_like(std::string_view line) {
    LineWords const beginning(line, 60);
    bool const is_article = beginning.size() > 1 && beginning.has_at("dieu", 0) &&
                            beginning[1].is_number() && line.find('/') == std::string_view::npos;
    return !is_article && (type_words_at(beginning, 0) > 0 || beginning.begins_with("dieu") ||
                           beginning.begins_with("khoan"));
  }

  /// The title after the number of the document itself, or after its type.
  [[nodiscard]] std::string_view after_own_number(std::string_view title) const {
    LineWords const words(title);
    for (CitedNumber const& number : cited_numbers_of(title, words)) {
      if (number.normalized == own_) return title.substr(words[number.end - 1].end);
      break;
    }
    if (relation_verb_at(words, 0)) return title;  // "hướng dẫn" is a type, too
    std::size_t const type = type_words_at(words, 0);
    return type == 0 ? title : title.substr(words[type - 1].end);
  }

  [[nodiscard]] bool is_itself(CitedNumber const& number) const {
    if (number.normalized != own_) return false;
    auto const parts = analyzers::split_document_number(number.normalized);
    bool const names_year = parts && !parts->year.empty();
    return names_year || !number.date || !issued_ || number.date->year() == issued_->year();
  }

  void add(SentenceReading reading, std::string_view evidence) {
    for (FoundRelation& found : reading.relations) {
      if (relations_.size() >= kMaxRelations || is_itself(found.number)) continue;
      std::string key =
          fmt::format("{} {}", schema::relation_row(found.kind).name, found.number.normalized);
      if (!known_.insert(std::move(key)).second) continue;
      relations_.push_back({found.kind, std::move(found.number.written), found.number.date,
                            shortened_evidence(evidence, kMaxEvidenceBytes)});
    }
  }

  std::string own_;  ///< normalised
  std::optional<schema::Date> issued_;
  std::vector<Relation> relations_;
  std::set<std::string> known_;
  std::optional<ListHeading> list_;
};

}  // namespace

std::vector<Relation> read_relations(schema::Announcement const& announcement) {
  if (announcement.number.empty()) return {};
  RelationReader reader(announcement);
  analyzers::NfcFilter const nfc;
  auto const composed = [&nfc](std::string_view text) {
    auto const filtered = nfc.filter(text);
    return std::string(filtered ? filtered->text() : text);
  };
  reader.read_title(composed(announcement.title));
  if (announcement.abstract.size() <= kMaxSubjectBytes) {
    reader.read_title(composed(announcement.abstract));
  } else {
    reader.read_body(composed(announcement.abstract));
  }
  reader.read_body(composed(announcement.body));
  return reader.take();
}

}  // namespace tracuu::indexer
