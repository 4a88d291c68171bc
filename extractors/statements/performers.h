#pragma once

#include "extractors/statements/home.h"

// Who acts in a sentence, and whose organisation that is.
//   "UBKT Huyện ủy kiểm tra 9 đảng viên"              UBKT, HUYEN
//   "chi bộ kỷ luật 9, đảng ủy cơ sở 11 đồng chí"     the label right before the figure
//   "kiểm tra Ban Thường vụ Đảng ủy …"                nobody: it is acted upon
//   "Chủ nhiệm UBKT Huyện ủy cho biết"                nobody: it is a person's office

namespace rasoat::statements {

struct Actor {
  std::string performer;  // empty: bodies of several kinds together, or only a level is told
  std::string level;
  bool mixed = false;  // a committee and an inspection committee together
  Organisation org;    // where it is another than the home's
  Span evidence;
  Origin origin = Origin::kClause;
};

// Of the figure that is cue k; nothing where the sentence names none before it.
std::optional<Actor> ActorOf(const Text& text, const Sentence& sentence, std::size_t k,
                             const Home& home);

}  // namespace rasoat::statements
