#include <unistd.h>

#include <exception>

#include "pipeline/imaging/sandbox.h"
#include "pipeline/imaging/work.h"

// The process that touches PDF files and pictures for rasoat, so that what they do to a library
// costs one document. Started by rasoat itself; its standard input is a socket.
int main() {
  try {
    rasoat::imaging::EnterSandbox();
    rasoat::imaging::Serve(STDIN_FILENO);
  } catch (const std::exception&) {
    return 1;
  }
  return 0;
}
