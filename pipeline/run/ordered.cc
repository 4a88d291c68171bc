#include "pipeline/run/ordered.h"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>

#include <vector>

// What travels through the pipeline are pointers into a ring of slots, as many as may be in the
// air: oneTBB does not destroy tokens that an exception leaves behind, and the ring is ours. The
// sink is in order, so a slot is free again before its turn comes round.

namespace rasoat::run {
namespace {

struct Slot {
  Work work;
  Deliver deliver;
};

}  // namespace

void RunInOrder(const std::function<Work()>& next, int threads) {
  const auto parallel = static_cast<std::size_t>(threads);
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, parallel);
  std::vector<Slot> slots(parallel * 2);
  std::size_t taken = 0;
  const auto source = [&](tbb::flow_control& control) -> Slot* {
    Slot& slot = slots[taken++ % slots.size()];
    slot = {next(), {}};
    if (!slot.work) control.stop();
    return &slot;
  };
  const auto process = [](Slot* slot) {
    slot->deliver = slot->work();
    return slot;
  };
  const auto sink = [](Slot* slot) {
    if (slot->deliver) slot->deliver();
    *slot = {};
  };
  tbb::parallel_pipeline(
      slots.size(), tbb::make_filter<void, Slot*>(tbb::filter_mode::serial_in_order, source) &
                        tbb::make_filter<Slot*, Slot*>(tbb::filter_mode::parallel, process) &
                        tbb::make_filter<Slot*, void>(tbb::filter_mode::serial_in_order, sink));
}

}  // namespace rasoat::run
