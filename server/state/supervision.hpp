// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <string>

namespace tracuu::server {

enum class ServicePhase { Ready, Reloading, Stopping };

/// What a running service tells whoever supervises it. Called on several threads; the functions
/// may be empty.
struct Supervision {
  /// Gets what the service has come to, and one line for people. Ready follows each Reloading.
  std::function<void(ServicePhase, std::string const& status)> tell;
  /// Called again and again as long as the service makes progress (Heartbeat).
  std::function<void()> beat;
  std::chrono::milliseconds beat_interval{0};  ///< between two beats; 0: none
};

}  // namespace tracuu::server
