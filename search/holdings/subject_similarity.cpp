// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/holdings/subject_similarity.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "analyzers/letter.hpp"
#include "base/ascii.hpp"
#include "schema/date.hpp"
#include "schema/field.hpp"
#include "schema/relation.hpp"
#include "schema/term.hpp"
#include "search/holdings/heaviest_matches.hpp"
#include "search/matching/hit_order.hpp"
#include "search/matching/relation_lookup.hpp"

namespace tracuu::search {

namespace {

/// A pair of syllables counts half: both count by themselves, too.
constexpr double kSubjectPairWeight = 0.5;

/// So many of the most telling terms of the title are searched for, and so many of the documents
/// that hold most of them are looked at.
constexpr std::size_t kSearchedTerms = 30;
constexpr Xapian::doccount kMaxLookedAt = 60;

/// A term in more than this share of the documents is not searched for, but in a small index one
/// in so many is.
constexpr double kMaxTermShare = 0.1;
constexpr double kAlwaysSearched = 200;

/// Texts near in content count as titles that share this much of it, if the titles share less.
constexpr double kContentShare = 0.3;

constexpr double kEarlierDocument = 0.2;
constexpr double kUndatedDocument = 0.5;
constexpr double kNearYears = 5;
constexpr double kFadingYears = 3;
constexpr double kSameIssuer = 1.1;
constexpr double kCircular = 1.15;
constexpr double kRelatedDocument = 1.2;

/// Titles that share less are not about one thing.
constexpr double kMinSubject = 0.05;

/// Of one kind of relation; a decree has hundreds of circulars.
constexpr std::size_t kMaxOfKind = 30;

/// The weight of each term of a title, of length 1 together.
using SubjectVector = std::unordered_map<std::string, double>;

/// Letters of the symbols in a document number, folded, in lower case: "18/2012/TT-BTC": tt, btc.
std::set<std::string> symbols_of(std::string_view number) {
  std::set<std::string> symbols;
  std::string symbol;
  for (char const c : base::to_lower_ascii(analyzers::fold(number)) + "/") {
    if (c >= 'a' && c <= 'z') {
      symbol += c;
    } else if (!symbol.empty()) {
      symbols.insert(std::exchange(symbol, ""));
    }
  }
  return symbols;
}

std::optional<std::chrono::sys_days> issue_day(Xapian::Document const& document) {
  std::string day = document.get_value(schema::kIssuedSlot);
  if (day.empty()) day = document.get_value(schema::kDateSlot);
  auto const date = schema::parse_value_date(day);
  return date ? std::optional(std::chrono::sys_days{*date}) : std::nullopt;
}

/// Thông tư, thông tư liên tịch.
bool is_circular(std::string const& types) {
  return types == "TT" || types == "TTLT";
}

/// Reads the titles of documents from their terms; remembers how frequent these are.
class SubjectReader {
 public:
  explicit SubjectReader(Xapian::Database const& database)
      : database_(database), document_count_(database.get_doccount()) {}

  [[nodiscard]] SubjectVector read(Xapian::docid document) {
    std::string const prefix = schema::make_term(schema::FieldId::Title, "");
    std::set<std::string> const symbols =
        symbols_of(database_.get_document(document, Xapian::DOC_ASSUME_VALID)
                       .get_value(schema::kOwnNumberSlot));
    SubjectVector subject;
    double squares = 0;
    auto term = database_.termlist_begin(document);
    auto const end = database_.termlist_end(document);
    for (term.skip_to(prefix); term != end && (*term).starts_with(prefix); ++term) {
      double const weight = weight_of(*term, symbols);
      if (weight <= 0) continue;
      subject.emplace(*term, weight);
      squares += weight * weight;
    }
    for (auto& [name, weight] : subject) weight /= std::sqrt(squares);
    return subject;
  }

  [[nodiscard]] double frequency(std::string const& term) {
    auto const [known, is_new] = frequencies_.try_emplace(term, 0);
    if (is_new) known->second = database_.get_termfreq(term);
    return known->second;
  }

 private:
  /// Numbers, and the symbols of the document's own, tell nothing of its subject.
  double weight_of(std::string const& term, std::set<std::string> const& symbols) {
    std::string_view const letters = std::string_view(term).substr(1, term.find('|') - 1);
    if (std::ranges::any_of(letters, base::is_digit)) return 0;
    std::size_t const blank = letters.find(' ');
    bool const is_pair = blank != std::string_view::npos;
    bool const is_symbol = symbols.contains(std::string(letters.substr(0, blank))) ||
                           (is_pair && symbols.contains(std::string(letters.substr(blank + 1))));
    double const found = is_symbol ? 0 : frequency(term);
    if (found < 2) return 0;
    return std::log(document_count_ / found) * (is_pair ? kSubjectPairWeight : 1);
  }

