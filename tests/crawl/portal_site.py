# SPDX-License-Identifier: GPL-3.0-or-later
"""What the portal holds on each night, and what a crawler should make of it; knows no sockets.

An announcement's kind, one in fifty each, is what is odd about it. `Site.truth()` tells which texts should be in the
index in the end, which must be gone, and which addresses nobody may ask for.
"""
import datetime
import unicodedata

from portal_text import SECTIONS, Announcement

PERIOD = 50
KINDS = {
    1: "print",  # linked to as ?in=1, too, which names the page as canonical
    2: "two-paths",  # /xem-tin.aspx?id=7 is the page, too
    3: "moved-301", 4: "moved-302", 5: "chain",  # linked to just by an address that leads to it
    6: "noindex", 7: "nofollow", 8: "pdf", 9: "docx",
    10: "tcvn3",  # in TCVN3, and the head says iso-8859-1
    11: "windows-1258",  # and the head says utf-8
    12: "text-plain", 13: "pdf-as-octets", 14: "gzip", 15: "br",
    16: "soft-404", 17: "not-found", 18: "gone", 19: "error-page", 20: "loop",
    21: "www",  # linked to at another host, too
    22: "counter",  # each answer has other bytes, and no validators
    23: "no-validators",
    24: "spellings",  # linked to with needless percent-encoding and dot segments
    25: "noindex-header", 26: "root-canonical",  # names the portal's root as its canonical address, as bad portals do
    27: "refresh",  # linked to just by a page with a meta refresh
    28: "orphan",  # only in the sitemap
    29: "unlisted",  # not in the sitemap
    30: "changes", 31: "goes-404", 32: "goes-410", 33: "goes-soft-404",  # on the second night
    45: "busy-429", 46: "busy-503", 47: "slow", 48: "truncated",  # only a few
}
RARE = ("busy-429", "busy-503", "slow", "truncated")
RARE_ROUNDS = 5
SMALL_SIZE = 1000
WITHOUT_TEXT = ("noindex", "noindex-header", "soft-404", "not-found", "gone", "error-page", "loop")
LIST_LENGTH = 20
SITEMAP_LENGTH = 2000
# What robots.txt forbids, and what only a page with nofollow links to: nobody may ask for it.
FORBIDDEN = ("/quan-tri/dang-nhap", "/noi-bo", "/tai-ve/ban-nhap.tmp")
NOT_TO_FOLLOW = "/chi-tu-nofollow/"
ROBOTS = """# Cổng thông tin điện tử huyện Vân Khê
User-agent: *
Disallow: /quan-tri/
Allow: /quan-tri/cong-khai.html
Disallow: /noi-bo
Disallow: /*.tmp$
"""


