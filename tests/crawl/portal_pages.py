# SPDX-License-Identifier: GPL-3.0-or-later
"""Paths of the portal to answers: pages, lists, sitemaps, feeds and traps."""
import dataclasses
import email.utils
import gzip
import re
import textwrap
import urllib.parse
import zlib

from portal_files import brotli, docx, escaped, pdf
from portal_site import LIST_LENGTH, NOT_TO_FOLLOW, ROBOTS, SITEMAP_LENGTH, SMALL_SIZE, to_tcvn3, to_windows_1258
from portal_text import SECTIONS

HTML = "text/html; charset=utf-8"
# A page that is larger than any text, and one that a crawler must cut off. Of a small portal, which a test crawls with a
# program that is not optimised, they are smaller.
HUGE_BYTES, ENDLESS_BYTES = 40 << 20, 256 << 20
SMALL_HUGE_BYTES, SMALL_ENDLESS_BYTES = 1 << 18, 1 << 18


@dataclasses.dataclass
class Answer:
    status: int = 200
    body: bytes = b""
    content_type: str = HTML
    headers: dict = dataclasses.field(default_factory=dict)
    kind: str = "page"  # for the log: which trap or page it is
    etag: str = ""
    modified: str = ""
    seconds: float = 0  # before it comes
    said_bytes: int = 0  # Content-Length, if it is not that of the body
    stream_bytes: int = 0  # so much of `body`, again and again


