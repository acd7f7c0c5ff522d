// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tombstones.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "schema/field.hpp"
#include "schema/term.hpp"
#include "tests/indexer/test_folder.hpp"

namespace tracuu::store {
namespace {

using namespace std::chrono_literals;

constexpr schema::Instant kThen{1'699'344'930s};

Xapian::Document document(std::string const& id, std::string const& site) {
  Xapian::Document made;
  made.add_value(schema::kIdSlot, id);
  if (!site.empty()) made.add_term(schema::make_term(schema::FieldId::Site, site));
  made.add_term(schema::make_id_term(id));
  return made;
}

class Tombstones : public ::testing::Test {
 protected:
  std::vector<std::string> ids(std::string const& after = "", std::size_t most = 100) {
    std::vector<std::string> found;
    for_each_tombstone({database_}, after, [&](Tombstone const& tombstone) {
      found.push_back(tombstone.id);
      return found.size() < most;
    });
    return found;
  }

  test::TestFolder const folder_;
  Xapian::WritableDatabase database_{(folder_.path() / "db").string(), Xapian::DB_CREATE};
};

TEST_F(Tombstones, HoldWhatIsLeft) {
  std::string const long_id = "http://a.example/" + std::string(400, 'x') + "\n,\0";
  set_tombstone(database_, document("a,1", "vankhe.example"), kThen);
  set_tombstone(database_, document(long_id, ""), kThen + 1s);
  EXPECT_EQ(find_tombstone({database_}, "a,1"), (Tombstone{"a,1", "vankhe.example", kThen}));
  EXPECT_EQ(find_tombstone({database_}, long_id), (Tombstone{long_id, "", kThen + 1s}));
  EXPECT_EQ(find_tombstone({database_}, "a"), std::nullopt);
}

TEST_F(Tombstones, GoWhenTheAnnouncementComesBack) {
  set_tombstone(database_, document("a", "s"), kThen);
  remove_tombstone(database_, "a");
  remove_tombstone(database_, "b");
  EXPECT_EQ(find_tombstone({database_}, "a"), std::nullopt);
  EXPECT_EQ(ids(), std::vector<std::string>{});
}

TEST_F(Tombstones, AreWalkedFromAnyOfThem) {
  database_.set_metadata("tracuu.file:/a", "1");
  EXPECT_EQ(ids(), std::vector<std::string>{});
  for (char const* const id : {"c", "a", "d", "b"}) {
    set_tombstone(database_, document(id, "s"), kThen);
  }
  EXPECT_EQ(ids(), (std::vector<std::string>{"a", "b", "c", "d"}));
  EXPECT_EQ(ids("b"), (std::vector<std::string>{"c", "d"}));
  EXPECT_EQ(ids("bb", 1), std::vector<std::string>{"c"}) << "also if that one is gone";
  EXPECT_EQ(ids("d"), std::vector<std::string>{});
}

TEST_F(Tombstones, OfSeveralShardsComeInOneOrder) {
  Xapian::WritableDatabase other((folder_.path() / "other").string(), Xapian::DB_CREATE);
  for (char const* const id : {"a", "c", "moved"})
    set_tombstone(database_, document(id, "s"), kThen);
  for (char const* const id : {"b", "d"}) set_tombstone(other, document(id, "s"), kThen);
  set_tombstone(other, document("c", "s"), kThen + 1s);
  Xapian::Document there;
  there.add_boolean_term(schema::make_id_term("moved"));
  other.add_document(there);
  std::vector<Xapian::Database> const shards{database_, other};
  std::vector<Tombstone> found;
  for_each_tombstone(shards, "a", [&](Tombstone const& tombstone) {
    found.push_back(tombstone);
    return true;
  });
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(found[0].id, "b");
  EXPECT_EQ(found[1], (Tombstone{"c", "s", kThen + 1s})) << "the newest";
  EXPECT_EQ(found[2].id, "d");
  EXPECT_EQ(find_tombstone(shards, "d")->id, "d");
  EXPECT_EQ(find_tombstone(shards, "moved"), std::nullopt);
}

}  // namespace
}  // namespace tracuu::store
