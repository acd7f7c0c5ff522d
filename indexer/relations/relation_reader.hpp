// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "schema/announcement.hpp"
#include "schema/relation.hpp"

namespace tracuu::indexer {

/// What `announcement`, an official document with a number of its own, does to others, in the order
/// of its text, each pair of kind and number once; nothing for one without an own number, whose
/// text speaks of documents of others. Never a relation to itself, and none that it tells of two
/// others
/// ("Luật số A đã được sửa đổi theo Luật số B"). What it repeals or replaces in part only ("Điều 2
/// Nghị định số …") it amends. Any Unicode form; linear. Thread-safe.
///
///     Căn cứ Nghị định số 15/2020/NĐ-CP …             -> based_on 15/2020/NĐ-CP
///     … thay thế Quyết định số 7/2011/QĐ-UBND          -> replaces 7/2011/QĐ-UBND
///     Quyết định số 8/QĐ-UBND ngày 3/2/2011 hết hiệu lực … -> repeals 8/QĐ-UBND of 2011
[[nodiscard]] std::vector<schema::Relation> read_relations(
    schema::Announcement const& announcement);

}  // namespace tracuu::indexer
