// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/edxml_document.hpp"

#include <gtest/gtest.h>

#include <string>

#include "indexer/parsing/announcement_reader.hpp"
#include "tests/indexer/read_all.hpp"
#include "tests/indexer/test_folder.hpp"

namespace tracuu::indexer {
namespace {

using test::expect_items;
using test::read_all;
using test::TestFolder;

std::string document(std::string const& attachments) {
  return R"(<?xml version="1.0" encoding="utf-8"?>
<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016">
 <edXML:edXMLEnvelope xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXML:edXMLHeader>
  <edXML:MessageHeader>
   <edXML:From><edXML:OrganId>000.01</edXML:OrganId><edXML:OrganizationInCharge>UBND huyện Vân Khê</edXML:OrganizationInCharge><edXML:OrganName>UBND xã Yên Lãng</edXML:OrganName></edXML:From>
   <edXML:To><edXML:OrganName>UBND huyện</edXML:OrganName></edXML:To>
   <edXML:Code><edXML:CodeNumber>912</edXML:CodeNumber><edXML:CodeNotation>QĐ-UBND</edXML:CodeNotation></edXML:Code>
   <edXML:PromulgationInfo><edXML:Place>Yên Lãng</edXML:Place><edXML:PromulgationDate>2023/07/11</edXML:PromulgationDate></edXML:PromulgationInfo>
   <edXML:DocumentType><edXML:Type>1</edXML:Type><edXML:TypeName>Quyết định</edXML:TypeName></edXML:DocumentType>
   <edXML:Subject>Về việc tiêm phòng đàn lợn</edXML:Subject>
   <edXML:Content>N/A</edXML:Content>
   <edXML:SignerInfo><edXML:Position>Chủ tịch</edXML:Position><edXML:FullName>Trần Văn Mẫu</edXML:FullName></edXML:SignerInfo>
   <edXML:ToPlaces><edXML:Place>Trạm thú y</edXML:Place></edXML:ToPlaces>
  </edXML:MessageHeader></edXML:edXMLHeader>
  <edXML:edXMLBody><edXML:edXMLManifest version="1.0">
   <edXML:Reference xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="cid:7"><edXML:AttachmentName>119.html</edXML:AttachmentName></edXML:Reference>
  </edXML:edXMLManifest></edXML:edXMLBody>
 </edXML:edXMLEnvelope>
 <AttachmentEncoded>)" +
         attachments + "</AttachmentEncoded></edXML>";
}

constexpr char const* kMetadata =
    R"({"title":"Về việc tiêm phòng đàn lợn","date":"2023-07-11","unit":"UBND xã Yên Lãng",)"
    R"("number":"912/QĐ-UBND","loai_van_ban":"Quyết định","noi_ky":"Yên Lãng",)"
    R"("nguoi_ky":"Trần Văn Mẫu","chuc_vu":"Chủ tịch","noi_nhan":["Trạm thú y"])";

TEST(EdXmlDocument, GivesItsMetadataAndItsAttachments) {
  TestFolder const folder;
  struct Row {
    std::string attachments;
    std::vector<std::string> expected;
    char const* why;
  };
  std::string const path = R"(,"attachments":[{"path":"a.edxml/119.html","text":"119.html"}]})";
  std::vector<Row> const rows{
      {"", {std::string("a.edxml|X|") + kMetadata + "}"}, "no attachment"},
      {"<Attachment><ContentId>7</ContentId><ContentTransferEncoded>PHA+TeG7mXQuPC9wPg==\n"
       "</ContentTransferEncoded></Attachment>",
       {std::string("a.edxml|X|") + kMetadata + path, "a.edxml/119.html|H|<p>Một.</p>"},
       "the name is in the manifest"},
      {"<Attachment><AttachmentName>119.html</AttachmentName><ContentTransferEncoded>PHA+TeG7mXQu"
       "PC9wPg==</ContentTransferEncoded></Attachment>",
       {std::string("a.edxml|X|") + kMetadata + path, "a.edxml/119.html|H|<p>Một.</p>"},
       "the name is beside it"},
      {"<Attachment><AttachmentName>b.pdf</AttachmentName><ContentTransferEncoded>*</"
       "ContentTransferEncoded></Attachment>",
       {std::string("a.edxml|X|") + kMetadata + "}", "!a.edxml/b.pdf: its base64 is broken"},
       "broken base64"},
  };
  for (Row const& row : rows) {
    expect_items(read_all({folder.write("a.edxml", document(row.attachments))}), row.expected,
                 row.why);
  }
}

TEST(EdXmlDocument, BecomesAnAnnouncement) {
  TestFolder const folder;
  SourceReader reader({folder.write("a.xml", document(""))}, {});
  auto const item = reader.next();
  ASSERT_TRUE(item.has_value() && item->has_value());
  auto const read = read_announcement(**item);
  ASSERT_TRUE(read.has_value()) << to_string(read.error());
  EXPECT_EQ(read->title, "Về việc tiêm phòng đàn lợn");
  EXPECT_EQ(read->numbers, std::vector<std::string>{"912/QĐ-UBND"});
  EXPECT_EQ(schema::format_iso_date(*read->date), "2023-07-11");
  EXPECT_EQ(read->body,
            "Loại văn bản: Quyết định\nNơi ban hành: Yên Lãng\nNgười ký: Trần Văn Mẫu\nChức vụ: "
            "Chủ tịch\nNơi nhận: Trạm thú y");
  EXPECT_EQ(read->filetype, "EDXML");
}

TEST(EdXmlDocument, OtherXmlIsRefused) {
  TestFolder const folder;
  for (char const* const xml : {"<edXML><a/></edXML>", "<Envelope/>", "<a><MessageHeader/></a>"}) {
    expect_items(read_all({folder.write("a.xml", xml)}),
                 {"!a.xml: the XML is neither RSS 2.0 nor Atom nor edXML"}, xml);
  }
}

}  // namespace
}  // namespace tracuu::indexer
