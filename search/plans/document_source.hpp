// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace tracuu::search {

/// These documents, which weigh nothing.
class DocumentSource final : public Xapian::PostingSource {
 public:
  /// `documents` are in order, and outlive it.
  explicit DocumentSource(std::vector<Xapian::docid> const& documents) : documents_(documents) {}

  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return size(); }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return size(); }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return size(); }
  void init(Xapian::Database const& /*database*/) override { at_ = kBeforeFirst; }
  void next(double /*least_weight*/) override { at_ = at_ == kBeforeFirst ? 0 : at_ + 1; }
  void skip_to(Xapian::docid document, double /*least_weight*/) override {
    std::size_t const from = at_ == kBeforeFirst ? 0 : at_;
    auto const begin = documents_.begin() + static_cast<std::ptrdiff_t>(from);
    at_ = static_cast<std::size_t>(std::lower_bound(begin, documents_.end(), document) -
                                   documents_.begin());
  }
  [[nodiscard]] bool at_end() const override {
    return at_ != kBeforeFirst && at_ >= documents_.size();
  }
  [[nodiscard]] Xapian::docid get_docid() const override { return documents_[at_]; }
  [[nodiscard]] PostingSource* clone() const override { return new DocumentSource(documents_); }
  [[nodiscard]] std::string get_description() const override { return "documents"; }

 private:
  static constexpr std::size_t kBeforeFirst = static_cast<std::size_t>(-1);

  [[nodiscard]] Xapian::doccount size() const {
    return static_cast<Xapian::doccount>(documents_.size());
  }

  std::vector<Xapian::docid> const& documents_;
  std::size_t at_ = kBeforeFirst;
};

}  // namespace tracuu::search
