// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/remote_positions.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "tests/indexer/test_folder.hpp"
#include "tests/support/served_shard.hpp"

namespace tracuu::store {
namespace {

/// A database of its own numbers: in document i "a" stands at i and at 10 * i + `place`.
void write(std::string const& path, Xapian::docid documents, Xapian::termpos place) {
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE_OR_OPEN);
  for (Xapian::docid i = 1; i <= documents; ++i) {
    Xapian::Document document;
    document.add_posting("a", i);
    document.add_posting("a", 10 * i + place);
    database.add_document(document);
  }
  database.commit();
}

class RemotePositionsTest : public testing::Test {
 protected:
  RemotePositionsTest() {
    for (Xapian::termpos place = 0; place < 3; ++place) write(path(place), 400, place);
    far_ = std::make_unique<test::ServedShard>(path(1));
    other_far_ = std::make_unique<test::ServedShard>(path(2));
    parts_ = {Xapian::Database(path(0)), Xapian::Remote::open("127.0.0.1", far_->port()),
              Xapian::Remote::open("127.0.0.1", other_far_->port())};
    for (Xapian::Database const& part : parts_) database_.add_database(part);
    for (Xapian::docid i = 1; i <= 1'100; ++i) questions_.push_back({i, i % 50 == 0 ? "b" : "a"});
  }

  [[nodiscard]] std::string path(Xapian::termpos place) const {
    return (folder_.path() / std::to_string(place)).string();
  }

  [[nodiscard]] ShardAddress remote(test::ServedShard const& server) const {
    return ShardAddress::parse("tcp://127.0.0.1:" + std::to_string(server.port())).value();
  }

  [[nodiscard]] std::vector<ShardAddress> shards() const {
    return {ShardAddress(std::filesystem::path(path(0))), remote(*far_), remote(*other_far_)};
  }

  void expect_as_in_the_database(RemotePositions& positions) {
    auto const answers = positions.read(database_, parts_, questions_);
    ASSERT_EQ(answers.size(), questions_.size());
    for (std::size_t i = 0; i < answers.size(); ++i) {
      auto const& [document, term] = questions_[i];
      Positions const expected(database_.positionlist_begin(document, term),
                               database_.positionlist_end(document, term));
      EXPECT_EQ(answers[i], expected) << document;
    }
  }

  test::TestFolder folder_;
  std::unique_ptr<test::ServedShard> far_;
  std::unique_ptr<test::ServedShard> other_far_;
  std::vector<Xapian::Database> parts_;
  Xapian::Database database_;
  std::vector<PositionsQuestion> questions_;
};

TEST_F(RemotePositionsTest, AreThoseOfTheDatabase) {
  RemotePositions positions(shards());
  expect_as_in_the_database(positions);
  expect_as_in_the_database(positions);
}

TEST_F(RemotePositionsTest, OfAnotherStateAreNotMixedIn) {
  RemotePositions positions(shards());
  expect_as_in_the_database(positions);
  write(path(1), 10, 5);  // the connection that is searched does not know of it
  expect_as_in_the_database(positions);
  EXPECT_TRUE(parts_[1].reopen());
  expect_as_in_the_database(positions);
}

TEST_F(RemotePositionsTest, DoWithoutASecondConnection) {
  auto wrong = shards();
  wrong[1] = ShardAddress::parse("tcp://127.0.0.1:1").value();
  RemotePositions positions(wrong);
  expect_as_in_the_database(positions);
}

}  // namespace
}  // namespace tracuu::store
