// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/remote_batch.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "tests/indexer/test_folder.hpp"
#include "tests/support/served_shard.hpp"

namespace tracuu::store {
namespace {

using std::chrono::milliseconds;

constexpr Xapian::docid kDocuments = 300;

class RemoteBatchTest : public testing::Test {
 protected:
  RemoteBatchTest() {
    Xapian::WritableDatabase database(path(), Xapian::DB_CREATE_OR_OPEN);
    for (Xapian::docid i = 1; i <= kDocuments; ++i) {
      Xapian::Document document;
      document.add_posting("a", i);
      document.add_posting("a", i + 1'000);
      document.add_posting(std::string(200, 'z') + (i % 2 == 0 ? "even" : "odd"), 7);
      database.add_document(document);
    }
    database.commit();
  }

  [[nodiscard]] std::string path() const { return (folder_.path() / "db").string(); }

  static base::Result<RemoteBatch> open(std::uint16_t port) {
    auto const shard = ShardAddress::parse("tcp://127.0.0.1:" + std::to_string(port)).value();
    return RemoteBatch::open(shard, milliseconds(2'000), milliseconds(5'000));
  }

 private:
  test::TestFolder folder_;
};

TEST_F(RemoteBatchTest, ReadsPositionsAsTheDatabaseHasThem) {
  test::ServedShard const server(path());
  auto batch = open(server.port());
  ASSERT_TRUE(batch) << batch.error().message;
  Xapian::Database const database(path());
  EXPECT_EQ(batch->figures(), figures_of(database));
  std::vector<PositionsQuestion> questions;
  for (Xapian::docid i = 1; i <= RemoteBatch::kMostAsked / 2; ++i) {
    questions.push_back({i, "a"});
    questions.push_back({i, std::string(200, 'z') + "even"});
  }
  for (int round = 0; round < 2; ++round) {
    ASSERT_TRUE(batch->ask(questions));
    auto const answers = batch->answers(questions.size());
    ASSERT_TRUE(answers) << answers.error().message;
    ASSERT_EQ(answers->size(), questions.size());
    for (std::size_t i = 0; i < questions.size(); ++i) {
      auto const& [document, term] = questions[i];
      Positions const expected(database.positionlist_begin(document, term),
                               database.positionlist_end(document, term));
      EXPECT_EQ((*answers)[i], expected) << document << " " << term;
    }
  }
}

TEST_F(RemoteBatchTest, GoesOnToTheNewestStateWhenAsked) {
  test::ServedShard const server(path());
  auto batch = open(server.port());
  ASSERT_TRUE(batch);
  DatabaseFigures const before = batch->figures();
  ASSERT_TRUE(batch->reopen());
  EXPECT_EQ(batch->figures(), before);
  {
    Xapian::WritableDatabase database(path(), Xapian::DB_OPEN);
    Xapian::Document document;
    document.add_posting("new", 3);
    database.add_document(document);
    database.commit();
  }
  ASSERT_TRUE(batch->reopen());
  EXPECT_EQ(batch->figures(), figures_of(Xapian::Database(path())));
  std::vector<PositionsQuestion> const questions{{kDocuments + 1, "new"}};
  ASSERT_TRUE(batch->ask(questions));
  EXPECT_EQ(batch->answers(1).value(), (std::vector<Positions>{{3}}));
}

TEST_F(RemoteBatchTest, TellsThatADocumentIsNotThere) {
  test::ServedShard const server(path());
  auto batch = open(server.port());
  ASSERT_TRUE(batch);
  std::vector<PositionsQuestion> const questions{{kDocuments + 5, "a"}};
  ASSERT_TRUE(batch->ask(questions));
  auto const answers = batch->answers(1);
  if (answers) {
    EXPECT_TRUE(answers->front().empty());
  } else {
    EXPECT_EQ(answers.error().code, base::ErrorCode::Unavailable);
  }
}

TEST_F(RemoteBatchTest, IsUnavailableWhereNothingAnswers) {
  std::uint16_t port = 0;
  {
    test::ServedShard const server(path());
    port = server.port();
  }
  auto const batch = open(port);
  ASSERT_FALSE(batch);
  EXPECT_EQ(batch.error().code, base::ErrorCode::Unavailable);
}

}  // namespace
}  // namespace tracuu::store
