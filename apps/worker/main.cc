#include <unistd.h>

#include <exception>

#include "pipeline/imaging/sandbox.h"
#include "pipeline/imaging/work.h"

// The process that touches PDF files and pictures for rasoat, so that what they do to a library
// costs one document. Started by rasoat itself; its standard input is a socket.
int main() {
  close_range(STDERR_FILENO + 1, ~0U, 0);  // what the caller had open is not for us
  try {
    rasoat::imaging::EndWith(STDIN_FILENO);
    rasoat::imaging::EnterSandbox();
    rasoat::imaging::Serve(STDIN_FILENO);
  } catch (const std::exception&) {
    return 1;
  }
  return 0;
}
