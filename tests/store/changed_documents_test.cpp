// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/changed_documents.hpp"

#include <gtest/gtest.h>

#include <string>

#include "store/index_format.hpp"
#include "tests/indexer/test_folder.hpp"

namespace tracuu::store {
namespace {

using Documents = std::vector<Xapian::docid>;

class ChangedDocuments : public ::testing::Test {
 protected:
  ChangedDocuments() { database_.commit(); }

  /// A commit with a record.
  void commit(Documents const& documents) {
    for (Xapian::docid const document : documents) change(document);
    record_changed_documents(database_, documents);
    database_.commit();
  }

  void change(Xapian::docid document) { database_.replace_document(document, Xapian::Document()); }

  [[nodiscard]] std::size_t records() const {
    std::size_t count = 0;
    auto const end = database_.metadata_keys_end();
    for (auto key = database_.metadata_keys_begin(); key != end; ++key) {
      if (is_record_of_changes(*key)) ++count;
    }
    return count;
  }

  test::TestFolder const folder_;
  std::string const path_ = (folder_.path() / "db").string();
  Xapian::WritableDatabase database_{path_, Xapian::DB_CREATE | Xapian::DB_NO_SYNC};
};

TEST_F(ChangedDocuments, AreToldSinceARevision) {
  Xapian::rev const first = database_.get_revision();
  commit({500, 3, 70'000, 3});
  Xapian::rev const second = database_.get_revision();
  commit({4, 3, 0xffffffff});
  Xapian::Database const reader(path_);
  EXPECT_EQ(changed_documents(reader, first), (Documents{3, 4, 500, 70'000, 0xffffffff}));
  EXPECT_EQ(changed_documents(reader, second), (Documents{3, 4, 0xffffffff}));
  EXPECT_EQ(changed_documents(reader, database_.get_revision()), Documents{});
  EXPECT_EQ(changed_documents(reader, database_.get_revision() + 1), std::nullopt);
}

TEST_F(ChangedDocuments, OfAnOpenReaderAreThoseOfItsRevision) {
  commit({9});
  Xapian::rev const first = database_.get_revision();
  Xapian::Database reader(path_);
  commit({1});
  EXPECT_EQ(changed_documents(reader, first), Documents{});
  reader.reopen();
  EXPECT_EQ(changed_documents(reader, first), Documents{1});
}

TEST_F(ChangedDocuments, AreUnknownAfterACommitWithoutARecord) {
  Xapian::rev const first = database_.get_revision();
  commit({1});
  change(2);
  database_.commit();
  EXPECT_EQ(changed_documents(database_, first), std::nullopt);
  Xapian::rev const second = database_.get_revision();
  commit({3});
  EXPECT_EQ(changed_documents(database_, first), std::nullopt);
  EXPECT_EQ(changed_documents(database_, second), Documents{3});
}

TEST_F(ChangedDocuments, AreUnknownIfThereAreMany) {
  Xapian::rev const first = database_.get_revision();
  change(1);
  record_changed_documents(database_, Documents(2 * kMostRecordedDocuments, 1));
  database_.commit();
  EXPECT_EQ(changed_documents(database_, first), Documents{1}) << "which is one";
  Documents many(kMostRecordedDocuments + 1);
  for (Xapian::docid i = 0; i < many.size(); ++i) many[i] = i + 1;
  change(1);
  record_changed_documents(database_, many);
  database_.commit();
  EXPECT_EQ(changed_documents(database_, first), std::nullopt);
}

TEST_F(ChangedDocuments, OfOldCommitsAreForgotten) {
  Xapian::rev const first = database_.get_revision();
  for (Xapian::rev i = 0; i < kRecordedCommits; ++i) commit({7});
  EXPECT_EQ(changed_documents(database_, first), Documents{7});
  for (int i = 0; i < 3; ++i) commit({8});
  EXPECT_EQ(changed_documents(database_, first), std::nullopt);
  EXPECT_EQ(changed_documents(database_, first + 3), (Documents{7, 8}));
  EXPECT_EQ(records(), kRecordedCommits);
}

TEST_F(ChangedDocuments, NothingIsRecordedOfNothing) {
  Xapian::rev const first = database_.get_revision();
  record_changed_documents(database_, {});
  database_.commit();
  EXPECT_EQ(database_.get_revision(), first);
}

TEST_F(ChangedDocuments, AreNotTakenFromABrokenOrForeignRecord) {
  Xapian::rev const first = database_.get_revision();
  commit({1'000, 2'000});
  std::string const key = *database_.metadata_keys_begin(std::string(kChangedKeyPrefix));
  std::string const record = database_.get_metadata(key);
  Xapian::rev const last = database_.get_revision();
  std::string foreign = record;
  foreign.front() = foreign.front() == '0' ? '1' : '0';  // another database's name
  for (std::string const& broken :
       {foreign, record.substr(0, record.size() - 1), record.substr(0, record.size() - 4),
        record + '\0', record + "\xff", record + "\xff\xff\xff\xff\x7f", std::string("x")}) {
    database_.set_metadata(key, broken);
    EXPECT_EQ(changed_documents(database_, last), Documents{});
    EXPECT_EQ(changed_documents(database_, first), std::nullopt) << broken;
  }
  database_.set_metadata(std::string(kChangedKeyPrefix) + "x", "y");
  commit({3});
  EXPECT_EQ(database_.get_metadata(std::string(kChangedKeyPrefix) + "x"), "");
}

TEST_F(ChangedDocuments, EndWithTheDatabase) {
  commit({1, 2});
  Xapian::rev const first = database_.get_revision();
  commit({3});
  auto const copy = (folder_.path() / "compacted").string();
  database_.compact(copy);
  Xapian::WritableDatabase compacted(copy, Xapian::DB_OPEN);
  for (Xapian::rev revision = 0; revision < first; ++revision) {
    if (revision == compacted.get_revision()) continue;
    EXPECT_EQ(changed_documents(compacted, revision), std::nullopt);
  }
}

}  // namespace
}  // namespace tracuu::store
