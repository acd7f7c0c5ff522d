// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "schema/announcement.hpp"

namespace tracuu::search {

/// An announcement at an address.
struct AddressedDocument {
  Xapian::docid document = 0;
  schema::Announcement head;  ///< without abstract and body
};

/// The announcements that are or were published at `address`, in whatever way it is written
/// (schema/web_address.hpp), at most `most`, in order of their ids: those with it as `url`, among
/// their other addresses or as id. If some have it with the same capitals, only they. In an index
/// without terms of addresses those with it as `url`. May throw Xapian::Error. IndexCorrupt,
/// OutOfMemory.
[[nodiscard]] base::Result<std::vector<AddressedDocument>> documents_at(
    Xapian::Database const& database, std::string_view address, Xapian::doccount most);

}  // namespace tracuu::search
