// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/wording/say.hpp"
#include "server/state/token_set.hpp"

namespace tracuu::cli {

base::Result<ExitCode> run(TokenOptions const& options, Output& output) {
  auto const made = server::make_token(options.name);
  if (!made) return made.error();
  output.print_error(fmt::format("{}\n{}\n", say("token.secret", output.language(), made->token),
                                 say("token.line", output.language())));
  output.print(made->line + "\n");
  return ExitCode::Ok;
}

}  // namespace tracuu::cli
