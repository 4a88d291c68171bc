#include "extractors/places/gazetteer.h"

namespace rasoat::places {
namespace {

using lexicon::KeyTable;

#include "compiled_gazetteer.inc"

}  // namespace

const Gazetteer& SharedGazetteer() {
  static constexpr Gazetteer kGazetteer{{kLetters, kKeys}, kUnits, kByName};
  return kGazetteer;
}

}  // namespace rasoat::places
