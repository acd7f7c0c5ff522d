// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "schema/announcement.hpp"

namespace tracuu::indexer {

/// Whether what a page that was fetched from `fetched` names as its true address (rel=canonical,
/// og:url) may be believed. Many portals name one address on all pages: the root of the site, the
/// list that the page is in, the page's own address without the parameter that tells which page it
/// is. These are not, nor is an address of another host. Thread-safe.
///
///     https://vankhe.example/tin.aspx?id=7  ->  https://vankhe.example/tin/hop-xa-7.html   yes
///     https://vankhe.example/tin.aspx?id=7  ->  https://vankhe.example/tin.aspx            no
///     https://vankhe.example/tin/hop-xa-7   ->  https://vankhe.example/tin                 no
[[nodiscard]] bool is_true_address(std::string_view named, std::string_view fetched);

/// Sets where an announcement was published that was fetched from `fetched`: at the address that
/// its page names, `announcement.url`, if that may be believed, with the other one kept beside it;
/// else at `fetched`. A page of another host that the page names is kept as another address.
void settle_address(std::string_view fetched, schema::Announcement& announcement);

}  // namespace tracuu::indexer
