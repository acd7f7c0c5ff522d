// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/repair/index_repair.hpp"

#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/repair/common_phrases.hpp"
#include "indexer/repair/page_repair.hpp"
#include "store/database.hpp"

namespace tracuu::indexer {

namespace {

/// Of all that is counted in an index, about half are pairs, numbers and words of fields.
constexpr double kShareOfWords = 0.45;

/// What plain words and pairs of the index (terms without prefix) add to the common phrases.
/// `database` must outlive it; its functions throw Xapian::Error.
WordCounts counts_of(Xapian::Database const& database) {
  auto const count = [&database](std::string_view term) {
    return static_cast<double>(database.get_collection_freq(std::string(term)));
  };
  WordCounts const& common = common_phrase_counts();
  return {[count, &common](std::string_view term) { return count(term) + common.word(term); },
          [count, &common](std::string_view pair) { return count(pair) + common.pair(pair); },
          kShareOfWords * static_cast<double>(database.get_total_length()) + common.words};
}

}  // namespace

struct IndexRepair::Impl {
  store::IndexFolder folder;
  std::optional<Xapian::Database> database;

  void open() {
    database.reset();
    auto opened = store::open_current(folder);
    if (opened) database = *std::move(opened);
  }

  /// Nothing if the index can't be read.
  [[nodiscard]] std::optional<schema::PageWords> try_repair(schema::PageWords const& page) const {
    if (!database) return std::nullopt;
    auto repaired = store::xapian_guard([&] { return repair_page(page, counts_of(*database)); });
    return repaired ? std::optional(*std::move(repaired)) : std::nullopt;
  }
};

IndexRepair::IndexRepair(std::filesystem::path const& index)
    : impl_(std::make_unique<Impl>(Impl{store::IndexFolder(index), std::nullopt})) {
  impl_->open();
}

IndexRepair::IndexRepair(IndexRepair&&) noexcept = default;
IndexRepair& IndexRepair::operator=(IndexRepair&&) noexcept = default;
IndexRepair::~IndexRepair() = default;

schema::PageWords IndexRepair::repair(schema::PageWords const& page) {
  if (auto repaired = impl_->try_repair(page)) return *std::move(repaired);
  if (impl_->database) {  // it has changed too much since it was opened
    impl_->open();
    if (auto repaired = impl_->try_repair(page)) return *std::move(repaired);
  }
  return repair_page(page, common_phrase_counts());
}

}  // namespace tracuu::indexer
