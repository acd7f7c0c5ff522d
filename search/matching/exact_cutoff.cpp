// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/exact_cutoff.hpp"

#include <algorithm>
#include <string>

namespace tracuu::search {

namespace {

/// More than the words of any query weigh together.
constexpr double kAnyWeight = 1e9;

/// All documents, which might weigh kAnyWeight and weigh nothing. Document ids that are not in use
/// are among them: the query that it is joined with has none of these.
class WeightlessSource final : public Xapian::PostingSource {
 public:
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return documents_; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return documents_; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return documents_; }
  [[nodiscard]] Xapian::docid get_docid() const override { return at_; }
  [[nodiscard]] double get_weight() const override { return 0; }
  [[nodiscard]] bool at_end() const override { return at_ > last_; }

  void next(double /*least_weight*/) override { ++at_; }
  void skip_to(Xapian::docid document, double /*least_weight*/) override {
    at_ = std::max(at_, document);
  }

  [[nodiscard]] PostingSource* clone() const override { return new WeightlessSource; }

  // What a remote server makes of it.
  [[nodiscard]] std::string name() const override {
    return Xapian::FixedWeightPostingSource(0).name();
  }
  [[nodiscard]] std::string serialise() const override {
    return Xapian::FixedWeightPostingSource(0).serialise();
  }

  void init(Xapian::Database const& database) override {
    documents_ = database.get_doccount();
    last_ = database.get_lastdocid();
    at_ = 0;
    set_maxweight(kAnyWeight);
  }

  [[nodiscard]] std::string get_description() const override { return "weightless"; }

 private:
  Xapian::doccount documents_ = 0;
  Xapian::docid last_ = 0;
  Xapian::docid at_ = 0;
};

}  // namespace

Xapian::Query with_exact_cutoff(Xapian::Query const& query) {
  auto* const source = new WeightlessSource;
  return {Xapian::Query::OP_AND_MAYBE, query,
          Xapian::Query(source->release())};  // Xapian deletes it
}

}  // namespace tracuu::search
