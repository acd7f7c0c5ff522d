// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass_segment.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "indexer/xapian_document.hpp"
#include "tests/indexer/test_folder.hpp"

namespace tracuu::indexer {
namespace {

namespace fs = std::filesystem;

std::map<std::string, std::string> const kMetadata = {{"a", "1"}, {"b.c", std::string(9000, 'x')}};

void write_through_xapian(fs::path const& path, std::vector<DocumentContent> const& contents) {
  Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  for (auto const& [key, value] : kMetadata) database.set_metadata(key, value);
  for (DocumentContent const& content : contents) {
    database.add_document(to_xapian_document(content));
  }
  database.commit();
}

void write_directly(fs::path const& path, std::vector<DocumentContent> const& contents) {
  InvertedBatch batch;
  for (DocumentContent const& content : contents) batch.add(content);
  batch.sort();
  auto const written = write_glass_segment(path, batch, kMetadata);
  ASSERT_TRUE(written.has_value()) << to_string(written.error());
}

std::string positions_of(Xapian::Database const& database, Xapian::docid document,
                         std::string const& term) {
  std::string text;
  auto const end = database.positionlist_end(document, term);
  for (auto at = database.positionlist_begin(document, term); at != end; ++at) {
    text += fmt::format(" {}", *at);
  }
  return text;
}

/// All that can be read from a database, a fact a line.
std::vector<std::string> facts_of(Xapian::Database const& database) {
  std::vector<std::string> facts;
  facts.push_back(fmt::format(
      "{} documents, last {}, lengths {}..{}, mean {}, positions {}", database.get_doccount(),
      database.get_lastdocid(), database.get_doclength_lower_bound(),
      database.get_doclength_upper_bound(), database.get_avlength(), database.has_positions()));
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
    facts.push_back("metadata " + *key + " = " + database.get_metadata(*key));
  }
  for (Xapian::valueno slot = 0; slot < 200; ++slot) {
    if (database.get_value_freq(slot) == 0) continue;
    facts.push_back(fmt::format("slot {}: {} from {} to {}", slot, database.get_value_freq(slot),
                                database.get_value_lower_bound(slot),
                                database.get_value_upper_bound(slot)));
    for (auto at = database.valuestream_begin(slot); at != database.valuestream_end(slot); ++at) {
      facts.push_back(fmt::format("{}: {}", at.get_docid(), *at));
    }
  }
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    facts.push_back(fmt::format("{}: {} {} <= {}", *term, term.get_termfreq(),
                                database.get_collection_freq(*term),
                                database.get_wdf_upper_bound(*term)));
    auto const end = database.postlist_end(*term);
    for (auto at = database.postlist_begin(*term); at != end; ++at) {
      facts.push_back(fmt::format("{} {} of {}:{}", *at, at.get_wdf(), at.get_doclength(),
                                  positions_of(database, *at, *term)));
    }
  }
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    Xapian::Document const document = database.get_document(*at);
    facts.push_back(fmt::format("document {}: {}", *at, document.get_data()));
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
      facts.push_back(fmt::format("{}={}", value.get_valueno(), *value));
    }
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      facts.push_back(fmt::format("{} {}", *term, term.get_wdf()));
    }
  }
  return facts;
}

std::string check(fs::path const& path) {
  std::ostringstream report;
  std::size_t const errors =
      Xapian::Database::check(path.string(), Xapian::DBCHECK_SHOW_STATS, &report);
  return errors == 0 ? "" : report.str();
}

void expect_same(std::vector<DocumentContent> const& contents) {
  test::TestFolder const folder;
  fs::path const direct = folder.path() / "direct";
  write_through_xapian(folder.path() / "xapian", contents);
  write_directly(direct, contents);
  EXPECT_EQ(check(direct), "");
  auto const expected = facts_of(Xapian::Database((folder.path() / "xapian").string()));
  auto const actual = facts_of(Xapian::Database(direct.string()));
  ASSERT_EQ(actual.size(), expected.size());
  for (std::size_t i = 0; i < actual.size(); ++i) ASSERT_EQ(actual[i], expected[i]) << i;
}

DocumentContent content_of(std::string const& id, std::vector<std::string> const& words) {
  DocumentContent content;
  std::uint32_t position = 1;
  for (std::string const& word : words) content.add_posting(word, 1, position++);
  content.add_boolean_term("Q" + id);
  content.add_value(1, id);
  content.set_data("data of " + id);
  return content;
}

TEST(WriteGlassSegment, OneDocument) {
  expect_same({content_of("1", {"dan|6", "van|65", "dan|6"})});
}

TEST(WriteGlassSegment, DocumentsOfNothing) {
  DocumentContent only_a_term;
  only_a_term.add_boolean_term("Q2");
  expect_same({content_of("1", {}), only_a_term, DocumentContent(), content_of("4", {"xa|4"})});
}

