// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/number_reading.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "analyzers/document_issuer.hpp"
#include "analyzers/document_number.hpp"
#include "base/contains.hpp"
#include "schema/field.hpp"
#include "schema/stored_announcement.hpp"
#include "schema/term.hpp"

namespace tracuu::search {

namespace {

using analyzers::DocumentNumberParts;

/// So many numbers of the index are looked at for one that was typed.
constexpr std::size_t kMaxSteps = 5'000;

bool agrees(std::string const& wanted, std::string const& found) {
  return wanted.empty() || wanted == found;
}

bool agree(DocumentNumberParts const& wanted, DocumentNumberParts const& found,
           IssuerMatch issuer) {
  bool const is_part_of_issuer =
      issuer == IssuerMatch::WithUnits && found.issuer.starts_with(wanted.issuer + "-");
  return agrees(wanted.year, found.year) && agrees(wanted.type, found.type) &&
         (agrees(wanted.issuer, found.issuer) || is_part_of_issuer);
}

}  // namespace

namespace {

/// The numbers of the index that begin with `number` and that `fits` is true for.
template <class Fits>
FoundNumbers find_numbers_that(Xapian::Database const& database, std::string const& number,
                               Fits fits) {
  FoundNumbers found;
  std::string const prefix = schema::make_term(schema::FieldId::Number, "");
  std::size_t steps = 0;
  for (char const mark : {'-', '/'}) {
    std::string const beginning = prefix + number + mark;
    auto const end = database.allterms_end(beginning);
    for (auto term = database.allterms_begin(beginning); term != end; ++term) {
      if (found.numbers.size() == kMaxNumbers || ++steps > kMaxSteps) {
        found.was_cut = true;
        return found;
      }
      std::string held = (*term).substr(prefix.size());
      auto const parts = analyzers::split_document_number(held);
      if (parts && fits(*parts)) found.numbers.push_back(std::move(held));
    }
  }
  return found;
}

}  // namespace

FoundNumbers find_numbers(Xapian::Database const& database, DocumentNumberParts const& wanted,
                          IssuerMatch issuer) {
  return find_numbers_that(database, wanted.number, [&](DocumentNumberParts const& parts) {
    return agree(wanted, parts, issuer);
  });
}

namespace {

/// So many announcements are looked at for one that was spoken of; and for each number.
constexpr std::size_t kMaxLooks = 400;
constexpr std::size_t kMaxLooksEach = 100;

/// Types of the National Assembly and its Standing Committee, whose numbers had none until 2021.
constexpr std::array<std::string_view, 4> kAssemblyTypes{"L", "NQ", "PL", "HP"};

/// Types of which a number may say nothing: "1517/BNN-HTQT" is a letter.
constexpr std::array<std::string_view, 2> kUnsaidTypes{"CV", "CD"};

bool is_of_assembly(DocumentNumberParts const& parts) {
  return parts.issuer.starts_with("QH") || parts.issuer.starts_with("UBTVQH");
}

schema::DateRange dates_of_year(std::string const& year) {
  return schema::parse_iso_period(year).value_or(schema::DateRange{});
}

bool is_inside(schema::DateRange const& dates, std::string const& value) {
  return !value.empty() && (!dates.from || value >= schema::format_value_date(*dates.from)) &&
         (!dates.to || value <= schema::format_value_date(*dates.to));
}

/// Finds the documents that were spoken of. Each finder is used once.
class SpokenDocuments {
 public:
  SpokenDocuments(Xapian::Database const& database, analyzers::SpokenDocumentNumber const& spoken)
      : database_(database), spoken_(spoken) {}

  std::vector<AskedDocument> find() {
    std::vector<AskedDocument> fitting;
    std::vector<AskedDocument> others;   // of another year, as far as the index knows
    std::vector<std::string> elsewhere;  // by another issuer, as far as the number tells
    FoundNumbers found = find_numbers_that(
        database_, spoken_.number,
        [&](DocumentNumberParts const& parts) { return is_of_year(parts) && is_of_type(parts); });
    bool has_own = false;
    for (std::string& number : found.numbers) {
      auto const parts = analyzers::split_document_number(number);
      if (!is_of_issuers(parts->issuer)) {
        elsewhere.push_back(std::move(number));
        continue;
      }
      auto dates = own_dates(number, false);
      has_own = has_own || dates.has_value();
      bool const fits = dates || !parts->year.empty() || spoken_.year.empty();
      bool const is_likelier = spoken_.day
                                   ? dates && dates->from == spoken_.day && dates->from == dates->to
                                   : is_of_first_issuer(parts->issuer);
      (fits ? fitting : others)
          .push_back({std::move(number), dates.value_or(schema::DateRange{}), type_of(*parts),
                      is_likelier});
    }
    if (!has_own && !spoken_.issuers.empty()) append_of_unit(elsewhere, fitting);
    return fitting.empty() ? std::move(others) : std::move(fitting);
  }

