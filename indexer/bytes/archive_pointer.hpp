// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <archive.h>

#include <memory>

namespace tracuu::indexer {

struct FreeArchive {
  void operator()(archive* opened) const { archive_read_free(opened); }
};

/// An archive that libarchive reads; closed with its owner.
using ArchivePointer = std::unique_ptr<archive, FreeArchive>;

}  // namespace tracuu::indexer
