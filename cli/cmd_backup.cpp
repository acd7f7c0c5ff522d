// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.hpp"
#include "cli/copy_summary.hpp"
#include "store/index_copy.hpp"

namespace tracuu::cli {

base::Result<ExitCode> run(BackupOptions const& options, Output& output) {
  auto const report =
      store::back_up(store::IndexFolder(options.index), store::IndexFolder(options.destination),
                     options.replace ? store::OldBackup::Replace : store::OldBackup::Keep);
  if (!report) return report.error();
  output.print(copy_summary(*report));
  return ExitCode::Ok;
}

}  // namespace tracuu::cli
