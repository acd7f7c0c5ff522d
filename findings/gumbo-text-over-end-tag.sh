#!/usr/bin/env bash
# gumbo 0.10.1: the source of a text node can hold a tag.
#
# Each text node has original_text: where it stands in the page. In a page with a line break between
# </body> and </html> and one after it, as many pages have, both breaks are one node of white space at
# the end of the body. Its text is two line breaks; its original_text runs from the first to the
# second, and </html> lies in it. Who takes the source of text nodes for text (to copy it, to
# measure it, to find its charset by its bytes) has markup in it.
#
# Seen:
#   text "xong", original "xong"
#   text "\n\n", original "\n</html>\n"

source "$(dirname "$0")/unpack.bash"
packages libgumbo1=0.10.1+dfsg-5 libgumbo-dev=0.10.1+dfsg-5

program=$(compiled -lgumbo <<'CPP'
#include <gumbo.h>

#include <iostream>
#include <string>

std::string shown(std::string const& text) {
  std::string out;
  for (char c : text) out += c == '\n' ? std::string("\\n") : std::string(1, c);
  return out;
}

void walk(GumboNode const* node) {
  if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE) {
    GumboStringPiece const& original = node->v.text.original_text;
    std::cout << "text \"" << shown(node->v.text.text) << "\", original \""
              << shown(std::string(original.data, original.length)) << "\"\n";
  } else if (node->type == GUMBO_NODE_ELEMENT && node->v.element.tag != GUMBO_TAG_HEAD) {
    GumboVector const& children = node->v.element.children;
    for (unsigned i = 0; i < children.length; ++i) walk(static_cast<GumboNode*>(children.data[i]));
  }
}

int main() {
  GumboOutput* const page = gumbo_parse(
      "<!DOCTYPE html><html lang=\"vi\"><head><title>t</title></head><body><p>xong</p></body>\n"
      "</html>\n");
  walk(page->root);
  gumbo_destroy_output(&kGumboDefaultOptions, page);
}
CPP
)
"$program" | seen
