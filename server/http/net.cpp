// SPDX-License-Identifier: GPL-3.0-or-later

// What Asio and Beast have that is no template: compiled here, not in every file that includes
// them. BOOST_ASIO_SEPARATE_COMPILATION and its twin of Beast are set for all of the server.
#include <boost/asio/impl/src.hpp>
#include <boost/beast/src.hpp>
