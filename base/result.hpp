// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/system/result.hpp>

#include <stdexcept>

#include "base/error.hpp"

namespace tracuu::base {

/// The value, or the Error that kept it from being made. This file is the only
/// one that knows which type it names (C++20 has no std::expected).
///
///     Result<Index> opened = open_index(path);
///     if (!opened) return opened.error();
///     use(*opened);
template <class T>
using Result = boost::system::result<T, Error>;

/// Called by Result::value() on an error; `.value()` is for tests only.
[[noreturn]] inline void throw_exception_from_error(Error const& error,
                                                    boost::source_location const&) {
  throw std::runtime_error(to_string(error));
}

}  // namespace tracuu::base
