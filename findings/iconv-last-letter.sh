#!/usr/bin/env bash
# glibc 2.36: iconv() keeps the last letter of a text in TCVN or windows-1258, and says it is done.
#
# Both charsets write some tones as a mark after the letter, so the converter to Unicode holds every
# letter back until it has seen the next byte. After the last byte of "Thông bá" iconv() returns 0
# with no input left, and the output ends in "b". The letter comes with the further call that the
# manual asks for, iconv(cd, NULL, NULL, ...), which programs that never met such a charset leave
# out: VISCII, which has a byte for each letter, works without it. A title or a line cut off by one
# letter passes for a slip of the typist.
#
# Seen:
#   TCVN5712-1: returned 0, input left 0, "Thông b", after the further call "Thông bá"
#   CP1258: returned 0, input left 0, "thôn xom nh", after the further call "thôn xom nha"
#   VISCII: returned 0, input left 0, "nha", after the further call "nha"

source "$(dirname "$0")/unpack.bash"
packages libc6=2.36-9+deb12u14
unset LD_LIBRARY_PATH

program=$(compiled <<'CPP'
#include <iconv.h>

#include <cstdio>
#include <string>

void convert(char const* charset, std::string text) {
  iconv_t const converter = iconv_open("UTF-8", charset);
  char output[100];
  char* in = text.data();
  char* out = output;
  std::size_t in_left = text.size();
  std::size_t out_left = sizeof output;
  std::size_t const returned = iconv(converter, &in, &in_left, &out, &out_left);
  std::string const before(output, out);
  iconv(converter, nullptr, nullptr, &out, &out_left);
  std::string const after(output, out);
  std::printf("%s: returned %zu, input left %zu, \"%s\", after the further call \"%s\"\n", charset,
              returned, in_left, before.c_str(), after.c_str());
  iconv_close(converter);
}

int main() {
  convert("TCVN5712-1", "Th\xABng b\xB8");
  convert("CP1258", "th\xF4n xom nha");
  convert("VISCII", "nha");
}
CPP
)
# That version's own loader and converters, not those of this machine.
export GCONV_PATH=$libraries/gconv
"$root"/lib64/ld-linux-x86-64.so.2 --library-path "$(echo "$root"/lib/*-linux-gnu):/usr/lib/x86_64-linux-gnu" "$program" | seen
