#pragma once

#include <span>
#include <vector>

#include "extractors/checks/check.h"
#include "extractors/statements/cues.h"
#include "extractors/statements/statement.h"

// Which figures are parts of others: by the checks that add them up, and by "trong đó".

namespace rasoat::statements {

// Sets part_of. Statements ascend by their mentions.
void SetParents(const Text& text, std::span<const checks::Check> checks,
                std::vector<Statement>& statements);

// The statement of a mention; nothing for a mention that is no figure.
std::optional<std::uint32_t> StatementOf(std::span<const Statement> statements,
                                         std::uint32_t mention);

}  // namespace rasoat::statements
