#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes docs/openapi.yaml as JSON into a C++ source file, which the server is built with.

usage: openapi_json.py docs/openapi.yaml openapi_document.cpp VERSION
"""
import json
import sys

import yaml


def main() -> None:
    source, target, version = sys.argv[1:]
    with open(source, encoding="utf-8") as file:
        document = yaml.safe_load(file)
    document["info"]["x-server-version"] = version
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    # A string literal may have no more than 65,536 characters in some compilers.
    pieces = [text[i : i + 10_000] for i in range(0, len(text), 10_000)]
    literals = "\n".join(f'    R"openapi({piece})openapi"' for piece in pieces)
    with open(target, "w", encoding="utf-8") as file:
        file.write('#include "server/views/openapi_document.hpp"\n\nnamespace tracuu::server {\n\n')
        file.write(f"std::string_view const kOpenapiJson =\n{literals};\n\n}}  // namespace tracuu::server\n")


main()
