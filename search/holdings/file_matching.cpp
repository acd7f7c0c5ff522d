// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/holdings/file_matching.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzers/document_number.hpp"
#include "analyzers/token.hpp"
#include "schema/field.hpp"
#include "schema/fingerprint.hpp"
#include "schema/term.hpp"
#include "search/holdings/similar.hpp"
#include "store/document_lookup.hpp"

namespace tracuu::search {

namespace {

/// So many of each kind are looked at.
constexpr Xapian::doccount kMaxFileCandidates = 50;
/// Of texts that share less than this nobody would say that they are alike.
constexpr double kLeastSimilarity = 0.3;
/// The budget is asked once for so many fingerprints.
constexpr std::size_t kBetweenLooks = 4'096;

/// By document: the score that content gave it.
using Candidates = std::map<Xapian::docid, double>;

void add_documents(Candidates& candidates, std::vector<Xapian::docid> const& documents) {
  for (Xapian::docid const document : documents) candidates.emplace(document, 0);
}

/// Adds what has nearly the words of `wanted` and all its numbers; false if the budget was spent.
bool add_copies(Xapian::Database const& database, schema::Fingerprint const& wanted,
                SearchBudget const& budget, Candidates& candidates) {
  std::size_t looked_at = 0;
  std::size_t found = 0;
  auto const end = database.valuestream_end(schema::kFingerprintSlot);
  for (auto value = database.valuestream_begin(schema::kFingerprintSlot); value != end; ++value) {
    if (++looked_at % kBetweenLooks == 0 && budget.is_over()) return false;
    auto const fingerprint = schema::parse_value_fingerprint(*value);
    if (!fingerprint || !are_copies(*fingerprint, wanted)) continue;
    candidates.emplace(value.get_docid(), 0);
    if (++found == kMaxFileCandidates) return true;
  }
  return true;
}

std::vector<Xapian::docid> with_number(Xapian::Database const& database,
                                       std::string const& number) {
  auto const normalized = analyzers::normalize_document_number(number);
  if (!normalized) return {};
  std::string const text = normalized->substr(0, analyzers::kMaxTokenBytes);
  return store::documents_with(database, schema::make_term(schema::FieldId::OwnNumber, text),
                               kMaxFileCandidates);
}

bool have_one_number(std::string const& left, std::string const& right) {
  auto const number = analyzers::normalize_document_number(left);
  return number && number == analyzers::normalize_document_number(right);
}

/// Whether both say the same: a stored announcement against the one that was read of the file.
bool is_same_text(schema::Announcement const& read, schema::Announcement const& kept) {
  bool const is_empty = read.body.empty() && read.abstract.empty();
  return !is_empty && read.title == kept.title && read.abstract == kept.abstract &&
         read.body == kept.body;
}

std::optional<FileAgreement> agreement_of(schema::FileTraits const& file,
                                          schema::Announcement const& kept,
                                          std::string const& fingerprint_value, double similarity) {
  if (!kept.file_hash.empty() && kept.file_hash == file.sha256) return FileAgreement::SameFile;
  if (!file.announcement) return std::nullopt;
  if (is_same_text(*file.announcement, kept)) return FileAgreement::SameText;
  auto const fingerprint = schema::parse_value_fingerprint(fingerprint_value);
  bool const is_copy =
      fingerprint && file.fingerprint && are_copies(*fingerprint, *file.fingerprint);
  if (is_copy) return FileAgreement::NearText;
  if (have_one_number(file.announcement->number, kept.number)) return FileAgreement::SameNumber;
  if (similarity >= kLeastSimilarity) return FileAgreement::Similar;
  return std::nullopt;
}

base::Result<void> add_match(Xapian::Database const& database, schema::FileTraits const& file,
                             Candidates::value_type const& candidate,
                             std::vector<FileMatch>& matches) {
  Xapian::Document const document = database.get_document(candidate.first);
  auto kept = store::stored_announcement(document);
  if (!kept) return kept.error();
  auto const agreement =
      agreement_of(file, *kept, document.get_value(schema::kFingerprintSlot), candidate.second);
  if (!agreement) return {};
  bool const is_same = *agreement <= FileAgreement::SameText;
  kept->abstract.clear();
  kept->body.clear();
  matches.push_back({*agreement, is_same ? 1 : candidate.second, std::move(*kept)});
  return {};
}

}  // namespace

base::Result<FileMatches> match_file(Xapian::Database const& database,
                                     schema::FileTraits const& file, SearchBudget const& budget,
                                     bool has_remote) {
  FileMatches found;
  Candidates candidates;
  for (ScoredDocument const& hit : nearest_to_pairs(database, file.pairs, kMaxFileMatches)) {
    candidates.emplace(hit.document, std::min(hit.score, 1.0));
  }
  add_documents(candidates, store::documents_with(
                                database, schema::make_term(schema::FieldId::FileHash, file.sha256),
                                kMaxFileCandidates));
  if (file.announcement)
    add_documents(candidates, with_number(database, file.announcement->number));
  if (file.fingerprint && !has_remote) {
    found.is_cut = !add_copies(database, *file.fingerprint, budget, candidates);
  } else if (file.fingerprint) {
    found.is_cut = true;
  }
  for (auto const& candidate : candidates) {
    if (auto const added = add_match(database, file, candidate, found.matches); !added) {
      return added.error();
    }
  }
  std::ranges::stable_sort(found.matches, [](FileMatch const& left, FileMatch const& right) {
    if (left.agreement != right.agreement) return left.agreement < right.agreement;
    return left.similarity > right.similarity;
  });
  if (found.matches.size() > kMaxFileMatches) found.matches.resize(kMaxFileMatches);
  return found;
}

}  // namespace tracuu::search