class Site:
    """`size`: about how many pages it has: announcements, lists and attachments. `night` from 1."""

    def __init__(self, seed=20, size=150):
        self.seed = seed
        self.size = size
        self.night = 1
        self.first_count = max(PERIOD, size * 10 // 11)
        self.heads = {}
        self.lists = {}
        self.set_night(1)

    def set_night(self, night):
        self.night = night
        new_each_night = max(2, self.first_count // 100)
        self.count = self.first_count + (night - 1) * new_each_night
        for number in range(1, self.count + 1):
            if number not in self.heads:
                one = Announcement(self.seed, number)
                self.heads[number] = (one.section, one.slug, one.title)
        self.lists = {section: [] for section, _ in SECTIONS}
        for number in range(self.count, 0, -1):
            if self.kind(number) != "orphan":
                self.lists[self.heads[number][0]].append(number)

    def kind(self, number):
        if number > self.first_count:
            return "plain"  # what is new on later nights
        kind = KINDS.get(number % PERIOD, "plain")
        if kind not in RARE:
            return kind
        # Each makes a crawler pause, so they are few and far between. In a small portal none asks to be asked slowly from
        # now on, so that a test of it takes seconds.
        rounds = 1 if self.size < SMALL_SIZE else RARE_ROUNDS
        step = max(1, self.first_count // PERIOD // rounds)
        nth, rest = divmod(number // PERIOD, step)
        is_too_slow = kind == "busy-429" and self.size < SMALL_SIZE
        return "plain" if is_too_slow or rest or nth >= rounds else kind

    def version(self, number):
        return 2 if self.kind(number) == "changes" and self.night > 1 else 1

    def announcement(self, number):
        return Announcement(self.seed, number, self.version(number))

    def address(self, number):
        section, slug, _ = self.heads[number]
        return f"/{section}/{slug}-t{number}.html"

    def attachment(self, number):
        """The path of what the page carries; "" for most."""
        ending = {"pdf": "pdf", "pdf-as-octets": "pdf", "docx": "docx"}.get(self.kind(number))
        return f"/tep-dinh-kem/{number}/thong-bao-{number}.{ending}" if ending else ""

    def gone(self, number):
        """How a page says that it is not there: "404", "410", "soft"; "" if it is."""
        kind = self.kind(number)
        if self.night > 1 and kind.startswith("goes-"):
            return {"goes-404": "404", "goes-410": "410", "goes-soft-404": "soft"}[kind]
        return {"soft-404": "soft", "not-found": "404", "gone": "410"}.get(kind, "")

    def has_text(self, number):
        return self.kind(number) not in WITHOUT_TEXT and not self.gone(number)

    def link(self, number):
        """The address by which lists lead to a page."""
        return {
            "moved-301": f"/cu/tin-{number}.htm", "moved-302": f"/go/{number}", "chain": f"/chuyen/{number}/1",
            "refresh": f"/chuyen-huong/{number}.html", "loop": f"/vong/{number}/a", "error-page": f"/hong/{number}.html",
        }.get(self.kind(number), self.address(number))

    def more_links(self, number, www):
        """Other addresses of the page, which the page before it in number links to."""
        path = self.address(number)
        section, rest = path[1:].split("/", 1)
        return {
            "print": [path + "?in=1"], "two-paths": [f"/xem-tin.aspx?id={number}"], "www": [www + path],
            "spellings": [f"/./{section}/../{section}/{rest.replace('-', '%2D', 2)}", path + "#dau-trang"],
        }.get(self.kind(number), [])

    def changed_on(self, number):
        """The night on which the page got the text that it has."""
        if number > self.first_count:
            return 1 + -(-(number - self.first_count) // max(2, self.first_count // 100))
        return self.version(number)

    def last_modified(self, number):
        return datetime.datetime(2026, 1, self.changed_on(number), 12, tzinfo=datetime.timezone.utc)

    def has_validators(self, number):
        return self.kind(number) not in ("counter", "no-validators")

    def in_sitemap(self, number):
        return self.has_text(number) and self.kind(number) != "unlisted"

    def truth(self):
        """What a crawl should come to, by paths below the start address."""
        numbers = range(1, self.count + 1)
        texts = [number for number in numbers if self.has_text(number)]
        return {
            "night": self.night,
            "texts": {self.address(number): self.heads[number][2] for number in texts},
            "attachments": [self.attachment(number) for number in texts if self.attachment(number)],
            "without_text": [self.address(number) for number in numbers if not self.has_text(number)],
            "other_addresses": {
                self.address(number): [one for one in {self.link(number), *self.more_links(number, "")}
                                       - {self.address(number)} if one.startswith(("/cu", "/xem", "/go", "/chuyen/"))
                                       or "?in=1" in one]
                for number in texts},
            "forbidden": [*FORBIDDEN, NOT_TO_FOLLOW],
        }


TCVN3 = dict(zip(
    "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵăâêôơưđĂÂÊÔƠƯĐ",
    bytes.fromhex("b5b6b7b8b9bbbcbdbec6c7c8c9cacbcccecfd0d1d2d3d4d5d6d7d8dcdddedfe1e2e3e4e5e6e7e8e9eaebecedee"
                  "eff1f2f3f4f5f6f7f8f9fafbfcfdfea8a9aaabacadaea1a2a3a4a5a6a7")))


def to_tcvn3(text):
    """TCVN 5712:1993 VN3. It has no capitals with a tone: they become small, as a font of capitals shows them."""
    out = bytearray()
    for letter in unicodedata.normalize("NFC", text):
        code = TCVN3.get(letter, TCVN3.get(letter.lower()))
        out += bytes([code]) if code else letter.encode("ascii", "replace")
    return bytes(out)


def to_windows_1258(text):
    """Letters with their hats, and tones after them."""
    out = bytearray()
    for letter in unicodedata.normalize("NFC", text):
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            tones = "".join(c for c in parts if c in "\u0300\u0301\u0303\u0309\u0323")
            base = unicodedata.normalize("NFC", "".join(c for c in parts if c not in tones))
            out += (base + tones).encode("cp1258", "replace")
    return bytes(out)
