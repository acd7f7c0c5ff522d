#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A network between this machine and itself: passes bytes on after a while, and counts them.

    bench/delaying_proxy.py --to 127.0.0.1:7101 --listen 127.0.0.1:7201 --round-trip 20

Each direction is late by half of the round trip, in milliseconds, however many bytes are under way. A kernel
with netem does that, too (`tc qdisc add dev lo root netem delay 10ms`); this needs none, no rights, and
leaves everything else on the machine as it is. Prints what has passed at SIGUSR1 and when it is told to stop: bytes each
way, and the turns, which is how often the server was waited for.
"""
import argparse
import asyncio
import signal


class Traffic:
    def __init__(self):
        self.connections = 0
        self.to_server = 0
        self.to_client = 0
        self.turns = 0  # a request after an answer

    def __str__(self):
        return (f"{self.connections} connections, {self.to_server} bytes there, {self.to_client} bytes back, "
                f"{self.turns} turns")


class Connection:
    """One connection: two streams of chunks, each written when its time has come."""

    def __init__(self, delay, traffic):
        self.delay = delay
        self.traffic = traffic
        self.was_answered = True

    async def pass_on(self, reader, writer, is_request):
        chunks = asyncio.Queue()
        sender = asyncio.create_task(self.send(chunks, writer))
        try:
            while chunk := await reader.read(65536):
                if is_request:
                    self.traffic.to_server += len(chunk)
                    self.traffic.turns += self.was_answered
                    self.was_answered = False
                else:
                    self.traffic.to_client += len(chunk)
                    self.was_answered = True
                chunks.put_nowait((asyncio.get_running_loop().time() + self.delay, chunk))
        except (OSError, asyncio.CancelledError):  # either side has gone, or all ends
            pass
        chunks.put_nowait(None)
        await sender

    async def send(self, chunks, writer):
        try:
            while (item := await chunks.get()) is not None:
                due, chunk = item
                wait = due - asyncio.get_running_loop().time()
                if wait > 0:
                    await asyncio.sleep(wait)
                writer.write(chunk)
                await writer.drain()
        except OSError:
            pass
        writer.close()


def address(text):
    host, _, port = text.rpartition(":")
    return host, int(port)


async def serve(listen, to, round_trip, announce=print):
    traffic = Traffic()

    async def connected(reader, writer):
        traffic.connections += 1
        try:
            there, back = await asyncio.open_connection(*to)
        except OSError:
            writer.close()
            return
        connection = Connection(round_trip / 2000, traffic)
        await asyncio.gather(connection.pass_on(reader, back, True), connection.pass_on(there, writer, False))

    server = await asyncio.start_server(connected, *listen)
    stopped = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, lambda: announce(traffic, flush=True))
    announce("listening", flush=True)
    await stopped.wait()
    server.close()
    announce(traffic, flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--to", required=True, type=address, metavar="HOST:PORT")
    parser.add_argument("--listen", required=True, type=address, metavar="HOST:PORT")
    parser.add_argument("--round-trip", type=float, default=0, metavar="MS")
    options = parser.parse_args()
    asyncio.run(serve(options.listen, options.to, options.round_trip))


if __name__ == "__main__":
    main()
