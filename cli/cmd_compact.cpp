// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.hpp"
#include "cli/copy_summary.hpp"
#include "store/index_copy.hpp"

namespace tracuu::cli {

base::Result<ExitCode> run(CompactOptions const& options, Output& output) {
  auto const report = store::compact(store::IndexFolder(options.index), kPatienceWithWriter);
  if (!report) return report.error();
  output.print(copy_summary(*report));
  return ExitCode::Ok;
}

}  // namespace tracuu::cli
