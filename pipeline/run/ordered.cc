#include "pipeline/run/ordered.h"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>

namespace rasoat::run {

void RunInOrder(const std::function<Work()>& next, int threads) {
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism,
                                  static_cast<std::size_t>(threads));
  const auto source = [&](tbb::flow_control& control) -> Work {
    Work work = next();
    if (!work) control.stop();
    return work;
  };
  const auto process = [](const Work& work) { return work ? work() : Deliver(); };
  const auto sink = [](const Deliver& deliver) {
    if (deliver) deliver();
  };
  tbb::parallel_pipeline(
      static_cast<std::size_t>(threads) * 2,
      tbb::make_filter<void, Work>(tbb::filter_mode::serial_in_order, source) &
          tbb::make_filter<Work, Deliver>(tbb::filter_mode::parallel, process) &
          tbb::make_filter<Deliver, void>(tbb::filter_mode::serial_in_order, sink));
}

}  // namespace rasoat::run
