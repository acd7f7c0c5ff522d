// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "cli/commands.hpp"
#include "cli/wording/numbers.hpp"
#include "cli/wording/say.hpp"
#include "store/index_copy.hpp"

namespace tracuu::cli {

namespace {

/// "173 announcements, 2.4 MB (2.6 MB before)".
ExitCode print(store::CopyReport const& report, Output& output) {
  base::Language const language = output.language();
  output.print_remark(
      say("copies.done", language,
          say_count("count.announcement", "count.announcements", language, report.announcements),
          megabytes_text(static_cast<double>(report.bytes_after), language),
          megabytes_text(static_cast<double>(report.bytes_before), language)) +
      '\n');
  return ExitCode::Ok;
}

}  // namespace

base::Result<ExitCode> run(BackupOptions const& options, Output& output) {
  auto const report =
      store::back_up(store::IndexFolder(options.index), store::IndexFolder(options.destination),
                     options.replace ? store::OldBackup::Replace : store::OldBackup::Keep);
  if (!report) return report.error();
  return print(*report, output);
}

base::Result<ExitCode> run(RestoreOptions const& options, Output& output) {
  auto const report =
      store::restore(store::IndexFolder(options.source), store::IndexFolder(options.index));
  if (!report) return report.error();
  return print(*report, output);
}

base::Result<ExitCode> run(CompactOptions const& options, Output& output) {
  auto const report = store::compact(store::IndexFolder(options.index), kPatienceWithWriter);
  if (!report) return report.error();
  return print(*report, output);
}

}  // namespace tracuu::cli
