#!/usr/bin/env bash
# Xapian 1.4.22: a remote database whose server was restarted stays lost, and reopen() does not bring
# it back.
#
# A program opens a database of xapian-tcpsrv and searches it; the server ends and is started again on
# the port that it had. One would expect that the next search connects again, or that reopen() does.
# All searches from then on throw NetworkError, and so does reopen(); a database that is opened anew
# answers. A long-running client has to open its remote databases again after each NetworkError. In a
# database of several shards, one lost shard makes all of it throw.
#
# Seen:
#   first search: 1 found
#   server ended, search: NetworkError
#   server back, search: NetworkError
#   reopen: NetworkError
#   search: NetworkError
#   opened anew, search: 1 found
#   of two shards, one lost, search: NetworkError

source "$(dirname "$0")/unpack.bash"
packages libxapian30=1.4.22-1 libxapian-dev=1.4.22-1 xapian-tools=1.4.22-1

program=$(compiled -lxapian <<'CPP'
#include <xapian.h>

#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <iostream>
#include <string>

namespace {

Xapian::Database connected(unsigned port) {
  for (int attempt = 0; attempt < 100; ++attempt) {
    try {
      return Xapian::Remote::open("127.0.0.1", port);
    } catch (Xapian::NetworkError const&) {
      usleep(50'000);
    }
  }
  return Xapian::Remote::open("127.0.0.1", port);
}

pid_t served(std::string const& folder, std::string const& port) {
  pid_t const server = fork();
  if (server != 0) return server;
  setsid();  // it ends its process group
  execlp("xapian-tcpsrv", "xapian-tcpsrv", "--quiet", "--interface", "127.0.0.1", "--port",
         port.c_str(), folder.c_str(), nullptr);
  _exit(127);
}

void end(pid_t server) {
  kill(server, SIGTERM);
  waitpid(server, nullptr, 0);
}

void search(char const* when, Xapian::Database const& documents) {
  std::cout << when << ": ";
  try {
    Xapian::Enquire enquire(documents);
    enquire.set_query(Xapian::Query("đê"));
    std::cout << enquire.get_mset(0, 10).size() << " found\n";
  } catch (Xapian::Error const& error) {
    std::cout << error.get_type() << '\n';
  }
}

}  // namespace

int main(int, char** arguments) {
  std::string const folder = arguments[1];
  std::string const port = arguments[2];
  {
    Xapian::WritableDatabase documents(folder, Xapian::DB_CREATE);
    Xapian::Document document;
    document.add_term("đê");
    documents.add_document(document);
    documents.commit();
  }
  pid_t server = served(folder, port);
  Xapian::Database documents = connected(std::stoul(port));
  search("first search", documents);
  end(server);
  search("server ended, search", documents);
  server = served(folder, port);
  Xapian::Database anew = connected(std::stoul(port));
  search("server back, search", documents);
  std::cout << "reopen: ";
  try {
    std::cout << documents.reopen() << '\n';
  } catch (Xapian::Error const& error) {
    std::cout << error.get_type() << '\n';
  }
  search("search", documents);
  search("opened anew, search", anew);
  end(server);
  Xapian::Database shards(folder);
  shards.add_database(anew);
  search("of two shards, one lost, search", shards);
}
CPP
)
"$program" "$work/documents" $((20000 + RANDOM % 10000)) | seen
