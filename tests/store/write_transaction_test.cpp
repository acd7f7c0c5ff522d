// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/write_transaction.hpp"

#include <gtest/gtest.h>

#include <string>

#include "tests/indexer/test_folder.hpp"

namespace tracuu::store {
namespace {

class WriteTransactionTest : public ::testing::Test {
 protected:
  void add(WriteTransaction& transaction, std::string const& term) const {
    Xapian::Document document;
    document.add_term(term);
    transaction.database().add_document(document);
  }

  [[nodiscard]] unsigned documents() const { return Xapian::Database(path_).get_doccount(); }

  test::TestFolder folder_;
  std::string path_ = (folder_.path() / "database").string();
};

TEST_F(WriteTransactionTest, WritesWhatIsCommittedAndNothingElse) {
  {
    WriteTransaction transaction(path_, Xapian::DB_CREATE);
    add(transaction, "a");
    transaction.commit();
    add(transaction, "b");
    transaction.commit();
    EXPECT_EQ(documents(), 2u);
    add(transaction, "c");
  }
  EXPECT_EQ(documents(), 2u);
}

TEST_F(WriteTransactionTest, IsRolledBackByAnException) {
  EXPECT_THROW(
      {
        WriteTransaction transaction(path_, Xapian::DB_CREATE);
        add(transaction, "a");
        transaction.commit();
        add(transaction, "b");
        throw std::bad_alloc();
      },
      std::bad_alloc);
  EXPECT_EQ(documents(), 1u);
  WriteTransaction again(path_);
  add(again, "b");
  again.commit();
  EXPECT_EQ(documents(), 2u);
}

TEST_F(WriteTransactionTest, StaysReadableAfterARollBack) {
  WriteTransaction transaction(path_, Xapian::DB_CREATE);
  add(transaction, "a");
  transaction.commit();
  add(transaction, "b");
  transaction.roll_back();
  transaction.roll_back();
  EXPECT_EQ(transaction.database().get_doccount(), 1u);
  EXPECT_FALSE(transaction.database().term_exists("b"));
}

}  // namespace
}  // namespace tracuu::store
