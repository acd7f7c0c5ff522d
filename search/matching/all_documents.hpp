// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <string>

namespace tracuu::search {

/// A source of all documents, each weighing nothing: for those that end or bound a match by being
/// joined with its query. Document ids that are not in use are among them: the query that it is
/// joined with has none of these. A remote server of Xapian, which knows no sources of ours, runs
/// its FixedWeightPostingSource in its place: all documents, none weighing anything. Not
/// thread-safe.
class AllDocuments : public Xapian::PostingSource {
 public:
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return documents_; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return documents_; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return documents_; }
  [[nodiscard]] Xapian::docid get_docid() const override { return at_; }
  [[nodiscard]] bool at_end() const override { return at_ > last_; }

  void next(double /*least_weight*/) override { move_to(at_ + 1); }
  void skip_to(Xapian::docid document, double /*least_weight*/) override {
    if (document > at_) move_to(document);
  }

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
  }

 protected:
  virtual void move_to(Xapian::docid document) { at_ = document; }

 private:
  Xapian::doccount documents_ = 0;
  Xapian::docid last_ = 0;
  Xapian::docid at_ = 0;
};

}  // namespace tracuu::search
