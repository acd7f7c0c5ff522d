// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tracuu::indexer {

/// Which parts of an announcement are searched by plain words, and how often
/// each occurrence counts (docs/ranking.md has the measurements). A part with
/// weight 0 is stored and shown, but not found.
struct TextWeights {
  unsigned title = 4;
  unsigned lead = 2;  ///< the abstract, or the first of several paragraphs of the body
  unsigned body = 1;
  unsigned names = 1;  ///< unit, author, place
};

}  // namespace tracuu::indexer
