#pragma once

#include "extractors/statements/state.h"

namespace rasoat::statements {

// What the readers of the sentence at hand see of the state.
class SentenceReader {
 public:
  explicit SentenceReader(State& state)
      : state_(state),
        subject_(state.subject),
        text_(state.text),
        home_(state.home),
        discourse_(state.discourse),
        sentence_(state.sentence),
        acts_(state.acts),
        dates_(state.dates),
        found_(state.found),
        first_(state.first) {}

 protected:
  bool IsChange(std::size_t k) const {
    return std::holds_alternative<Change>(state_.MentionAt(k).value);
  }

  State& state_;
  const Subject& subject_;
  const Text& text_;
  const Home& home_;
  Discourse& discourse_;
  const Sentence* const& sentence_;
  const std::vector<ActCue>& acts_;
  const std::vector<DateCue>& dates_;
  std::vector<Statement>& found_;
  const std::size_t& first_;
};

}  // namespace rasoat::statements
