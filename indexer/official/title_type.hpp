// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tracuu::indexer {

/// The type of document that a line begins with.
struct TitleType {
  std::string name;         ///< lower case, NFC: "quyết định"; for a draft without "dự thảo"
  bool is_bare = false;     ///< nothing else stands on the line
  bool has_issuer = false;  ///< "… của Chính phủ", "… số 12/2001/…" follows it
  bool is_annex = false;    ///< "PHỤ LỤC II"
};

/// The type that `line` begins with as a title does: in capitals ("KẾ HOẠCH tu bổ đê"), alone
/// on the line ("quyết định"), or with its issuer or number after it ("Nghị định của Chính phủ
/// số …", "LUẬT SỐ …"). Types are those of analyzers::kDocumentTypes, and what else heads
/// documents: lists, forms, annexes, standards. Nothing for a sentence. Thread-safe.
[[nodiscard]] std::optional<TitleType> title_type(std::string_view line);

/// The type that `line` begins with in any letters: "Báo cáo về …"; empty if none. Thread-safe.
[[nodiscard]] std::string any_title_type(std::string_view line);

}  // namespace tracuu::indexer
