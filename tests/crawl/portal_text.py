# SPDX-License-Identifier: GPL-3.0-or-later
"""Announcements of a district that does not exist: titles, days, units and texts, each the work of its number.

All names of places and offices are invented. A text is made anew each time it is asked for, and is the same each
time: everything is drawn from the seed and the number of the announcement.
"""
import datetime
import random
import unicodedata

COMMUNES = (
    "Đồng Lạc", "Phú Khê", "Tân Sơn Hạ", "An Vĩnh Đông", "Khánh Lũng", "Yên Trạch", "Hòa Thượng", "Minh Đài", "Cẩm Lĩnh",
    "Vạn Thủy", "Bình Nguyên Thượng", "Lương Điền Tây", "Thọ Xá", "Quảng Bồng", "Trung Ngạn", "Đại Ân Hạ",
)
UNITS = (
    "Ủy ban nhân dân huyện Vân Khê", "Phòng Nội vụ", "Phòng Tài nguyên và Môi trường", "Phòng Giáo dục và Đào tạo",
    "Phòng Lao động - Thương binh và Xã hội", "Trung tâm Y tế huyện", "Trung tâm Văn hóa - Thông tin và Thể thao",
    "Ban Chỉ huy Quân sự huyện", "Hội Nông dân huyện", "Phòng Tư pháp", "Đài Truyền thanh huyện", "Phòng Kinh tế và Hạ tầng",
)
SECTIONS = (
    ("tin-tuc", "Tin tức"), ("thong-bao", "Thông báo"), ("van-ban", "Văn bản"), ("cai-cach-hanh-chinh", "Cải cách hành chính"),
    ("nong-nghiep", "Nông nghiệp"), ("van-hoa-xa-hoi", "Văn hóa - Xã hội"),
)
# {xa}: a commune, {xa2}: another, {n}: a number, {ngay}: a day, {nam}: a year.
TOPICS = (
    ("Lịch tiếp công dân tháng {thang} của lãnh đạo xã {xa}",
     "Lãnh đạo xã {xa} tiếp công dân vào sáng thứ Năm hằng tuần tại trụ sở Ủy ban nhân dân xã.",
     "Người đến phản ánh, kiến nghị mang theo giấy tờ tùy thân và đăng ký tại bộ phận thường trực trước 8 giờ.",
     "Ngày {ngay}, buổi tiếp định kỳ được chuyển sang buổi chiều do lãnh đạo dự kỳ họp Hội đồng nhân dân huyện."),
    ("Xã {xa} khánh thành tuyến đường bê tông thôn {n}",
     "Tuyến đường dài {n}00 mét, mặt đường rộng 5 mét, do Nhà nước hỗ trợ xi măng và nhân dân góp công, hiến đất.",
     "Đã có {n} hộ dân tự nguyện tháo dỡ tường rào, chặt cây để giải phóng mặt bằng, không nhận bồi thường.",
     "Sau lễ khánh thành, xã bàn giao cho thôn quản lý, nghiêm cấm xe quá tải trọng đi vào."),
    ("Thông báo lịch tiêm vắc-xin cho đàn gia súc, gia cầm đợt {dot} năm {nam}",
     "Việc tiêm phòng tại xã {xa} bắt đầu từ ngày {ngay}, lần lượt theo từng thôn, vào buổi sáng sớm.",
     "Các hộ chăn nuôi nhốt trâu, bò, lợn tại chuồng và chuẩn bị người giữ gia súc khi cán bộ thú y đến.",
     "Hộ có từ {n} con trở lên đăng ký trước với trưởng thôn để được cấp đủ vắc-xin."),
    ("Hội nghị sơ kết công tác cải cách hành chính năm {nam} tại xã {xa}",
     "Trong kỳ, bộ phận một cửa đã tiếp nhận {n}5 hồ sơ, trong đó trả đúng hẹn và trước hẹn đạt trên chín mươi tám phần trăm.",
     "Đại biểu đề nghị bố trí thêm máy quét để người dân không phải đi lại nhiều lần khi nộp hồ sơ trực tuyến.",
     "Kết luận hội nghị, Chủ tịch Ủy ban nhân dân xã yêu cầu công khai số điện thoại của cán bộ phụ trách từng lĩnh vực."),
    ("Kế hoạch diễn tập phòng cháy, chữa cháy tại chợ {xa}",
     "Cuộc diễn tập diễn ra lúc 14 giờ ngày {ngay}, tình huống giả định là cháy tại dãy ki-ốt hàng vải.",
     "Lực lượng dân phòng, công an xã và tiểu thương cùng tham gia chữa cháy ban đầu và hướng dẫn thoát nạn.",
     "Ban quản lý chợ đề nghị bà con không lo lắng khi nghe còi báo động và thấy khói màu."),
    ("Danh sách hộ nghèo, hộ cận nghèo xã {xa} năm {nam} được niêm yết lấy ý kiến",
     "Danh sách gồm {n} hộ nghèo và {n2} hộ cận nghèo, niêm yết tại trụ sở xã và nhà văn hóa các thôn trong bảy ngày.",
     "Ý kiến góp ý gửi về ban chỉ đạo rà soát của xã; người góp ý được giữ bí mật danh tính nếu có yêu cầu.",
     "Sau ngày {ngay}, danh sách chính thức sẽ được trình Chủ tịch Ủy ban nhân dân huyện phê duyệt."),
    ("Thông báo tạm ngừng cấp nước để súc rửa đường ống tại xã {xa}",
     "Nhà máy nước tạm ngừng cấp nước từ 22 giờ ngày {ngay} đến 5 giờ sáng hôm sau trên địa bàn xã {xa} và một phần xã {xa2}.",
     "Khi có nước trở lại, nước có thể đục trong khoảng {n} phút; các hộ nên xả bỏ phần nước đầu.",
     "Bệnh viện, trường học bán trú được cấp nước dự phòng bằng xe bồn."),
    ("Ngày hội hiến máu tình nguyện xã {xa} thu được {n} đơn vị máu",
     "Ngay từ sáng sớm, đông đảo đoàn viên thanh niên và người dân đã có mặt tại nhà văn hóa xã để đăng ký.",
     "Có gia đình cả vợ và chồng cùng tham gia, nhiều người đã hiến máu trên mười lần.",
     "Ban tổ chức cảm ơn các hộ kinh doanh đã ủng hộ sữa, bánh cho người hiến máu."),
    ("Hướng dẫn kê khai, cấp lại giấy khai sinh tại xã {xa}",
     "Người yêu cầu nộp tờ khai theo mẫu, xuất trình thẻ căn cước; công chức tư pháp - hộ tịch tra cứu sổ gốc và trả kết quả trong ngày.",
     "Trường hợp sổ hộ tịch cũ bị thất lạc, xã phối hợp với Phòng Tư pháp xác minh, thời hạn không quá năm ngày làm việc.",
     "Lệ phí được miễn đối với người thuộc hộ nghèo, người khuyết tật và gia đình có công với cách mạng."),
    ("Nông dân xã {xa} xuống giống vụ Đông Xuân {nam} sớm hơn mọi năm",
     "Đến ngày {ngay}, toàn xã đã gieo cấy được {n}5 héc-ta, chủ yếu là các giống lúa ngắn ngày, chịu rét.",
     "Hợp tác xã dịch vụ nông nghiệp mở cửa cống lấy nước theo lịch luân phiên giữa xã {xa} và xã {xa2}.",
     "Cán bộ khuyến nông khuyến cáo bà con bón lót sâu, giữ mực nước ruộng từ ba đến năm phân để phòng rét cho mạ."),
    ("Thông báo đấu giá quyền sử dụng {n} lô đất tại xã {xa}",
     "Hồ sơ mời đấu giá được bán từ ngày {ngay} tại trụ sở Ủy ban nhân dân xã trong giờ hành chính.",
     "Người tham gia nộp tiền đặt trước bằng hai mươi phần trăm giá khởi điểm vào tài khoản ghi trong hồ sơ.",
     "Cuộc đấu giá theo phương thức trả giá lên, bỏ phiếu kín gián tiếp một vòng."),
    ("Đoàn công tác huyện thăm, tặng quà gia đình chính sách tại xã {xa}",
     "Đoàn đã đến thăm {n} gia đình thương binh, liệt sĩ, người có công nhân dịp kỷ niệm ngày 27 tháng 7.",
     "Mỗi suất quà gồm tiền mặt và nhu yếu phẩm, trích từ quỹ Đền ơn đáp nghĩa của huyện.",
     "Thay mặt các gia đình, đại diện thân nhân liệt sĩ xã {xa2} bày tỏ sự xúc động trước tình cảm của chính quyền."),
)
CLOSINGS = (
    "Đề nghị các thôn thông báo rộng rãi trên hệ thống truyền thanh để nhân dân biết và thực hiện.",
    "Mọi thắc mắc xin liên hệ văn phòng Ủy ban nhân dân xã {xa} trong giờ hành chính.",
    "Các ban, ngành, đoàn thể căn cứ chức năng, nhiệm vụ được giao phối hợp thực hiện và báo cáo kết quả trước ngày {ngay}.",
    "Trong quá trình thực hiện nếu có vướng mắc, kịp thời phản ánh về {unit} để được hướng dẫn.",
)
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


