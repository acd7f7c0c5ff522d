// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/glass_database.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "indexer/document/xapian_document.hpp"
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

/// In segments of `segment_size` documents.
base::Result<void> write_directly(fs::path const& path,
                                  std::vector<DocumentContent> const& contents,
                                  std::size_t segment_size, std::size_t threads = 1) {
  fs::path const folder = path.string() + "-segments";
  fs::create_directories(folder);
  SegmentFiles files(folder);
  SegmentWriter writer(files);
  std::vector<Segment> segments;
  InvertedBatch batch;
  for (std::size_t begin = 0; begin < contents.size(); begin += segment_size) {
    batch.clear();
    std::size_t const end = std::min(begin + segment_size, contents.size());
    for (std::size_t i = begin; i < end; ++i) batch.add(contents[i]);
    batch.sort();
    segments.push_back(writer.write(batch, static_cast<std::uint32_t>(begin + 1)).value());
  }
  auto const written = write_glass_database(path, files, segments, {kMetadata, threads});
  fs::remove_all(folder);
  return written;
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

/// As Xapian writes it, whatever the size of segments and the number of threads.
void expect_same(std::vector<DocumentContent> const& contents,
                 std::vector<std::size_t> const& segment_sizes = {1, 2, 1'000'000}) {
  test::TestFolder const folder;
  write_through_xapian(folder.path() / "xapian", contents);
  auto const expected = facts_of(Xapian::Database((folder.path() / "xapian").string()));
  for (std::size_t const size : segment_sizes) {
    fs::path const direct = folder.path() / fmt::format("direct-{}", size);
    auto const written = write_directly(direct, contents, size, 1 + size % 3);
    ASSERT_TRUE(written.has_value()) << to_string(written.error());
    EXPECT_EQ(check(direct), "") << size;
    auto const actual = facts_of(Xapian::Database(direct.string()));
    ASSERT_EQ(actual.size(), expected.size()) << size;
    for (std::size_t i = 0; i < actual.size(); ++i) ASSERT_EQ(actual[i], expected[i]) << size;
  }
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

TEST(WriteGlassDatabase, OneDocument) {
  expect_same({content_of("1", {"dan|6", "van|65", "dan|6"})});
}

TEST(WriteGlassDatabase, DocumentsOfNothing) {
  DocumentContent only_a_term;
  only_a_term.add_boolean_term("Q2");
  expect_same({content_of("1", {}), only_a_term, DocumentContent(), content_of("4", {"xa|4"})});
}

TEST(WriteGlassDatabase, NoPositionsAtAll) {
  DocumentContent content;
  content.add_posting("dan|6", 3);
  content.add_posting("dan|6", 130);  // a wdf that no longer shares a byte
  content.add_posting("dao|6", 100'000);
  expect_same({content});
}

TEST(WriteGlassDatabase, TermsWithZeroBytes) {
  using namespace std::string_literals;
  expect_same({content_of("1", {"a\0b"s, "a"s, "a\0"s, "a\0\0"s, "a\xff"s, "\0"s}),
               content_of("2", {"a\0"s, "b"s})});
}

TEST(WriteGlassDatabase, LongTermsAndValuesOfManySlots) {
  DocumentContent content = content_of("1", {std::string(245, 'a'), std::string(244, 'a') + "b"});
  for (std::uint32_t slot = 2; slot < 128; slot += 5) {
    content.add_value(slot, std::string(slot * 100, static_cast<char>('a' + slot % 26)));
  }
  content.set_data(std::string(3'000'000, 'd') + "end");
  expect_same({content, content_of("2", {"x"})});
}

TEST(WriteGlassDatabase, DataThatDeflatesToNothing) {
  std::mt19937 random(7);
  DocumentContent content = content_of("1", {"x"});
  std::string noise;
  while (noise.size() < 50'000) noise += static_cast<char>(random());
  content.set_data(noise);
  expect_same({content});
}

std::vector<DocumentContent> random_documents(std::size_t count) {
  std::mt19937 random(20261125);
  std::vector<DocumentContent> contents;
  for (std::size_t i = 0; i < count; ++i) {
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
    content.add_posting("everywhere", 1, position + 1);
    if (i / 400 == 2) content.add_posting("in one segment", 1, position + 2);
    content.add_boolean_term(fmt::format("Q{}", i));
    if (i % 3 == 0) content.add_value(0, fmt::format("{}", random() % 100));
    content.add_value(1, fmt::format("id-{}", i));
    content.set_data(fmt::format("document {} of many", i));
    contents.push_back(std::move(content));
  }
  return contents;
}

/// Lists of several chunks, trees of three levels, positions with every gap; terms of one
/// segment and of all.
TEST(WriteGlassDatabase, ManyRandomDocuments) {
  expect_same(random_documents(3'000), {7, 400, 3'000});
}

/// Numbers of documents take three bytes from 32,768 on.
TEST(WriteGlassDatabase, MoreDocumentsThanTwoBytesCount) {
  std::vector<DocumentContent> contents;
  for (int i = 0; i < 33'000; ++i) {
    DocumentContent content;
    content.add_posting(i % 2 == 0 ? "even" : "odd", 1, 1);
    content.add_value(1, "v");
    contents.push_back(std::move(content));
  }
  expect_same(contents, {33'000, 1'000});
}

/// More than a process may have files open.
TEST(WriteGlassDatabase, AThousandSegments) {
  std::vector<DocumentContent> contents;
  for (int i = 0; i < 1'100; ++i) {
    contents.push_back(content_of(fmt::format("{}", i), {"dan|6", fmt::format("w{}", i % 70)}));
  }
  expect_same(contents, {1});
}

/// Makes one set of changes to a database.
void change(fs::path const& path) {
  Xapian::WritableDatabase database(path.string(), Xapian::DB_OPEN);
  for (Xapian::docid document = 1; document <= 1'400; document += 3) {
    database.delete_document(document);
  }
  for (int i = 1; i < 1'400; i += 30) {
    std::string const id = fmt::format("{}", i);
    database.replace_document("Q" + id, to_xapian_document(content_of(id, {"w0", "moi|3", "w0"})));
  }
  for (int i = 0; i < 300; ++i) {
    database.add_document(to_xapian_document(content_of(fmt::format("n{}", i), {"moi|3", "w4"})));
  }
  database.commit();
}

TEST(WriteGlassDatabase, CanBeWrittenTo) {
  test::TestFolder const folder;
  auto const contents = random_documents(1'400);
  write_through_xapian(folder.path() / "xapian", contents);
  change(folder.path() / "xapian");
  auto const expected = facts_of(Xapian::Database((folder.path() / "xapian").string()));
  for (std::size_t const size : {100u, 1'400u}) {
    fs::path const direct = folder.path() / fmt::format("direct-{}", size);
    ASSERT_TRUE(write_directly(direct, contents, size).has_value());
    change(direct);
    EXPECT_EQ(check(direct), "") << size;
    auto const actual = facts_of(Xapian::Database(direct.string()));
    ASSERT_EQ(actual.size(), expected.size()) << size;
    for (std::size_t i = 0; i < actual.size(); ++i) ASSERT_EQ(actual[i], expected[i]) << size;
  }
}

TEST(WriteGlassDatabase, CanBeCompacted) {
  test::TestFolder const folder;
  fs::path const direct = folder.path() / "direct";
  ASSERT_TRUE(write_directly(direct, random_documents(1'400), 100).has_value());
  Xapian::Database const database(direct.string());
  Xapian::Database(direct.string()).compact((folder.path() / "compact").string());
  EXPECT_EQ(check(folder.path() / "compact"), "");
  EXPECT_EQ(facts_of(Xapian::Database((folder.path() / "compact").string())), facts_of(database));
}

TEST(WriteGlassDatabase, FailsPolitely) {
  test::TestFolder const folder;
  std::vector<DocumentContent> const contents = {content_of("1", {"x"})};
  folder.write("file", "");
  EXPECT_FALSE(write_directly(folder.path() / "file", contents, 1).has_value());
  fs::create_directories(folder.path() / "s/termlist.glass");
  auto const in_the_way = write_directly(folder.path() / "s", contents, 1);
  ASSERT_FALSE(in_the_way.has_value());
  EXPECT_NE(in_the_way.error().message.find("termlist.glass"), std::string::npos)
      << in_the_way.error().message;
}

// What cannot be read back ends the build, in whichever thread.
TEST(WriteGlassDatabase, TellsOfASegmentThatWasCut) {
  test::TestFolder const folder;
  for (char const* const name : {"postings", "document-data", "term-lists", "positions"}) {
    fs::path const segments = folder.path() / name;
    fs::create_directories(segments);
    SegmentFiles files(segments);
    InvertedBatch batch;
    batch.add(content_of("1", {"x"}));
    batch.sort();
    Segment const segment = SegmentWriter(files).write(batch, 1).value();
    fs::resize_file(segments / name, 1);
    auto const written =
        write_glass_database(segments / "db", files, std::span(&segment, 1), {{}, 3});
    ASSERT_FALSE(written.has_value()) << name;
    EXPECT_EQ(written.error().code, base::ErrorCode::Io);
    EXPECT_NE(written.error().message.find(name), std::string::npos) << written.error().message;
  }
}

}  // namespace
}  // namespace tracuu::indexer
