#!/usr/bin/env bash
# Boost.URL 1.81: normalize() decodes %2F in a path to a slash, and %26 in a query to an ampersand.
#
# RFC 3986 lets a program decode only what is unreserved (6.2.2.2) and says that addresses which
# differ in whether a reserved character is encoded are not equivalent (2.2). normalize() decodes
# each character that may stand in a path or a query as it is, delimiters among them. So the number
# of a Vietnamese document, one segment of a path (15%2F2024%2FQ%C4%90-UBND), becomes three, and a
# value with "&" in it two parameters: a crawler that uses it for the one spelling of an address
# asks for others than it was given. %3F in a path and %25 stay as they are.
#
# Seen:
#   http://h/van-ban/15%2F2024%2FQ%C4%90-UBND -> http://h/van-ban/15/2024/Q%C4%90-UBND, segments 2 -> 4
#   http://h/tim?q=thu%26chi -> http://h/tim?q=thu&chi, parameters 1 -> 2
#   http://h/%7Etin -> http://h/~tin, segments 1 -> 1
#   http://h/a%3Fb -> http://h/a%3Fb, segments 1 -> 1

source "$(dirname "$0")/unpack.bash"
packages libboost-url1.81.0=1.81.0-5+deb12u1 libboost-url1.81-dev=1.81.0-5+deb12u1 \
  libboost1.81-dev=1.81.0-5+deb12u1

program=$(compiled -lboost_url <<'CPP'
#include <boost/url.hpp>
#include <iostream>

int main() {
  for (char const* text : {"http://h/van-ban/15%2F2024%2FQ%C4%90-UBND", "http://h/tim?q=thu%26chi",
                           "http://h/%7Etin", "http://h/a%3Fb"}) {
    boost::urls::url url(text);
    bool const has_query = url.has_query();
    auto const parts = [&](boost::urls::url_view of) {
      return has_query ? of.params().size() : of.segments().size();
    };
    std::size_t const before = parts(url);
    url.normalize();
    boost::urls::url_view const again(url.buffer());  // as whoever is given that address reads it
    std::cout << text << " -> " << again << (has_query ? ", parameters " : ", segments ") << before
              << " -> " << parts(again) << '\n';
  }
}
CPP
)
"$program" | seen
