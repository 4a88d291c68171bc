#include "extractors/places/gazetteer.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace rasoat::places {
namespace {

// Codes of the units of that name and era, in order.
std::vector<std::string> Codes(std::string_view key, bool after) {
  const Gazetteer& gazetteer = SharedGazetteer();
  std::vector<std::string> codes;
  for (const std::uint16_t number : gazetteer.Find(key)) {
    const Unit& unit = gazetteer.units[number];
    if (unit.after == after) codes.push_back(CodeOf(unit));
  }
  return codes;
}

using Strings = std::vector<std::string>;

TEST(GazetteerTest, HoldsBothEras) {
  const auto units = SharedGazetteer().units;
  const auto count = [&](bool after, Tier tier) {
    return std::count_if(units.begin(), units.end(), [&](const Unit& unit) {
      return unit.after == after && unit.tier == tier;
    });
  };
  EXPECT_EQ(count(false, Tier::kProvince), 63);
  EXPECT_EQ(count(true, Tier::kProvince), 34);
  EXPECT_EQ(count(true, Tier::kDistrict), 0);
  EXPECT_EQ(count(true, Tier::kCommune), 3321);
}

TEST(GazetteerTest, NamesAreFoundWhateverTheirMarksAndZeros) {
  // A province, its city, and communes elsewhere.
  EXPECT_EQ(Codes("hà giang", false), (Strings{"02", "024", "12745", "15292"}));
  std::string key;
  for (const char* word : {"Phan", "Rang", "Tháp", "Chàm"}) AppendNameKey(word, key);
  EXPECT_EQ(Codes(key, false), Strings{"582"});
  std::string number;
  AppendNameKey("05", number);
  EXPECT_EQ(number, "5");
  EXPECT_TRUE(SharedGazetteer().Find("không có").empty());
}

TEST(GazetteerTest, AMergedProvinceHasItsSuccessor) {
  const Gazetteer& gazetteer = SharedGazetteer();
  const Unit& unit = gazetteer.units[gazetteer.Find("hà giang").front()];
  ASSERT_NE(unit.successor, kNone);
  EXPECT_EQ(gazetteer.NameOf(gazetteer.units[unit.successor]), "Tuyên Quang");
}

TEST(GazetteerTest, UnitsLieInOneAnother) {
  const Gazetteer& gazetteer = SharedGazetteer();
  const std::uint16_t district = gazetteer.Find("cao lộc").front();
  const std::uint16_t province = gazetteer.Find("lạng sơn").front();
  EXPECT_TRUE(gazetteer.LiesIn(district, province));
  EXPECT_FALSE(gazetteer.LiesIn(province, district));
}

TEST(GazetteerTest, EveryUnitButAProvinceHasAParentOfItsEra) {
  const auto units = SharedGazetteer().units;
  for (const Unit& unit : units) {
    if (unit.tier == Tier::kProvince) continue;
    ASSERT_NE(unit.parent, kNone) << CodeOf(unit);
    EXPECT_EQ(units[unit.parent].after, unit.after) << CodeOf(unit);
  }
}

}  // namespace
}  // namespace rasoat::places
