#!/usr/bin/env bash
# pugixml 1.13: a blank that xml:space="preserve" keeps is dropped, and two words of a DOCX become one.
#
# Word puts a blank between a bold and a plain word into a run of its own:
# <w:t xml:space="preserve"> </w:t>. pugixml's default flags leave out text that is only white space,
# and the attribute by which XML asks for it has no say. The runs joined read "Ủy bannhân dân", which
# no query for "ban nhân" finds. parse_ws_pcdata keeps the blank.
#
# Seen:
#   parse_default: [Ủy ban][][nhân dân]
#   parse_default | parse_ws_pcdata: [Ủy ban][ ][nhân dân]

source "$(dirname "$0")/unpack.bash"
packages libpugixml1v5=1.13-0.2 libpugixml-dev=1.13-0.2

program=$(compiled -lpugixml <<'CPP'
#include <iostream>
#include <pugixml.hpp>

constexpr char const* kParagraph =
    R"(<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">)"
    R"(<w:r><w:rPr><w:b/></w:rPr><w:t>Ủy ban</w:t></w:r>)"
    R"(<w:r><w:t xml:space="preserve"> </w:t></w:r>)"
    R"(<w:r><w:t>nhân dân</w:t></w:r></w:p>)";

void show(char const* flags_name, unsigned flags) {
  pugi::xml_document document;
  document.load_string(kParagraph, flags);
  std::cout << flags_name << ": ";
  for (pugi::xml_node run : document.child("w:p").children("w:r")) {
    std::cout << '[' << run.child("w:t").text().get() << ']';
  }
  std::cout << '\n';
}

int main() {
  show("parse_default", pugi::parse_default);
  show("parse_default | parse_ws_pcdata", pugi::parse_default | pugi::parse_ws_pcdata);
}
CPP
)
"$program" | seen
