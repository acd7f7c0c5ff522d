# SPDX-License-Identifier: GPL-3.0-or-later
"""Stands between a searcher and a shard that xapian-tcpsrv serves: counts what the searcher asks,
message by message, and how often it waits for an answer; with --delay it holds each way back for so
many milliseconds, as a network would.

    xapian-tcpsrv --port 7101 --interface 127.0.0.1 a.db/gen-000001-… &
    bench/shard_proxy.py --listen 7201 --shard 127.0.0.1:7101 --counts counts.json
"""

import argparse
import asyncio
import collections
import json
import pathlib

# xapian-core 1.4, net/remoteprotocol.h
MESSAGES = (
    "allterms collfreq document termexists termfreq valuestats keepalive doclength query termlist "
    "positionlist postlist reopen update adddocument cancel_ deletedocumentterm_ commit "
    "replacedocument_ replacedocumentterm deletedocument writeaccess getmetadata setmetadata_ "
    "addspelling_ removespelling getmset shutdown openmetadatakeylist freqs uniqueterms"
).split()


class Messages:
    """Cuts what a searcher sends into messages (net/length.cc: one byte below 255, else seven bits
    a byte, lowest first, the last with its eighth bit)."""

    def __init__(self):
        self.left = b""

    def feed(self, data):
        self.left += data
        types = []
        while (message := self.take()) is not None:
            types.append(message)
        return types

    def take(self):
        if len(self.left) < 2:
            return None
        length, at = self.left[1], 2
        if length == 255:
            length, shift = 0, 0
            while True:
                if at >= len(self.left):
                    return None
                byte = self.left[at]
                at += 1
                length |= (byte & 0x7F) << shift
                shift += 7
                if byte & 0x80:
                    break
            length += 255
        if len(self.left) < at + length:
            return None
        kind = self.left[0]
        self.left = self.left[at + length :]
        return MESSAGES[kind] if kind < len(MESSAGES) else str(kind)


class Proxy:
    def __init__(self, shard, delay, counts):
        self.shard = shard
        self.delay = delay / 1000
        self.path = counts
        self.counts = collections.Counter()

    def write_counts(self):
        if self.path:
            self.path.write_text(json.dumps(self.counts))

    async def serve(self, reader, writer):
        host, port = self.shard.rsplit(":", 1)
        shard_reader, shard_writer = await asyncio.open_connection(host, int(port))
        state = {"is_answering": True}
        ways = [
            asyncio.ensure_future(self.ask(reader, shard_writer, state)),
            asyncio.ensure_future(self.answer(shard_reader, writer, state)),
        ]
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        for way in ways:
            way.cancel()
        for end in (writer, shard_writer):
            end.close()

    async def ask(self, reader, shard_writer, state):
        messages = Messages()
        while data := await reader.read(65536):
            if state["is_answering"]:
                self.counts["waits"] += 1
                state["is_answering"] = False
            for kind in messages.feed(data):
                self.counts[kind] += 1
            self.write_counts()
            shard_writer.write(data)
            await shard_writer.drain()

    async def answer(self, shard_reader, writer, state):
        while data := await shard_reader.read(1 << 20):
            if not state["is_answering"] and self.delay:
                await asyncio.sleep(self.delay)
            state["is_answering"] = True
            self.counts["bytes"] += len(data)
            writer.write(data)
            await writer.drain()
        self.write_counts()


async def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--listen", type=int, required=True, help="port on loopback")
    parser.add_argument("--shard", required=True, help="HOST:PORT of xapian-tcpsrv")
    parser.add_argument("--delay", type=float, default=0, help="milliseconds before each answer")
    parser.add_argument("--counts", type=pathlib.Path, help="file that gets the counts, as JSON")
    arguments = parser.parse_args()
    proxy = Proxy(arguments.shard, arguments.delay, arguments.counts)
    server = await asyncio.start_server(proxy.serve, "127.0.0.1", arguments.listen)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
