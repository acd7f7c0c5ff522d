// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/document_page_handler.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>

#include "indexer/index_job.hpp"
#include "schema/stored_announcement.hpp"
#include "store/document_lookup.hpp"
#include "store/index_folder.hpp"
#include "store/page_store.hpp"
#include "store/write_transaction.hpp"
#include "tests/indexer/office_files.hpp"
#include "tests/indexer/test_folder.hpp"
#include "tests/server/html_checks.hpp"
#include "tests/server/test_index.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

std::vector<schema::Announcement> paged_announcements() {
  auto all = test::sample_announcements();
  all.push_back(test::scanned_announcement());
  schema::Announcement oddly_named = test::hostile_announcement();
  oddly_named.id = "odd/pages/7";
  all.push_back(oddly_named);
  return all;
}

class DocumentPageHandler : public ::testing::Test {
 protected:
  using Handler = base::Result<Response> (*)(Request const&, Context const&, search::Searcher&);

  base::Result<Response> answer(Handler handler, std::string id, std::size_t page,
                                std::vector<Parameter> parameters = {}) {
    Request request;
    request.parameters = std::move(parameters);
    Context context{.audience = Audience::Programs};
    context.id = std::move(id);
    context.page = page;
    return handler(request, context, searcher_);
  }

  std::filesystem::path index_ = make_test_index(paged_announcements());
  search::Searcher searcher_ = search::Searcher::open(index_).value();
};

TEST_F(DocumentPageHandler, ShowsThePageWithItsMatches) {
  auto const page = answer(&handle_document_page_view, "quet/1", 2, {{"q", "tiêm phòng"}});
  ASSERT_TRUE(page);
  EXPECT_EQ(page->status, 200);
  EXPECT_TRUE(has(page->body, "<mark id=\"m1\">tiêm phòng</mark>"));
  EXPECT_FALSE(has(page->body, "Kính gửi")) << "that is on the first page";
}

TEST_F(DocumentPageHandler, GivesPagesToPrograms) {
  auto store = store::PageStore::open(index_).value();
  ASSERT_TRUE(store.keep(test::kScanHash, test::scanned_words()));
  auto const page = answer(&handle_document_page, "quet/1", 2, {{"q", "tiêm phòng"}});
  ASSERT_TRUE(page);
  auto const json = nlohmann::json::parse(page->body);
  EXPECT_EQ(json["text"], "Nay bổ sung hai điểm tiêm phòng\ntại nhà văn hóa thôn.\n");
  EXPECT_EQ(json["boxes"].size(), 1u);
}

TEST_F(DocumentPageHandler, AnIdThatEndsLikeTheRouteIsStillFound) {
  auto const json = answer(&handle_document_page, "odd", 7);
  ASSERT_TRUE(json);
  EXPECT_EQ(nlohmann::json::parse(json->body)["id"], "odd/pages/7");
  auto const page = answer(&handle_document_page_view, "odd", 7);
  ASSERT_TRUE(page);
  EXPECT_TRUE(has(page->body, "Niêm yết"));
}

/// An index of a PDF of two pages, whose file is beside it.
class PageImageHandler : public ::testing::Test {
 protected:
  PageImageHandler() {
    indexer::IndexJobOptions options;
    options.sources = {file_};
    options.index = folder_.path() / "index";
    EXPECT_TRUE(indexer::run_index_job(options));
    with_pages(options.index);
    context_.id = "a.pdf";
    context_.page = 2;
    context_.has_page_images = true;
  }

  /// As the document has them.
  static void with_pages(std::filesystem::path const& index) {
    store::IndexFolder const folder(index);
    store::WriteTransaction transaction(
        folder.generation_path(folder.current_generation().value()));
    auto& database = transaction.database();
    auto const number = store::document_of(database, "a.pdf").value();
    Xapian::Document document = database.get_document(number);
    auto announcement = store::stored_announcement(document).value();
    announcement.pages = {{1, 0, ""}, {2, 4, ""}};
    document.set_data(schema::to_stored(announcement));
    database.replace_document(number, document);
    transaction.commit();
  }

  [[nodiscard]] Response image() {
    auto searcher = search::Searcher::open(folder_.path() / "index").value();
    return handle_page_image({}, context_, searcher, images_).value();
  }
  [[nodiscard]] std::string page() {
    auto searcher = search::Searcher::open(folder_.path() / "index").value();
    return handle_document_page_view({}, context_, searcher)->body;
  }

  test::TestFolder folder_;
  std::filesystem::path const file_ =
      folder_.write("a.pdf", test::make_pdf({"Thông báo lịch tiêm phòng dại ở các thôn của xã",
                                             "Nay bổ sung hai điểm tiêm phòng"}));
  Context context_;
  PageImages images_{1'000'000};
};

TEST_F(PageImageHandler, GivesThePictureOfThePage) {
  Response const response = image();
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.get("Content-Type"), "image/jpeg");
  EXPECT_EQ(response.get("X-Content-Type-Options"), "nosniff");
  EXPECT_TRUE(response.body.starts_with("\xFF\xD8\xFF"));
  EXPECT_TRUE(has(page(), "<img src=\"/announcements/a.pdf/pages/2/image?v="));
  EXPECT_EQ(images_.stats().images, 1u);
}

TEST_F(PageImageHandler, RefusesWhatItMayNotShow) {
  context_.has_page_images = false;
  EXPECT_EQ(image().status, 404);
  EXPECT_FALSE(has(page(), "<img"));
  context_.has_page_images = true;
  std::filesystem::remove(file_);
  EXPECT_EQ(image().status, 404);
  EXPECT_FALSE(has(page(), "<img"));
  std::ofstream(file_) << "another file";
  EXPECT_EQ(image().status, 404);
  EXPECT_TRUE(has(image().body, "Không có ảnh của trang này"));
}

TEST_F(DocumentPageHandler, Refuses) {
  for (Handler const handler : {&handle_document_page, &handle_document_page_view}) {
    EXPECT_EQ(answer(handler, "quet/1", 4).error().subject, "page");
    EXPECT_EQ(answer(handler, "gv-1", 1).error().subject, "page") << "it has no pages";
    EXPECT_EQ(answer(handler, "x", 1).error().code, base::ErrorCode::NotFound);
  }
  EXPECT_EQ(answer(&handle_document_page, "quet/1", 2, {{"size", "1"}})->status, 422);
}

}  // namespace
}  // namespace tracuu::server