class Announcement:
    """What stands in one page. `version` 1 is the first text, 2 a corrected one."""

    def __init__(self, seed, number, version=1):
        draw = random.Random(f"{seed}:{number}")
        topic = draw.choice(TOPICS)
        self.number = number
        self.version = version
        self.unit = draw.choice(UNITS)
        self.section, self.section_name = draw.choice(SECTIONS)
        self.day = datetime.date(2012, 1, 1) + datetime.timedelta(days=draw.randrange(5000))
        later = self.day + datetime.timedelta(days=draw.randrange(3, 40))
        xa, xa2 = draw.sample(COMMUNES, 2)
        words = {
            "xa": xa, "xa2": xa2, "n": draw.randrange(11, 98), "n2": draw.randrange(11, 98), "nam": self.day.year,
            "thang": f"{self.day.month}/{self.day.year}", "dot": draw.randrange(1, 4), "unit": self.unit,
            "ngay": f"{later.day:02}/{later.month:02}/{later.year}",
        }
        self.title = topic[0].format(**words)
        paragraphs = [sentence.format(**words) for sentence in topic[1:]]
        paragraphs.append(f"Văn bản số {number}/TB-UBND của {self.unit} ban hành ngày {self.day.day} tháng "
                          f"{self.day.month} năm {self.day.year} quy định chi tiết nội dung trên.")
        paragraphs += [closing.format(**words) for closing in draw.sample(CLOSINGS, 2)]
        if version > 1:
            paragraphs.append(f"Đính chính lần {version - 1}: thời gian và địa điểm nêu trên được điều chỉnh, "
                              f"áp dụng cho cả xã {xa2}.")
        self.paragraphs = paragraphs

    @property
    def slug(self):
        return slug_of(self.title)

    @property
    def written_day(self):
        return f"{WEEKDAYS[self.day.weekday()]}, {self.day.day:02}/{self.day.month:02}/{self.day.year}"


def slug_of(text):
    """ "hoi-nghi-so-ket" of "Hội nghị sơ kết", as portals write it into addresses."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    letters = "".join(c if c.isascii() and c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return "-".join(letters.split())
