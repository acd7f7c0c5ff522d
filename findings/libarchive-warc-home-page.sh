#!/usr/bin/env bash
# libarchive 3.6.2: of a web archive it lists every page but the home page, and without a word.
#
# libarchive reads WARC files and makes of a record's address the name of a member. An address that
# ends in a slash would be the name of a folder, so the record is passed over: no member, no warning,
# exit code 0. That is a site's home page and, on many portals, each of its sections
# ("http://.../tin-tuc/"); an archive unpacked with bsdtar lacks them. An address with something
# after the slash ("/tin/?id=7") is a member.
#
# Seen:
#   tin/thong-bao.html
#   tin/?id=7
#   exit code 0

source "$(dirname "$0")/unpack.bash"
packages libarchive-tools=3.6.2-1+deb12u5 libarchive13=3.6.2-1+deb12u5

record() {  # ADDRESS BODY
  local http
  http=$(printf 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n%s' "$2")
  printf 'WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2023-07-11T00:00:00Z\r\n'
  printf 'WARC-Record-ID: <urn:uuid:%s>\r\nWARC-Target-URI: %s\r\n' "$(cat /proc/sys/kernel/random/uuid)" "$1"
  printf 'Content-Type: application/http;msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n' \
    "$(printf '%s' "$http" | wc -c)" "$http"
}
{
  record 'http://lamgiang.example/' '<p>trang chủ</p>'
  record 'http://lamgiang.example/tin/thong-bao.html' '<p>thông báo</p>'
  record 'http://lamgiang.example/tin/' '<p>mục tin</p>'
  record 'http://lamgiang.example/tin/?id=7' '<p>tin số 7</p>'
} >"$work/pages.warc"
{
  code=0
  bsdtar -tf "$work/pages.warc" || code=$?
  echo "exit code $code"
} | seen