TEST(WriteGlassSegment, NoPositionsAtAll) {
  DocumentContent content;
  content.add_posting("dan|6", 3);
  content.add_posting("dan|6", 130);  // a wdf that no longer shares a byte
  content.add_posting("dao|6", 100'000);
  expect_same({content});
}

TEST(WriteGlassSegment, TermsWithZeroBytes) {
  using namespace std::string_literals;
  expect_same({content_of("1", {"a\0b"s, "a"s, "a\0"s, "a\0\0"s, "a\xff"s, "\0"s}),
               content_of("2", {"a\0"s, "b"s})});
}

TEST(WriteGlassSegment, LongTermsAndValuesOfManySlots) {
  DocumentContent content = content_of("1", {std::string(245, 'a'), std::string(244, 'a') + "b"});
  for (std::uint32_t slot = 2; slot < 128; slot += 5) {
    content.add_value(slot, std::string(slot * 100, static_cast<char>('a' + slot % 26)));
  }
  content.set_data(std::string(3'000'000, 'd') + "end");
  expect_same({content, content_of("2", {"x"})});
}

TEST(WriteGlassSegment, DataThatDeflatesToNothing) {
  std::mt19937 random(7);
  DocumentContent content = content_of("1", {"x"});
  std::string noise;
  while (noise.size() < 50'000) noise += static_cast<char>(random());
  content.set_data(noise);
  expect_same({content});
}

/// Lists of several chunks, trees of three levels, positions with every gap.
TEST(WriteGlassSegment, ManyRandomDocuments) {
  std::mt19937 random(20261125);
  std::vector<DocumentContent> contents;
  for (int i = 0; i < 3'000; ++i) {
    DocumentContent content;
    std::uint32_t position = 0;
    for (int word = 0; word < 60; ++word) {
      // Squared, so that there are frequent words and rare ones.
      auto const pick = random() % 200 * (random() % 200);
      position +=
          static_cast<std::uint32_t>(1 + (random() % 20 == 0 ? random() % 5'000 : random() % 3));
      content.add_posting(fmt::format("w{}", pick), static_cast<std::uint32_t>(1 + random() % 4),
                          position);
      content.add_posting(fmt::format("p{},{}", pick, random() % 50), 1);
    }
    content.add_boolean_term(fmt::format("Q{}", i));
    if (i % 3 == 0) content.add_value(0, fmt::format("{}", random() % 100));
    content.add_value(1, fmt::format("id-{}", i));
    content.set_data(fmt::format("document {} of many", i));
    contents.push_back(std::move(content));
  }
  expect_same(contents);
}

/// Numbers of documents take three bytes from 32,768 on.
TEST(WriteGlassSegment, MoreDocumentsThanTwoBytesCount) {
  std::vector<DocumentContent> contents;
  for (int i = 0; i < 33'000; ++i) {
    DocumentContent content;
    content.add_posting(i % 2 == 0 ? "even" : "odd", 1, 1);
    content.add_value(1, "v");
    contents.push_back(std::move(content));
  }
  expect_same(contents);
}

TEST(WriteGlassSegment, CanBeMergedAndWrittenTo) {
  test::TestFolder const folder;
  std::vector<DocumentContent> const contents = {content_of("1", {"dan|6", "van|65"}),
                                                 content_of("2", {"van|65"})};
  write_directly(folder.path() / "a", contents);
  write_directly(folder.path() / "b", contents);
  Xapian::Database both((folder.path() / "a").string());
  both.add_database(Xapian::Database((folder.path() / "b").string()));
  both.compact((folder.path() / "merged").string());
  for (char const* name : {"merged", "a"}) {
    fs::path const path = folder.path() / name;
    {
      Xapian::WritableDatabase database(path.string(), Xapian::DB_OPEN);
      database.replace_document("Q2",
                                to_xapian_document(content_of("2", {"xa|4", "van|65", "van|65"})));
      database.delete_document(1);
      for (int i = 0; i < 500; ++i) {
        database.add_document(to_xapian_document(content_of(fmt::format("n{}", i), {"moi|3"})));
      }
      database.commit();
    }
    EXPECT_EQ(check(path), "") << name;
    Xapian::Database const database(path.string());
    EXPECT_EQ(database.get_termfreq("moi|3"), 500u) << name;
    EXPECT_EQ(database.get_termfreq("xa|4"), 1u) << name;
    EXPECT_EQ(positions_of(database, 2, "van|65"), " 2 3") << name;
  }
}

TEST(WriteGlassSegment, FailsPolitely) {
  test::TestFolder const folder;
  InvertedBatch batch;
  batch.add(content_of("1", {"x"}));
  batch.sort();
  auto const no_folder = write_glass_segment(folder.path() / "no/s", batch, {});
  EXPECT_FALSE(no_folder.has_value());
  fs::create_directories(folder.path() / "s/termlist.glass");
  auto const in_the_way = write_glass_segment(folder.path() / "s", batch, {});
  ASSERT_FALSE(in_the_way.has_value());
  EXPECT_NE(in_the_way.error().message.find("termlist.glass"), std::string::npos)
      << in_the_way.error().message;
}

}  // namespace
}  // namespace tracuu::indexer