class Pages:
    """Answers of a site. `origin`: "http://127.0.0.1:8000"; `www`, `other`: those of two other hosts. Thread-safe but for
    what set_night() of the site changes."""

    def __init__(self, site, origin, www, other):
        self.site = site
        self.origin = origin
        self.www = www
        self.other = other
        self.asked = {}  # how often pages were asked for that are busy at first, or count their readers
        self.sessions = 0

    def answer(self, target, encodings=""):
        path, _, query = target.partition("?")
        path = urllib.parse.unquote(re.sub(r";jsessionid=\w+", "", path))
        path = re.sub(r"/\.(?=/)", "", path)
        while re.search(r"/[^/]+/\.\.(?=/)", path):
            path = re.sub(r"/[^/]+/\.\.(?=/)", "", path, count=1)
        parameters = dict(urllib.parse.parse_qsl(query))
        for pattern, name in ROUTES:
            if found := re.fullmatch(pattern, path):
                answer = getattr(self, name)(parameters, *found.groups())
                return self.packed(answer, encodings)
        return self.missing(path)

    # --- what is there ---

    def home(self, _parameters):
        newest = [self.item(number) for number in range(self.site.count, max(0, self.site.count - 10), -1)
                  if self.site.kind(number) != "orphan"]
        traps = "".join(f'<li><a href="{href}">{text}</a></li>' for href, text in (
            ("/lich/2026/01", "Lịch công tác"), ("/tim-van-ban?loai=1", "Tìm văn bản"), ("/gioi-thieu/", "Giới thiệu"),
            ("/tai-ve/khong-lo.html", "Toàn văn kỷ yếu"), ("/tai-ve/vo-tan.html", "Nhật ký hệ thống"),
            ("/quan-tri/cong-khai.html", "Công khai ngân sách")))
        return self.page("Cổng thông tin điện tử huyện Vân Khê",
                         f"<ul>{''.join(newest)}</ul><ul class=tien-ich>{traps}</ul>", kind="home")

    def list_page(self, parameters, section):
        if section not in self.site.lists:
            return self.missing(f"/{section}/")
        numbers = self.site.lists[section]
        pages = max(1, -(-len(numbers) // LIST_LENGTH))
        page = int(parameters.get("page", "1")) if parameters.get("page", "1").isdigit() else 1
        if not 1 <= page <= pages:
            return self.missing(f"/{section}/?page={page}")
        items = []
        for number in numbers[(page - 1) * LIST_LENGTH:page * LIST_LENGTH]:
            items.append(self.item(number, with_session=section == "van-ban"))
        near = [one for one in (1, page - 1, page + 1, pages) if 1 <= one <= pages]
        turns = " ".join(f'<a href="?page={one}">Trang {one}</a>' for one in dict.fromkeys(near))
        name = dict(SECTIONS)[section]
        return self.page(name if page == 1 else f"{name} - trang {page}", f"<ul>{''.join(items)}</ul><p>{turns}</p>",
                         kind="list")

    def item(self, number, with_session=False):
        """A line of a list, with the page's other addresses. A session is a new one each time that a list is asked for."""
        link = self.site.link(number)
        if with_session and link == self.site.address(number):
            self.sessions += 1
            session = f"{zlib.crc32(str(self.sessions).encode()):08X}"
            link += f";jsessionid={session}" if number % 2 else f"?PHPSESSID={session.lower()}"
        more = "".join(f' <a href="{one}">bản khác</a>' for one in self.site.more_links(number, self.www))
        return f'<li><a href="{link}">{escaped(self.site.heads[number][2])}</a>{more}</li>'

    def article(self, parameters, section, slug, number):
        number = int(number)
        known = 1 <= number <= self.site.count and self.site.heads[number][:2] == (section, slug)
        if not known:
            return self.missing(f"/{section}/{slug}-t{number}.html")
        kind = self.site.kind(number)
        if kind in ("error-page", "loop"):
            return self.missing(self.site.address(number))
        if kind in ("busy-429", "busy-503") and self.times_asked(number) == 1:
            return Answer(429 if kind == "busy-429" else 503, "Hệ thống đang bận".encode(), headers={"Retry-After": "1"},
                          kind=kind)
        if gone := self.site.gone(number):
            return self.gone(gone, self.site.address(number))
        answer = self.whole_article(number, "in" in parameters)
        if kind == "slow":
            answer.seconds = 2
        if kind == "truncated":
            answer.said_bytes = len(answer.body) + 1000
        return answer

    def whole_article(self, number, is_print=False):
        kind = self.site.kind(number)
        one = self.site.announcement(number)
        body = "".join(f"<p>{escaped(paragraph)}</p>" for paragraph in one.paragraphs)
        head = ""
        if attachment := self.site.attachment(number):
            body += f'<p>Tệp đính kèm: <a href="{attachment}">{attachment.rsplit("/", 1)[1]}</a></p>'
        if kind in ("print", "two-paths"):
            head += f'<link rel="canonical" href="{self.origin}{self.site.address(number)}">'
        if kind == "root-canonical":
            head += f'<link rel="canonical" href="{self.origin}/">'
        if kind == "noindex":
            head += '<meta name="robots" content="noindex">'
        if kind == "nofollow":
            head += '<meta name="robots" content="nofollow">'
            body += f'<p><a href="{NOT_TO_FOLLOW}{number}.html">Chi tiết</a></p>'
        if kind == "counter":
            body += f"<p class=luot-xem>Lượt xem: {self.times_asked(number) * 17 + number}</p>"
        near = [n for n in (number - 1, number - 7) if n > 0 and self.site.kind(n) != "orphan"]
        related = "".join(self.item(n) for n in near)
        text = (f"<article><h1>{escaped(one.title)}</h1><p class=ngay>{one.written_day} 08:{number % 60:02}</p>"
                f"<p class=don-vi>{one.unit}</p>{body}</article><aside><h2>Tin liên quan</h2><ul>{related}</ul></aside>")
        if is_print:
            text = text.split("<aside>", 1)[0]
        answer = self.page(one.title, text, head, "article", with_menu=not is_print)
        self.dress(answer, kind)
        if self.site.has_validators(number):
            answer.etag = f'"{number}-{self.site.changed_on(number)}"'
            answer.modified = email.utils.format_datetime(self.site.last_modified(number), usegmt=True)
        return answer

    @staticmethod
    def dress(answer, kind):
        """Gives an answer the charset, type and packing of its kind."""
        if kind == "tcvn3":
            text = answer.body.decode().replace("<body>", '<body><font face=".VnTime">')
            answer.body = to_tcvn3(text.replace('<meta charset="utf-8">', ""))
            answer.content_type = "text/html; charset=iso-8859-1"
        if kind == "windows-1258":
            text = answer.body.decode().replace('charset="utf-8"', 'charset="windows-1258"')
            answer.body = to_windows_1258(text)
        if kind == "text-plain":
            answer.content_type = "text/plain"
        if kind == "noindex-header":
            answer.headers["X-Robots-Tag"] = "noindex"
        if kind in ("gzip", "br"):
            answer.headers["Vary"] = "Accept-Encoding"

    def attachment(self, _parameters, number, name):
        number = int(number)
        path = f"/tep-dinh-kem/{number}/{name}"
        if not 1 <= number <= self.site.count or self.site.attachment(number) != path:
            return self.missing(path)
        one = self.site.announcement(number)
        if name.endswith("pdf"):
            lines = [line for text in [one.title, *one.paragraphs] for line in textwrap.wrap(text, 80)]
            body, media_type = pdf(lines), "application/pdf"
        else:
            body = docx([one.title, *one.paragraphs])
            media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        if self.site.kind(number) == "pdf-as-octets":
            media_type = "application/octet-stream"
        return Answer(body=body, content_type=media_type, kind="attachment", etag=f'"f{number}"')

    def sitemap_index(self, _parameters):
        files = -(-self.site.count // SITEMAP_LENGTH)
        rows = "".join(f"<sitemap><loc>{self.origin}/sitemap-{n}.xml{'.gz' if n % 2 else ''}</loc></sitemap>"
                       for n in range(1, files + 1))
        return Answer(body=f'<?xml version="1.0" encoding="UTF-8"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/'
                      f'sitemap/0.9">{rows}</sitemapindex>'.encode(), content_type="application/xml", kind="sitemap")

    def sitemap(self, _parameters, number, ending):
        first = (int(number) - 1) * SITEMAP_LENGTH + 1
        numbers = range(first, min(first + SITEMAP_LENGTH, self.site.count + 1))
        if not numbers or bool(ending) != bool(int(number) % 2):
            return self.missing(f"/sitemap-{number}.xml{ending}")
        rows = "".join(
            f"<url><loc>{self.origin}{self.site.address(n)}</loc><lastmod>{self.site.last_modified(n):%Y-%m-%d}</lastmod></url>"
            for n in numbers if self.site.in_sitemap(n))
        body = (f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}'
                "</urlset>").encode()
        if ending:
            return Answer(body=gzip.compress(body, 6, mtime=0), content_type="application/gzip", kind="sitemap")
        return Answer(body=body, content_type="application/xml", kind="sitemap")

    def feed(self, _parameters):
        items = "".join(
            f"<item><title>{escaped(self.site.heads[n][2])}</title><link>{self.origin}{self.site.address(n)}</link></item>"
            for n in range(self.site.count, max(0, self.site.count - 20), -1) if self.site.in_sitemap(n))
        return Answer(body=f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Vân Khê</title>{items}'
                      "</channel></rss>".encode(), content_type="application/rss+xml", kind="feed")

    def robots(self, _parameters):
        return Answer(body=f"{ROBOTS}Sitemap: {self.origin}/sitemap.xml\n".encode(), content_type="text/plain", kind="robots")

    # --- other addresses, and what is not there ---

    def redirect(self, place, kind, status=302):
        return Answer(status, b"", headers={"Location": place}, kind=kind)

    def moved(self, _parameters, number):
        return self.redirect_to(number, "redirect", 301)

    def found(self, _parameters, number):
        return self.redirect_to(number, "redirect", 302)

    def redirect_to(self, number, kind, status):
        if not 1 <= int(number) <= self.site.count:
            return self.missing(f"/{number}")
        return self.redirect(self.site.address(int(number)), kind, status)

    def chain(self, _parameters, number, step):
        if step == "3":
            return self.redirect_to(number, "redirect", 301)
        return self.redirect(f"/chuyen/{number}/{int(step) + 1}", "redirect")

    def loop(self, _parameters, number, step):
        return self.redirect(f"/vong/{number}/{'b' if step == 'a' else 'a'}", "loop")

    def to_error_page(self, _parameters, _number):
        return self.redirect("/loi.html", "error-page")

    def refresh(self, _parameters, number):
        if not 1 <= int(number) <= self.site.count:
            return self.missing(f"/chuyen-huong/{number}.html")
        place = self.site.address(int(number))
        return Answer(body=f'<html><head><meta http-equiv="refresh" content="0; url={place}"></head><body></body></html>'
                      .encode(), kind="redirect")

    def second_path(self, parameters):
        number = parameters.get("id", "")
        if not number.isdigit() or not 1 <= int(number) <= self.site.count:
            return self.missing("/xem-tin.aspx")
        return self.whole_article(int(number))

    def error_page(self, _parameters):
        return self.page("Lỗi hệ thống", "<p>Đã xảy ra lỗi trong quá trình xử lý. Mời quay lại trang chủ.</p>", kind="error-page")

    def missing(self, path):
        """The portal answers 200 for what it does not have, and says so in the text only."""
        return self.page("Không tìm thấy trang", f"<p>Không tìm thấy trang {escaped(path)}. Trang có thể đã bị xóa hoặc "
                         "chuyển sang địa chỉ khác.</p>", kind="soft-404")

    def gone(self, how, path):
        if how == "soft":
            return self.missing(path)
        answer = self.page("Lỗi 404" if how == "404" else "Đã gỡ", "<p>Trang này không còn nữa.</p>", kind="gone")
        answer.status = int(how)
        return answer

    # --- traps ---

    def calendar(self, _parameters, year, month):
        year, month = int(year), int(month)
        after, before = (year + month // 12, month % 12 + 1), (year - (month == 1), (month - 2) % 12 + 1)
        days = "".join(f'<a href="/lich/{year}/{month:02}/{day:02}">{day}</a> ' for day in range(1, 29))
        return self.page(f"Lịch công tác tháng {month}/{year}", f'<a href="/lich/{before[0]}/{before[1]:02}">Tháng trước</a> '
                         f'<a href="/lich/{after[0]}/{after[1]:02}">Tháng sau</a><p>{days}</p>', kind="calendar")

    def calendar_day(self, _parameters, year, month, day):
        return self.page(f"Lịch công tác ngày {day}/{month}/{year}", "<p>Không có lịch công tác.</p>", kind="calendar")

    def endless(self, parameters):
        links = []
        for number in range(6):
            more = {**parameters, ("loai", "co-quan", "nam", "linh-vuc", "sap-xep", "trang")[number]:
                    str(int(zlib.crc32(repr(sorted(parameters.items())).encode()) >> number) % 90)}
            links.append(f'<a href="/tim-van-ban?{urllib.parse.urlencode(more)}">Lọc {number}</a>')
        return self.page("Tìm văn bản", f"<p>Không có văn bản nào khớp với điều kiện lọc.</p>{' '.join(links)}",
                         kind="endless-parameters")

    def repeating(self, _parameters, _rest):
        return self.page("Giới thiệu chung", '<p>Huyện Vân Khê nằm ở hạ lưu sông Khê.</p><a href="gioi-thieu/">Giới thiệu</a> '
                         '<a href="gioi-thieu/lien-he/">Liên hệ</a>', kind="repeating-segments")

    def huge(self, _parameters):
        return Answer(body="<p>Kỷ yếu hội nghị tổng kết các năm.</p>\n".encode() * 1000, kind="huge",
                      stream_bytes=SMALL_HUGE_BYTES if self.site.size < SMALL_SIZE else HUGE_BYTES)

    def without_end(self, _parameters):
        return Answer(body="<p>Một dòng nhật ký.</p>\n".encode() * 1000, kind="endless-body",
                      stream_bytes=SMALL_ENDLESS_BYTES if self.site.size < SMALL_SIZE else ENDLESS_BYTES)

    def published(self, _parameters):
        return self.page("Công khai ngân sách", "<p>Dự toán thu, chi ngân sách huyện được công khai hằng quý.</p>", kind="allowed")

    def forbidden(self, _parameters, *_rest):
        return self.page("Nội bộ", "<p>Trang này chỉ dành cho cán bộ.</p>", kind="forbidden")

    # --- all of them ---

    def page(self, title, body, head="", kind="page", with_menu=True):
        menu = "".join(f'<a href="/{section}/">{name}</a> ' for section, name in SECTIONS)
        frame = (f'<nav><a href="/">Trang chủ</a> {menu}</nav>', (
            f'<footer><a href="/quan-tri/dang-nhap">Đăng nhập</a> <a href="/noi-bo/danh-ba">Danh bạ</a> '
            f'<a href="/tai-ve/ban-nhap.tmp">Bản nháp</a> <a href="{self.other}/trang-chu">Cổng của tỉnh</a> '
            '<a href="javascript:void(0)">Đầu trang</a> <a href="mailto:vankhe@example.vn">Thư</a></footer>'))
        before, after = frame if with_menu else ("", "")
        html = (f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{escaped(title)}</title>{head}'
                '<link rel="alternate" type="application/rss+xml" href="/rss.xml"></head>'
                f"<body>{before}<main>{body}</main>{after}</body></html>")
        return Answer(body=html.encode(), kind=kind)

    def times_asked(self, number):
        self.asked[number] = self.asked.get(number, 0) + 1
        return self.asked[number]

    @staticmethod
    def packed(answer, encodings):
        if answer.headers.get("Vary") != "Accept-Encoding":
            return answer
        if "br" in encodings and len(answer.body) % 2:
            answer.body, answer.headers["Content-Encoding"] = brotli(answer.body), "br"
        elif "gzip" in encodings:
            answer.body, answer.headers["Content-Encoding"] = gzip.compress(answer.body, 6, mtime=0), "gzip"
        return answer


ROUTES = [(re.compile(pattern), name) for pattern, name in (
    (r"/", "home"), (r"/robots\.txt", "robots"), (r"/sitemap\.xml", "sitemap_index"),
    (r"/sitemap-(\d+)\.xml(\.gz)?", "sitemap"), (r"/rss\.xml", "feed"), (r"/loi\.html", "error_page"),
    (r"/lich/(\d{4})/(\d\d)", "calendar"), (r"/lich/(\d{4})/(\d\d)/(\d\d)", "calendar_day"),
    (r"/tim-van-ban", "endless"), (r"/gioi-thieu/(.*)", "repeating"), (r"/tai-ve/khong-lo\.html", "huge"),
    (r"/tai-ve/vo-tan\.html", "without_end"), (r"/quan-tri/cong-khai\.html", "published"),
    (r"/quan-tri/(.*)", "forbidden"), (r"/noi-bo(.*)", "forbidden"), (r"/tai-ve/.*\.tmp", "forbidden"),
    (r"/chi-tu-nofollow/(.*)", "forbidden"),
    (r"/cu/tin-(\d+)\.htm", "moved"), (r"/go/(\d+)", "found"), (r"/chuyen/(\d+)/([123])", "chain"),
    (r"/vong/(\d+)/([ab])", "loop"), (r"/hong/(\d+)\.html", "to_error_page"), (r"/chuyen-huong/(\d+)\.html", "refresh"),
    (r"/xem-tin\.aspx", "second_path"), (r"/tep-dinh-kem/(\d+)/([\w.-]+)", "attachment"),
    (r"/([a-z-]+)/([\w-]+)-t(\d+)\.html", "article"), (r"/([a-z-]+)/?", "list_page"),
)]
