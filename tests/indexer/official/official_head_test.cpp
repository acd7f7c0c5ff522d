// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/official/official_head.hpp"

#include <gtest/gtest.h>

#include <string>

#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {
namespace {

struct HeadRow {
  char const* why;
  char const* text;
  char const* title;
  char const* date;  ///< ISO; "" for none
  char const* number;
  char const* unit;
};

void expect_heads(std::initializer_list<HeadRow> rows) {
  for (HeadRow const& row : rows) {
    OfficialHead const head = read_official_head(split_lines(row.text));
    EXPECT_EQ(head.title, row.title) << row.why;
    EXPECT_EQ(head.date ? schema::format_iso_date(*head.date) : "", row.date) << row.why;
    EXPECT_EQ(head.number, row.number) << row.why;
    EXPECT_EQ(head.unit, row.unit) << row.why;
  }
}

TEST(OfficialHead, DocumentsOfTheState) {
  expect_heads({
      {"a decision, a cell a line",
       "ỦY BAN NHÂN DÂN\nHUYỆN VÂN KHÊ\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
       "Độc lập - Tự do - Hạnh phúc\n---------------\nSố: 119/QĐ-UBND\n"
       "Vân Khê, ngày 11 tháng 7 năm 2023\nQUYẾT ĐỊNH\nVề việc phê duyệt phương án tu bổ đê\n"
       "hữu Tràng, đợt 2\nCHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN VÂN KHÊ\nCăn cứ Luật Đê điều;\n"
       "Căn cứ Quyết định số 45/2019/QĐ-UBND ngày 3/4/2019;",
       "QUYẾT ĐỊNH Về việc phê duyệt phương án tu bổ đê hữu Tràng, đợt 2", "2023-07-11",
       "119/QĐ-UBND", "Ủy ban nhân dân huyện Vân Khê"},
      {"both columns on a line, one blank between",
       "UBND XÃ YÊN LÃNG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
       "Số: 12/TB-UBND Yên Lãng, ngày 05 tháng 7 năm 2023\nTHÔNG BÁO\nLịch tiêm phòng dại\n"
       "Kính gửi: các hộ dân",
       "THÔNG BÁO Lịch tiêm phòng dại", "2023-07-05", "12/TB-UBND", "Ủy ban nhân dân xã Yên Lãng"},
      {"columns apart by tabs, the lower body is the issuer",
       "UBND HUYỆN VÂN KHÊ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
       "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO\tĐộc lập - Tự do - Hạnh phúc\n"
       "Số: 45/PGDĐT-TH\tVân Khê, ngày 3 tháng 9 năm 2021\nV/v hướng dẫn nhiệm vụ\n"
       "năm học 2021 - 2022\nKính gửi: Hiệu trưởng các trường",
       "V/v hướng dẫn nhiệm vụ năm học 2021 - 2022", "2021-09-03", "45/PGDĐT-TH",
       "Phòng Giáo dục và Đào tạo"},
      {"subject of a letter beside place and day",
       "UBND HUYỆN VÂN KHÊ   CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
       "Số: 450/UBND-KT     Độc lập - Tự do - Hạnh phúc\n"
       "V/v đăng ký nhu cầu     Vân Khê, ngày 9 tháng 1 năm 2020\nvay vốn\n"
       "Kính gửi: UBND các xã",
       "V/v đăng ký nhu cầu vay vốn", "2020-01-09", "450/UBND-KT", "Ủy ban nhân dân huyện Vân Khê"},
      {"number torn by the page's columns",
       "ỦY BAN NHÂN DÂN\nHUYỆN VÂN KHÊ\nSố: 01\n/2021/QĐ-UBND\n"
       "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
       "Vân Khê, ngày 17 tháng 02 năm 2021\nQUYẾT ĐỊNH\nBan hành Quy chế làm việc\nĐiều 1.",
       "QUYẾT ĐỊNH Ban hành Quy chế làm việc", "2021-02-17", "01/2021/QĐ-UBND",
       "Ủy ban nhân dân huyện Vân Khê"},
      {"number and day wait for handwriting",
       "UBND TỈNH HÀ NAM CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
       "BAN QUẢN LÝ RỪNG Độc lập – Tự do – Hạnh phúc\n"
       "Số :     /QĐ-BQL Hà Nam, ngày     tháng     năm 2008\nQUYẾT ĐỊNH\n"
       "V/v : Ban hành nội quy\nTRƯỞNG BAN QUẢN LÝ RỪNG\nCăn cứ Nghị định 130/2005/NĐ-CP;",
       "QUYẾT ĐỊNH V/v : Ban hành nội quy", "", "", "Ban quản lý rừng"},
      {"a law",
       "QUỐC HỘI\n______\nLuật số: 99/2031/QH17 |CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
       "Độc lập - Tự do - Hạnh phúc\nLUẬT\nPHÒNG, CHỐNG MỐI\nCăn cứ Hiến pháp;\nĐiều 1. Phạm vi\n"
       "Luật này đã được Quốc hội khóa XVII thông qua ngày 29 tháng 6 năm 2031.",
       "LUẬT PHÒNG, CHỐNG MỐI", "2031-06-29", "99/2031/QH17", "Quốc hội"},
      {"a draft of a law",
       "QUỐC HỘI CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
       "Độc lập - Tự do - Hạnh phúc\nLuật số: /2031/QH17\nDỰ THẢO\nLUẬT\n"
       "TỔ CHỨC HỘI LÀNG\nCăn cứ Hiến pháp;",
       "LUẬT TỔ CHỨC HỘI LÀNG", "", "", "Quốc hội"},
      {"a ministry, subject in capitals over lines",
       "BỘ Y TẾ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 7/2031/TT-BYT\tHà Nội, ngày 1 tháng 2 năm "
       "2031\nTHÔNG TƯ\nQUY ĐỊNH VỀ TIÊM CHỦNG\nTẠI TRẠM Y TẾ\nBỘ TRƯỞNG BỘ Y TẾ\nCăn cứ Luật;",
       "THÔNG TƯ QUY ĐỊNH VỀ TIÊM CHỦNG TẠI TRẠM Y TẾ", "2031-02-01", "7/2031/TT-BYT", "Bộ Y tế"},
      {"an annex has the day of the decision that it comes with",
       "Phụ lục II\nDANH MỤC CÔNG TRÌNH ĐÊ\n(Ban hành kèm theo Quyết định số 12/2002/QĐ-UB\n"
       "ngày 12 tháng 6 năm 2002 của UBND huyện Vân Khê)\nSTT\tTên",
       "Phụ lục II DANH MỤC CÔNG TRÌNH ĐÊ", "2002-06-12", "", "Ủy ban nhân dân huyện Vân Khê"},
      {"a standard",
       "TCVN\nTIÊU CHUẨN QUỐC GIA\nTCVN 99999 : 2031\nXuất bản lần 1\n"
       "THÓC GIỐNG – YÊU CẦU KỸ THUẬT\nVÀ PHƯƠNG PHÁP THỬ\n"
       "Paddy seed – Technical requirements and test methods\nHÀ NỘI – 2031",
       "TIÊU CHUẨN QUỐC GIA THÓC GIỐNG – YÊU CẦU KỸ THUẬT VÀ PHƯƠNG PHÁP THỬ", "",
       "TCVN 99999:2031", ""},
      {"stamp of a signature and line of the gazette before it",
       "Người ký: Cổng Thông tin điện tử\nEmail: a@vankhe.example\nThời gian ký: 03.08.2031\n4\n"
       "CÔNG BÁO/Số 12 + 13/Ngày 30-7-2031\nQUỐC HỘI\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
       "Nghị quyết số: 5/2031/QH17\nNGHỊ QUYẾT\nVỀ CHƯƠNG TRÌNH GIÁM SÁT\nQUỐC HỘI\nCăn cứ Hiến "
       "pháp;",
       "NGHỊ QUYẾT VỀ CHƯƠNG TRÌNH GIÁM SÁT", "", "5/2031/QH17", "Quốc hội"},
  });
}

TEST(OfficialHead, BeforeTwoThousandFour) {
  expect_heads({
      {"number, day and subject in prose, in capitals",
       "NGHỊ ĐỊNH\nCỦA CHÍNH PHỦ SỐ 99/1998/NĐ-CP NGÀY 11 THÁNG 5 NĂM 1998\n"
       "VỀ VIỆC BAN HÀNH QUY CHẾ THÚ Y Ở XÃ\nCHÍNH PHỦ\nCăn cứ Luật Tổ chức Chính phủ;",
       "NGHỊ ĐỊNH CỦA CHÍNH PHỦ VỀ VIỆC BAN HÀNH QUY CHẾ THÚ Y Ở XÃ", "1998-05-11", "99/1998/NĐ-CP",
       "Chính phủ"},
      {"in small letters, over lines",
       "Nghị định của Chính phủ\nsố 98/2003/NĐ-CP ngày 10/10/2003\nvề việc thú y ở các xã\n"
       "vùng cao.\nChính phủ\nCăn cứ Luật;",
       "Nghị định của Chính phủ về việc thú y ở các xã vùng cao.", "2003-10-10", "98/2003/NĐ-CP",
       "Chính phủ"},
      {"the capitals' font was lost",
       "bộ tài chính cộng hoà xã hội chủ nghĩa Việt nam\nSố: 97 /2002/QĐ/BTC Độc lập-Tự do-Hạnh "
       "phúc\n"
       "Hà nội, ngày 22 tháng 11 năm 2002\nquyết định của bộ trưởng bộ tài chính\n"
       "về việc sửa đổi mức thu phí đò\nbộ trưởng bộ tài chính\nCăn cứ Nghị định số 178/CP;",
       "quyết định của bộ trưởng bộ tài chính về việc sửa đổi mức thu phí đò", "2002-11-22",
       "97/2002/QĐ/BTC", "Bộ Tài chính"},
      {"TCVN3 has no capitals with tones",
       "ủy ban nhân dân Cộng hòa xã hội chủ nghĩa việt nam\nTỉnh hà nam Độc lập - Tự do - Hạnh "
       "phúc\n"
       "Số: 522/2002/QĐ.UB Phủ Lý, ngày 07 tháng 3 năm 2002\nQUYếT ĐịNH\nV/v giao đất\nCăn cứ "
       "Luật;",
       "QUYếT ĐịNH V/v giao đất", "2002-03-07", "522/2002/QĐ.UB", "Ủy ban nhân dân tỉnh Hà Nam"},
  });
}

TEST(OfficialHead, IssuerOfTheLetterheadLeavesTheTitle) {
  expect_heads({
      {"the body that the letterhead names",
       "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH HÀ NAM\tĐộc lập - Tự do - Hạnh "
       "phúc\nSố: 9/2003/QĐ-UB\tPhủ Lý, ngày 8 tháng 1 năm 2003\nQUYẾT ĐỊNH CỦA ỦY BAN NHÂN DÂN "
       "TỈNH\nV/v quy định giá đò\nCăn cứ Luật",
       "QUYẾT ĐỊNH V/v quy định giá đò", "2003-01-08", "9/2003/QĐ-UB",
       "Ủy ban nhân dân tỉnh Hà Nam"},
      {"without a letterhead it stays",
       "THÔNG TƯ LIÊN TỊCH\nCỦA BỘ TÀI CHÍNH - CÔNG NGHIỆP -\nTỔNG CỤC HẢI QUAN SỐ 9/1998/TTLT\n"
       "NGÀY 25 THÁNG 12 NĂM1998 HƯỚNG DẪN THU PHÍ ĐÒ\nCăn cứ",
       "THÔNG TƯ LIÊN TỊCH CỦA BỘ TÀI CHÍNH - CÔNG NGHIỆP - TỔNG CỤC HẢI QUAN HƯỚNG DẪN THU PHÍ ĐÒ",
       "1998-12-25", "9/1998/TTLT", "Bộ Tài chính - Công nghiệp - Tổng cục Hải quan"},
      {"a number that the subject cites",
       "NGHỊ ĐỊNH\nCỦA CHÍNH PHỦ SỐ 9/1998/NĐ-CP NGÀY 1 THÁNG 2 NĂM 1998\nQUY ĐỊNH CHI TIẾT LUẬT "
       "ĐÒ\n"
       "SỐ 4/1998/QH10 NGÀY 20 THÁNG 5 NĂM 1998\nCHÍNH PHỦ\nCăn cứ Luật",
       "NGHỊ ĐỊNH CỦA CHÍNH PHỦ QUY ĐỊNH CHI TIẾT LUẬT ĐÒ SỐ 4/1998/QH10 NGÀY 20 THÁNG 5 NĂM 1998",
       "1998-02-01", "9/1998/NĐ-CP", "Chính phủ"},
      {"the series of a standard beside its name",
       "TCVN TIÊU CHUẨN QUỐC GIA\nTCVN 99999:2031\nTHÓC GIỐNG\nHÀ NỘI - 2031",
       "TIÊU CHUẨN QUỐC GIA THÓC GIỐNG", "", "TCVN 99999:2031", ""},
  });
}

TEST(OfficialHead, NumbersInSentencesAfterTheTitleAreCited) {
  expect_heads({
      {"a footnote",
       "Vân Khê, ngày 11 tháng 7 năm 2023\nQUYẾT ĐỊNH\nVề việc tiêm phòng\nMức hỗ trợ như sau.\n"
       "Nghị quyết số 9/2022/NQ-HĐND về mức hỗ trợ.",
       "QUYẾT ĐỊNH Về việc tiêm phòng", "2023-07-11", "", ""},
      {"number and day alone on a line after the title",
       "QUYẾT ĐỊNH\nVề việc tiêm phòng\nQuyết định số 9/2022/QĐ-UBND ngày 4 tháng 5 năm 2022\nHai.",
       "QUYẾT ĐỊNH Về việc tiêm phòng", "2022-05-04", "9/2022/QĐ-UBND", ""},
  });
}

TEST(OfficialHead, DocumentsOfTheParty) {
  expect_heads({
      {"a plan of a district's committee",
       "ĐẢNG BỘ TỈNH HÀ NAM\tĐẢNG CỘNG SẢN VIỆT NAM\nHUYỆN ỦY VÂN KHÊ\n*\n"
       "Số 12-KH/HU\tVân Khê, ngày 5 tháng 6 năm 2020\nKẾ HOẠCH\nthực hiện Nghị quyết số 9-NQ/TU\n"
       "về xây dựng Đảng\n-----\nThực hiện Nghị quyết, Ban Thường vụ xây dựng kế hoạch như sau:",
       "KẾ HOẠCH thực hiện Nghị quyết số 9-NQ/TU về xây dựng Đảng", "2020-06-05", "12-KH/HU",
       "Huyện ủy Vân Khê"},
      {"issuer below the type",
       "ĐẢNG BỘ HUYỆN VÂN KHÊ   ĐẢNG CỘNG SẢN VIỆT NAM\nĐẢNG ỦY XÃ YÊN LÃNG\n"
       "Số 7-NQ/ĐU   Yên Lãng, ngày 1/2/2021\nNGHỊ QUYẾT\nCỦA BAN CHẤP HÀNH ĐẢNG BỘ XÃ\n"
       "về chuyển đổi cây trồng\nI. ĐÁNH GIÁ",
       "NGHỊ QUYẾT CỦA BAN CHẤP HÀNH ĐẢNG BỘ XÃ về chuyển đổi cây trồng", "2021-02-01", "7-NQ/ĐU",
       "Đảng ủy xã Yên Lãng"},
  });
}

TEST(OfficialHead, WithoutTypeOrLetterhead) {
  expect_heads({
      {"a form",
       "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
       "ĐƠN XIN CẤP NƯỚC\nKính gửi: UBND xã ......",
       "ĐƠN XIN CẤP NƯỚC", "", "", ""},
      {"a form's code is no title",
       "Mẫu số 5\nTên đơn vị: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n....., ngày tháng năm\n"
       "BÁO CÁO ĐỊNH KỲ VỀ NƯỚC SẠCH\nKính gửi: Phòng",
       "BÁO CÁO ĐỊNH KỲ VỀ NƯỚC SẠCH", "", "", ""},
      {"a table of a budget",
       "TỈNH HÀ NAM\nUBND HUYỆN VÂN KHÊ\tMẫu số 23/CK\nQUYẾT TOÁN THU NGÂN SÁCH XÃ NĂM 2004\n"
       "(Kèm theo Quyết định số 38/2005/QĐ-UBND ngày 23 tháng 9 năm 2005\ncủa UBND huyện)\n"
       "STT\tNỘI DUNG",
       "QUYẾT TOÁN THU NGÂN SÁCH XÃ NĂM 2004", "2005-09-23", "", "Ủy ban nhân dân huyện Vân Khê"},
      {"a note without a number cites some",
       "Lịch tiêm chủng tháng 7\nTheo Quyết định số 12/QĐ-UBND ngày 1/7/2023, trạm y tế "
       "tiêm.\nHai.",
       "Lịch tiêm chủng tháng 7", "", "", ""},
      {"place and day above the signature",
       "Thông báo cắt nước\nNước sẽ ngừng chảy từ 8 giờ.\nYên Lãng, ngày 5 tháng 7 năm 2023\n"
       "TM. ỦY BAN NHÂN DÂN XÃ YÊN LÃNG\nCHỦ TỊCH\nTrần Văn Mẫu",
       "Thông báo cắt nước", "2023-07-05", "", "Ủy ban nhân dân xã Yên Lãng"},
  });
}

TEST(OfficialHead, LinesOfTitleAndMotto) {
  OfficialHead const head = read_official_head(split_lines(
      "UBND XÃ YÊN LÃNG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
      "Số: 1/KH-UBND\nKẾ HOẠCH\nPhòng dịch tả lợn\nPhần thứ nhất"));
  EXPECT_EQ(head.title_lines, (std::vector<std::size_t>{3, 4}));
  EXPECT_EQ(head.motto_lines, std::vector<std::size_t>{1}) << "the first line names the unit, too";
  EXPECT_EQ(head.unit_lines, std::vector<std::size_t>{0});
  EXPECT_EQ(head.number_lines, std::vector<std::size_t>{2});
  EXPECT_EQ(head.type, "kế hoạch");
  EXPECT_EQ(head.place, "xã Yên Lãng");
  EXPECT_TRUE(head.has_letterhead);
  EXPECT_TRUE(head.has_motto);
  EXPECT_TRUE(head.has_certain_title);
}

TEST(OfficialHead, NothingToRead) {
  EXPECT_EQ(read_official_head({}).title, "");
  EXPECT_EQ(read_official_head({"---"}).title, "");
}

}  // namespace
}  // namespace tracuu::indexer
