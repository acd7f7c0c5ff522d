// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/upload.hpp"

#include <gtest/gtest.h>

namespace tracuu::server {
namespace {

Request form(std::string body, std::string type = "multipart/form-data; boundary=--x") {
  Request request;
  request.content_type = std::move(type);
  request.body = std::move(body);
  return request;
}

TEST(Upload, ReadsTheFormsOfBrowsers) {
  Request request = form(
      "----x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"Quyết định.pdf\"\r\n"
      "Content-Type: application/pdf\r\n\r\n%PDF\r\n--x\r\n\xFF\r\n"
      "----x\r\ncontent-disposition: form-data; name=hits\r\n\r\n5\r\n"
      "----x\r\nContent-Disposition: form-data; name=\"none\"; filename=\"\"\r\n\r\n\r\n"
      "----x--\r\n");
  request.body.insert(request.body.find("\r\n\r\n%PDF") + 4, std::string("\0", 1));
  request.parameters = {{"lang", "en"}};
  auto const upload = read_upload(request);
  ASSERT_TRUE(upload);
  ASSERT_EQ(upload->files.size(), 1u) << "a field without a chosen file is none";
  EXPECT_EQ(upload->files[0].name, "Quyết định.pdf");
  EXPECT_TRUE(upload->files[0].bytes.starts_with(std::string("\0%PDF\r\n--x", 10)));
  ASSERT_EQ(upload->parameters.size(), 2u);
  EXPECT_EQ(upload->parameters[0].name, "lang");
  EXPECT_EQ(upload->parameters[1].name, "hits");
  EXPECT_EQ(upload->parameters[1].value, "5");
}

TEST(Upload, FileNamesLoseTheirFolders) {
  struct Row {
    char const* sent;
    char const* name;
  };
  Row const rows[] = {{"a.pdf", "a.pdf"},
                      {"C:\\\\Tài liệu\\\\a.pdf", "a.pdf"},
                      {"../../etc/passwd", "passwd"},
                      {"a\\\"b.pdf", "a\"b.pdf"},
                      {"\xFFxấu.pdf", ""}};
  for (Row const& row : rows) {
    auto const upload =
        read_upload(form("----x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"" +
                         std::string(row.sent) + "\"\r\n\r\nx\r\n----x--"));
    ASSERT_TRUE(upload) << row.sent;
    ASSERT_EQ(upload->files.size(), 1u);
    EXPECT_EQ(upload->files[0].name, row.name);
  }
}

TEST(Upload, OtherBodiesAreAFile) {
  auto const csv = read_upload(form("a,b\r\n", "text/csv; charset=utf-8"));
  ASSERT_EQ(csv->files.size(), 1u);
  EXPECT_EQ(csv->files[0].bytes, "a,b\r\n");
  EXPECT_TRUE(read_upload(form("", ""))->files.empty());
  auto const fields =
      read_upload(form("queries=khai+sinh%0Aa&hits=1", "application/x-www-form-urlencoded"));
  ASSERT_EQ(fields->parameters.size(), 2u);
  EXPECT_EQ(fields->parameters[0].value, "khai sinh\na");
}

TEST(Upload, RefusesMalformedForms) {
  std::string const head = "----x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n";
  for (std::string const& body :
       {std::string(), std::string("nothing"), std::string("----x"), std::string("----x\r\n"), head,
        head + "text without an end", head + "text\r\n----xy",
        std::string("----x\r\nContent-Type: text/plain\r\n\r\nno name\r\n----x--"),
        "----x\r\n" + std::string(9'000, 'a') + "\r\n\r\nx\r\n----x--", head + "\xFF\r\n----x--"}) {
    EXPECT_FALSE(read_upload(form(body))) << body.substr(0, 80);
  }
  EXPECT_FALSE(read_upload(form(head + "x\r\n----x--", "multipart/form-data")));
  EXPECT_FALSE(read_upload(
      form(head + "x\r\n----x--", "multipart/form-data; boundary=" + std::string(71, 'x'))));
  std::string many;
  for (std::size_t part = 0; part <= kMaxUploadParts; ++part) many += head + "x\r\n";
  EXPECT_FALSE(read_upload(form(many + "----x--")));
}

TEST(Upload, FindsParametersOfHeaders) {
  struct Row {
    char const* value;
    char const* found;
  };
  Row const rows[] = {{"multipart/form-data; boundary=abc", "abc"},
                      {"multipart/form-data;charset=utf-8;BOUNDARY=\"a;b\"", "a;b"},
                      {"multipart/form-data ; x ; boundary = abc ", "abc"},
                      {"x; filename=\"boundary=no\"; boundary=yes", "yes"}};
  for (Row const& row : rows) EXPECT_EQ(header_parameter(row.value, "boundary"), row.found);
  EXPECT_FALSE(header_parameter("multipart/form-data", "boundary"));
  EXPECT_FALSE(header_parameter("x; boundaryy=1", "boundary"));
}

}  // namespace
}  // namespace tracuu::server
