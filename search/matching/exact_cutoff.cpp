// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/exact_cutoff.hpp"

#include <string>

#include "search/matching/all_documents.hpp"

namespace tracuu::search {

namespace {

/// More than the words of any query weigh together.
constexpr double kAnyWeight = 1e9;

/// All documents, which might weigh kAnyWeight and weigh nothing.
class WeightlessSource final : public AllDocuments {
 public:
  [[nodiscard]] PostingSource* clone() const override { return new WeightlessSource; }
  [[nodiscard]] double get_weight() const override { return 0; }
  [[nodiscard]] std::string get_description() const override { return "weightless"; }

  void init(Xapian::Database const& database) override {
    AllDocuments::init(database);
    set_maxweight(kAnyWeight);
  }
};

}  // namespace

Xapian::Query with_exact_cutoff(Xapian::Query const& query) {
  auto* const source = new WeightlessSource;
  return {Xapian::Query::OP_AND_MAYBE, query,
          Xapian::Query(source->release())};  // Xapian deletes it
}

}  // namespace tracuu::search
