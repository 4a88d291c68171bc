#pragma once

#include <functional>

namespace rasoat::run {

// What is done with one result: called one at a time, in the order of the inputs.
using Deliver = std::function<void()>;

// The work on one input: called from several threads. An empty Deliver means nothing to deliver.
using Work = std::function<Deliver()>;

// Takes work from `next` (called one at a time; an empty Work ends the run), does it on `threads`
// threads and delivers in order. At most twice as many inputs as threads are in the air, so memory
// is bounded by their size. Knows nothing of what is done. An exception of any of the three ends
// the run and is thrown on.
void RunInOrder(const std::function<Work()>& next, int threads);

}  // namespace rasoat::run
