#pragma once

namespace rasoat::imaging {

// Gives up what reading a file does not need, for the rest of the process: memory beyond 3 GiB,
// writing any file, running programs, the network. Trying to is an error of the call; to reach the
// network or run a program ends the process.
void EnterSandbox();

}  // namespace rasoat::imaging
