// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include "indexer/document/document_content.hpp"

namespace tracuu::indexer {

/// `content` as the document that Xapian is given in an update. Xapian::Error
/// only for want of memory.
[[nodiscard]] Xapian::Document to_xapian_document(DocumentContent const& content);

}  // namespace tracuu::indexer
