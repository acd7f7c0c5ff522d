// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/plans/lengths_by_match.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace tracuu::search {

namespace {

/// No document has it (schema/term.hpp), so that it adds nothing to a weight.
std::string const kAbsentTerm = "\x7F";

}  // namespace

// BM25 has a part that only a document's length decides: 2 * k2 * q / (1 + l), q being the length
// of the query and l that of the document against the mean one (xapian-core, weight/bm25weight.cc),
// which it gives back. Weights go over the network as they are.
std::vector<Xapian::termcount> lengths_by_match(Xapian::Database const& database, std::size_t end,
                                                Xapian::termcount none) {
  Xapian::Enquire enquire(database);
  Xapian::Query const query(Xapian::Query::OP_AND_MAYBE, Xapian::Query(std::string()),
                            Xapian::Query(kAbsentTerm));
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BM25Weight(1, 1, 1, 1, 0));
  double const mean_length = database.get_avlength();
  std::vector<Xapian::termcount> lengths(end, none);
  Xapian::MSet const found = enquire.get_mset(0, database.get_doccount());
  for (auto match = found.begin(); match != found.end(); ++match) {
    if (*match >= end) continue;
    double const relative = 2.0 * query.get_length() / match.get_weight() - 1;
    lengths[*match] = static_cast<Xapian::termcount>(std::lround(relative * mean_length));
  }
  return lengths;
}

}  // namespace tracuu::search