  Xapian::Database const& database_;
  double document_count_;
  std::unordered_map<std::string, double> frequencies_;
};

double cosine(SubjectVector const& one, SubjectVector const& other) {
  double sum = 0;
  for (auto const& [term, weight] : one) {
    auto const found = other.find(term);
    if (found != other.end()) sum += weight * found->second;
  }
  return sum;
}

/// Documents whose titles hold most of the subject's weight.
std::vector<Xapian::docid> titled_alike(Xapian::Database const& database, SubjectReader& reader,
                                        SubjectVector const& subject) {
  double const most = std::max(kAlwaysSearched, kMaxTermShare * database.get_doccount());
  std::vector<std::pair<double, std::string>> terms;
  for (auto const& [term, weight] : subject) {
    if (reader.frequency(term) <= most) terms.emplace_back(weight, term);
  }
  std::ranges::sort(terms, std::ranges::greater{});
  if (terms.size() > kSearchedTerms) terms.resize(kSearchedTerms);
  std::vector<Xapian::docid> documents;
  if (terms.empty()) return documents;
  std::vector<Xapian::Query> queries;
  queries.reserve(terms.size());
  for (auto const& [weight, term] : terms) {
    queries.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(term), weight);
  }
  Xapian::Query const any(Xapian::Query::OP_OR, queries.begin(), queries.end());
  for (ScoredDocument const& hit : heaviest_matches(database, any, kMaxLookedAt)) {
    documents.push_back(hit.document);
  }
  return documents;
}

/// Documents that it changes or carries out, and that do so to it; grounds are too many.
std::set<Xapian::docid> related_documents(Xapian::Database const& database,
                                          Xapian::Document const& document) {
  std::set<Xapian::docid> related;
  DocumentKey const own = key_of(document);
  for (schema::RelationRow const& row : schema::kRelations) {
    if (row.kind == schema::RelationKind::BasedOn) continue;
    for (Xapian::docid const other : documents_saying(database, row.kind, own, kMaxOfKind)) {
      related.insert(other);
    }
    std::string const prefix =
        schema::make_term(schema::FieldId::Relation, std::string(row.name) + ":");
    auto term = document.termlist_begin();
    std::size_t seen = 0;
    for (term.skip_to(prefix);
         term != document.termlist_end() && (*term).starts_with(prefix) && seen < kMaxOfKind;
         ++term, ++seen) {
      std::string const key = (*term).substr(prefix.size());
      std::size_t const colon = key.rfind(':');
      for (Xapian::docid const other :
           documents_of(database, {key.substr(0, colon), key.substr(colon + 1)}, kMaxOfKind)) {
        related.insert(other);
      }
    }
  }
  return related;
}

class SubjectRanking {
 public:
  SubjectRanking(Xapian::Database const& database, Xapian::docid document)
      : database_(database),
        document_(database.get_document(document)),
        day_(issue_day(document_)),
        issuer_(document_.get_value(schema::kUnitSlot)),
        reader_(database),
        subject_(reader_.read(document)) {}

  std::vector<ScoredDocument> run(std::vector<ScoredDocument> const& nearby) {
    std::map<Xapian::docid, double> content;
    for (ScoredDocument const& hit : nearby) content.emplace(hit.document, hit.score);
    for (Xapian::docid const other : titled_alike(database_, reader_, subject_)) {
      content.emplace(other, 0);
    }
    std::set<Xapian::docid> const related = related_documents(database_, document_);
    for (Xapian::docid const other : related) content.emplace(other, 0);
    content.erase(document_.get_docid());
    std::vector<ScoredDocument> ranked;
    for (auto const& [other, near] : content) {
      bool const is_related = related.contains(other);
      double const alike = std::max(cosine(subject_, reader_.read(other)), kContentShare * near);
      if (alike < kMinSubject && !is_related) continue;
      double const score = alike * prior(other) * (is_related ? kRelatedDocument : 1);
      ranked.push_back({other, std::min(score, 1.0)});
    }
    Columns columns;
    columns.follow(database_, {});
    HitOrder(columns).sort(ranked);
    return ranked;
  }

 private:
  [[nodiscard]] double prior(Xapian::docid other) const {
    Xapian::Document const document = database_.get_document(other, Xapian::DOC_ASSUME_VALID);
    double factor = years_factor(issue_day(document));
    if (!issuer_.empty() && document.get_value(schema::kUnitSlot) == issuer_) factor *= kSameIssuer;
    if (is_circular(document.get_value(schema::kTypeSlot))) factor *= kCircular;
    return factor;
  }

  [[nodiscard]] double years_factor(std::optional<std::chrono::sys_days> other) const {
    if (!day_ || !other) return kUndatedDocument;
    double const years = static_cast<double>((*other - *day_).count()) / 365.25;
    double const order = years < 0 ? kEarlierDocument : 1;
    double const beyond = std::max(0.0, std::abs(years) - kNearYears) / kFadingYears;
    return order / (1 + beyond * beyond);
  }

  Xapian::Database const& database_;
  Xapian::Document document_;
  std::optional<std::chrono::sys_days> day_;
  std::string issuer_;
  SubjectReader reader_;
  SubjectVector subject_;
};

}  // namespace

std::vector<ScoredDocument> rank_by_subject(Xapian::Database const& database,
                                            Xapian::docid document,
                                            std::vector<ScoredDocument> const& nearby) {
  return SubjectRanking(database, document).run(nearby);
}

}  // namespace tracuu::search