 private:
  [[nodiscard]] bool is_of_year(DocumentNumberParts const& parts) const {
    return spoken_.year.empty() || parts.year.empty() || parts.year == spoken_.year;
  }

  [[nodiscard]] bool is_of_type(DocumentNumberParts const& parts) const {
    if (spoken_.type.empty() || parts.type == spoken_.type) return true;
    if (!parts.type.empty() || spoken_.is_order) return false;
    return is_of_assembly(parts) ? base::contains(kAssemblyTypes, spoken_.type)
                                 : base::contains(kUnsaidTypes, spoken_.type);
  }

  [[nodiscard]] bool is_of_issuers(std::string_view number_end) const {
    return std::ranges::all_of(spoken_.issuers, [&](std::string const& issuer) {
      return number_end == issuer || analyzers::names_issuer(number_end, issuer);
    });
  }

  /// Of a joint document: the one who leads stands first in its number.
  [[nodiscard]] bool is_of_first_issuer(std::string_view number_end) const {
    return !spoken_.issuers.empty() &&
           analyzers::names_issuer(number_end.substr(0, number_end.find('-')),
                                   spoken_.issuers.front());
  }

  [[nodiscard]] std::string type_of(DocumentNumberParts const& parts) const {
    return parts.type.empty() && is_of_assembly(parts) ? spoken_.type : "";
  }

  /// The dates by which the documents with `number` that were meant are told from others; nothing
  /// if the index holds none that fits. `by_unit`: its unit is who issued it.
  std::optional<schema::DateRange> own_dates(std::string const& number, bool by_unit) {
    schema::DateRange const year = dates_of_year(spoken_.year);
    schema::DateRange const day{spoken_.day, spoken_.day};
    bool has_year = false;
    std::string const term = schema::make_term(schema::FieldId::OwnNumber, number);
    std::size_t looks = 0;
    auto const end = database_.postlist_end(term);
    for (auto own = database_.postlist_begin(term); own != end; ++own) {
      if (++looks > kMaxLooksEach || ++looks_ > kMaxLooks) break;
      Xapian::Document const document = database_.get_document(*own);
      std::string const date = document.get_value(schema::kDateSlot);
      bool const is_in_year = spoken_.year.empty() || is_inside(year, date);
      if (!is_in_year || (by_unit && !is_of_unit(document))) continue;
      if (spoken_.day && is_inside(day, date)) return day;
      has_year = true;
    }
    return has_year ? std::optional(year) : std::nullopt;
  }

  [[nodiscard]] bool is_of_unit(Xapian::Document const& document) const {
    auto const issuers = analyzers::find_document_issuers(document.get_value(schema::kUnitSlot));
    return std::ranges::all_of(spoken_.issuers, [&](std::string const& issuer) {
      return base::contains(issuers, issuer);
    });
  }

  void append_of_unit(std::vector<std::string> const& numbers,
                      std::vector<AskedDocument>& documents) {
    for (std::string const& number : numbers) {
      if (auto const dates = own_dates(number, true))
        documents.push_back({number, *dates, "", false});
    }
  }

  Xapian::Database const& database_;
  analyzers::SpokenDocumentNumber const& spoken_;
  std::size_t looks_ = 0;
};

}  // namespace

std::vector<AskedDocument> find_spoken_documents(Xapian::Database const& database,
                                                 analyzers::SpokenDocumentNumber const& spoken) {
  return SpokenDocuments(database, spoken).find();
}

std::string written_number(Xapian::Database const& database, std::string const& number) {
  std::string const own_term = schema::make_term(schema::FieldId::OwnNumber, number);
  auto const own = database.postlist_begin(own_term);
  if (own != database.postlist_end(own_term)) {
    std::string written = database.get_document(*own).get_value(schema::kOwnNumberSlot);
    if (analyzers::normalize_document_number(written) == number) return written;
  }
  std::string const term = schema::make_term(schema::FieldId::Number, number);
  auto const posting = database.postlist_begin(term);
  if (posting == database.postlist_end(term)) return number;
  auto const stored = schema::StoredAnnouncement::open(database.get_document(*posting).get_data());
  auto const announcement = stored ? stored->head() : stored.error();
  if (!announcement) return number;
  for (std::string const& written : announcement->numbers) {
    if (analyzers::normalize_document_number(written) == number) return written;
  }
  return number;
}

}  // namespace tracuu::search
