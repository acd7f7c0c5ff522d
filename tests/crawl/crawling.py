# SPDX-License-Identifier: GPL-3.0-or-later
"""`tracuu crawl` run against the portal of portal.py, and what came of it, for tests and measurements."""
import json
import pathlib
import subprocess


class Crawling:
    """A program, a portal and the folder of an index; `folder` is one to write into."""

    def __init__(self, program, portal, folder):
        self.program = str(program)
        self.portal = portal
        self.folder = pathlib.Path(folder)
        self.index = self.folder / "index.db"
        self.archive = self.folder / "archive"

    def command(self, *options, delay=0):
        return [self.program, "crawl", self.portal.address, "--db", str(self.index), "--archive", str(self.archive),
                "--delay", str(delay), "--json", *options]

    def run(self, *options, delay=0):
        """The report of a crawl that must succeed; that something was refused (3) is told in it."""
        done = subprocess.run(self.command(*options, delay=delay), capture_output=True, text=True, timeout=3600)
        if done.returncode not in (0, 3):
            raise AssertionError(f"crawl ended with {done.returncode}: {done.stderr[-3000:]}")
        return json.loads(done.stdout)

    def start(self, *options, delay=0):
        return subprocess.Popen(self.command(*options, delay=delay), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                text=True)

    def announcements(self, index=None):
        """All that the index holds, by the path of the address."""
        done = subprocess.run([self.program, "export", "--db", str(index or self.index)], capture_output=True, text=True,
                              check=True)
        return {self.path_of(one["id"]): one for one in map(json.loads, done.stdout.splitlines())}

    def path_of(self, address):
        root = self.portal.address[:-1]
        return address.removeprefix(root) if address.startswith(root) else address

    def rebuilt(self):
        """What an index holds that is built from the archive alone."""
        index = self.folder / "rebuilt.db"
        done = subprocess.run([self.program, "index", str(self.archive), "--db", str(index), "--rebuild", "--skip-list-pages"],
                              capture_output=True, text=True)
        if done.returncode not in (0, 3):  # 3: something was refused, which is told
            raise AssertionError(f"index ended with {done.returncode}: {done.stderr[-3000:]}")
        return self.announcements(index)


def differences(found, truth):
    """How the index differs from what the portal holds: sets of paths, by what is wrong with them. Empty if all is well."""
    expected = truth["texts"]
    wrong = {
        "not found": set(expected) - set(found),
        "must not be there": set(truth["without_text"]) & set(found),
        "with another title": {path for path in set(expected) & set(found) if found[path].get("title") != expected[path]},
        "attachment not found": set(truth["attachments"]) - set(found),
        "forbidden": {path for path in found if path.startswith(tuple(truth["forbidden"]))},
    }
    # One text, one announcement: no other address of it is one of its own.
    others = {other for addresses in truth["other_addresses"].values() for other in addresses}
    wrong["twice"] = others & set(found) | {path for path in found if "jsessionid" in path or "PHPSESSID" in path}
    return {what: sorted(paths) for what, paths in wrong.items() if paths}


def addresses_missing(found, truth, root):
    """Other addresses of texts that the index does not know, by the path of the text."""
    missing = {}
    for path, others in truth["other_addresses"].items():
        known = {address.removeprefix(root[:-1]) for address in found.get(path, {}).get("addresses", [])}
        if lacking := sorted(set(others) - known):
            missing[path] = lacking
    return missing
