// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/document/xapian_document.hpp"

namespace tracuu::indexer {

Xapian::Document to_xapian_document(DocumentContent const& content) {
  Xapian::Document document;
  for (DocumentContent::Posting const& posting : content.postings()) {
    std::string const term(content.term(posting));
    if (posting.position == DocumentContent::kNoPosition) {
      document.add_term(term, posting.wdf);
    } else {
      document.add_posting(term, posting.position, posting.wdf);
    }
  }
  for (auto const& [slot, value] : content.values()) document.add_value(slot, value);
  document.set_data(content.data());
  return document;
}

}  // namespace tracuu::indexer
