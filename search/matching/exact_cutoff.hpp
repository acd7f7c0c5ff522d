// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

namespace tracuu::search {

/// What `query` matches, with the same weights, such that Xapian::Enquire::set_cutoff leaves out no
/// document that weighs enough.
///
/// By itself Xapian loses one now and then (1.4.22 and 1.4.29: findings/xapian-or-loses-a-hit.sh):
/// once neither branch of an OR weighs enough alone, it requires both and goes on past a document
/// that both have. So `query` is joined with a source that might weigh more than any cutoff and
/// weighs nothing: every OR stays one. Nothing is passed over then, so `query` should match few
/// documents that weigh too little (HeldWords::enough).
///
/// A remote server of Xapian knows no sources of ours and runs one in its place that can't
/// weigh anything: there a document may be lost as before.
[[nodiscard]] Xapian::Query with_exact_cutoff(Xapian::Query const& query);

}  // namespace tracuu::search
