// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

#include "base/result.hpp"
#include "cli/options.hpp"
#include "cli/terminal/exit_code.hpp"
#include "cli/terminal/output.hpp"

namespace tracuu::cli {

/// How long a command waits for another writer of the index: a service with a live index is one
/// during each of its commits.
inline constexpr std::chrono::seconds kPatienceWithWriter{10};

/// One function a command, each in its cmd_<name>.cpp. What they find goes to
/// `output`; the exit code says how it went; an Error is printed by main.
[[nodiscard]] base::Result<ExitCode> run(IndexOptions const& options, Output& output);
[[nodiscard]] base::Result<ExitCode> run(CrawlOptions const& options, Output& output);
[[nodiscard]] base::Result<ExitCode> run(SearchOptions const& options, Output& output);
[[nodiscard]] base::Result<ExitCode> run(BatchOptions const& options, Output& output);
[[nodiscard]] base::Result<ExitCode> run(IdentifyOptions const& options, Output& output);
[[nodiscard]] base::Result<ExitCode> run(NotifyOptions const& options, Output& output);
[[nodiscard]] base::Result<ExitCode> run(ExplainOptions const& options, Output& output);
[[nodiscard]] base::Result<ExitCode> run(ShowOptions const& options, Output& output);
[[nodiscard]] base::Result<ExitCode> run(StatsOptions const& options, Output& output);
[[nodiscard]] base::Result<ExitCode> run(CheckOptions const& options, Output& output);
[[nodiscard]] base::Result<ExitCode> run(ExportOptions const& options, Output& output);
[[nodiscard]] base::Result<ExitCode> run(RedirectsOptions const& options, Output& output);
[[nodiscard]] base::Result<ExitCode> run(BackupOptions const& options, Output& output);
[[nodiscard]] base::Result<ExitCode> run(RestoreOptions const& options, Output& output);
[[nodiscard]] base::Result<ExitCode> run(CompactOptions const& options, Output& output);
[[nodiscard]] base::Result<ExitCode> run(CharsetOptions const& options, Output& output);
[[nodiscard]] base::Result<ExitCode> run(ExplainPageOptions const& options, Output& output);
[[nodiscard]] base::Result<ExitCode> run(CurationOptions const& options, Output& output);
[[nodiscard]] base::Result<ExitCode> run(DoctorOptions const& options, Output& output);
[[nodiscard]] base::Result<ExitCode> run(TokenOptions const& options, Output& output);
[[nodiscard]] base::Result<ExitCode> run(QueriesOptions const& options, Output& output);
[[nodiscard]] base::Result<ExitCode> run(ServeOptions const& options, Output& output);

}  // namespace tracuu::cli
