#include "pipeline/text/normalize.h"

#include <gtest/gtest.h>

#include <span>

namespace rasoat::text {
namespace {

using namespace std::string_view_literals;

struct Case {
  std::string_view raw;
  std::string_view clean;
};

// Every row also says that the clean form is a fixed point.
void ExpectAll(std::span<const Case> cases) {
  for (const Case& row : cases) {
    EXPECT_EQ(Normalize(row.raw).text, row.clean) << "raw: " << row.raw;
    EXPECT_EQ(Normalize(row.clean).text, row.clean) << "not a fixed point: " << row.clean;
  }
}

// The new placement becomes the old one.
constexpr Case kNewPlacement[] = {
    {"hoà", "hòa"},
    {"hoá", "hóa"},
    {"hoả", "hỏa"},
    {"hoạ", "họa"},
    {"toà", "tòa"},
    {"toả", "tỏa"},
    {"thoả", "thỏa"},
    {"xoá", "xóa"},
    {"khoá", "khóa"},
    {"đoá", "đóa"},
    {"goá", "góa"},
    {"loà", "lòa"},
    {"ngoã", "ngõa"},
    {"oà", "òa"},
    {"khoẻ", "khỏe"},
    {"khoé", "khóe"},
    {"loé", "lóe"},
    {"choé", "chóe"},
    {"nhoè", "nhòe"},
    {"xoè", "xòe"},
    {"oẹ", "ọe"},
    {"thuỷ", "thủy"},
    {"thuý", "thúy"},
    {"thuỵ", "thụy"},
    {"tuỳ", "tùy"},
    {"tuỵ", "tụy"},
    {"huỷ", "hủy"},
    {"huý", "húy"},
    {"luỹ", "lũy"},
    {"luỵ", "lụy"},
    {"nguỵ", "ngụy"},
    {"suý", "súy"},
    {"truỵ", "trụy"},
    {"uỷ", "ủy"},
    {"uý", "úy"},
    {"HOÀ", "HÒA"},
    {"UỶ BAN", "ỦY BAN"},
    {"Hoà Bình", "Hòa Bình"},
    {"THUỶ LỢI", "THỦY LỢI"},
    {"KhoẺ", "KhỏE"},
};

// A tone on a letter that takes it in neither placement.
constexpr Case kMisplaced[] = {
    {"tóan", "toán"},   {"tòan", "toàn"},   {"hòan", "hoàn"},   {"hòang", "hoàng"},
    {"lọai", "loại"},   {"ngòai", "ngoài"}, {"xòai", "xoài"},   {"gìa", "già"},
    {"gíao", "giáo"},   {"gỉam", "giảm"},   {"gíêng", "giếng"}, {"qúy", "quý"},
    {"qủa", "quả"},     {"qúôc", "quốc"},   {"qùa", "quà"},     {"cuả", "của"},
    {"muà", "mùa"},     {"nghiã", "nghĩa"}, {"mía", "mía"},     {"tíên", "tiến"},
    {"đựơc", "được"},   {"ngừơi", "người"}, {"thủơ", "thuở"},   {"thúê", "thuế"},
    {"Hùynh", "Huỳnh"}, {"súyt", "suýt"},   {"tùân", "tuần"},   {"chuỷên", "chuyển"},
    {"taì", "tài"},     {"vaò", "vào"},     {"sưả", "sửa"},     {"khủyu", "khuỷu"},
    {"khuyủ", "khuỷu"}, {"ngoeò", "ngoèo"}, {"HỌACH", "HOẠCH"}, {"NGƯƠÌ", "NGƯỜI"},
};

// Already where it belongs, or without a choice.
constexpr Case kInPlace[] = {
    {"quý", "quý"},         {"quỳ", "quỳ"},         {"quýt", "quýt"},   {"quả", "quả"},
    {"quẹo", "quẹo"},       {"quyển", "quyển"},     {"quấy", "quấy"},   {"Huy", "Huy"},
    {"khuỷu", "khuỷu"},     {"khuỵu", "khuỵu"},     {"già", "già"},     {"giếng", "giếng"},
    {"giữ", "giữ"},         {"gì", "gì"},           {"gìn", "gìn"},     {"giặc", "giặc"},
    {"thuở", "thuở"},       {"ngoài", "ngoài"},     {"toàn", "toàn"},   {"suýt", "suýt"},
    {"huých", "huých"},     {"uỵch", "uỵch"},       {"khoèo", "khoèo"}, {"nghiêng", "nghiêng"},
    {"yếu", "yếu"},         {"ỉa", "ỉa"},           {"nghĩa", "nghĩa"}, {"hươu", "hươu"},
    {"rượu", "rượu"},       {"xoong", "xoong"},     {"hoặc", "hoặc"},   {"Huế", "Huế"},
    {"khuấy", "khuấy"},     {"nguều", "nguều"},     {"ngoáy", "ngoáy"}, {"tuổi", "tuổi"},
    {"kỷ luật", "kỷ luật"}, {"kỉ luật", "kỉ luật"}, {"tỉ lệ", "tỉ lệ"}, {"tỷ lệ", "tỷ lệ"},
};

// No syllables of Vietnamese: their marks are none of our business.
constexpr Case kForeign[] = {
    {"Noël", "Noël"},       {"café", "café"},       {"São Paulo", "São Paulo"},
    {"Bogotá", "Bogotá"},   {"Perú", "Perú"},       {"José", "José"},
    {"Chloé", "Chloé"},     {"Zoé", "Zoé"},         {"Genève", "Genève"},
    {"Müller", "Müller"},   {"résumé", "résumé"},   {"Panamá", "Panamá"},
    {"Việtnam", "Việtnam"}, {"Đắk Lắk", "Đắk Lắk"}, {"naïve", "naïve"},
    {"Ελλάδα", "Ελλάδα"},   {"Россия", "Россия"},   {"한국", "한국"},
    {"東京", "東京"},       {"Łódź", "Łódź"},
};

TEST(Normalize, MovesTheNewPlacementToTheOld) { ExpectAll(kNewPlacement); }
TEST(Normalize, MovesMisplacedTones) { ExpectAll(kMisplaced); }
TEST(Normalize, LeavesTonesInPlace) { ExpectAll(kInPlace); }
TEST(Normalize, LeavesForeignWords) { ExpectAll(kForeign); }

// A rhyme that only the onset qu- has (que, què) is none of another onset: the French spelling of
// the city is no Vietnamese syllable.
TEST(Normalize, LeavesFrenchHue) { EXPECT_EQ(Normalize("Hué").text, "Hué"); }

TEST(Normalize, MendsLookAlikes) {
  constexpr Case kCases[] = {
      {"tƣ tƣởng", "tư tưởng"},  // letter OI for ư; the NFC letter ưở beside it
      {"ƢU TIÊN", "ƯU TIÊN"},
      {"thƣơng", "thương"},
      {"lƣợng", "lượng"},
      {"Ðảng", "Đảng"},  // eth
      {"Ðà Nẵng", "Đà Nẵng"},
      {"ðến", "đến"},
      {"ðược", "được"},
      {"HÐND", "HĐND"},
      {"QÐ-TTg", "QĐ-TTg"},
      {"34/QÐ", "34/QĐ"},
      {"LÐTB&XH", "LĐTB&XH"},
      {"Ð/c", "Đ/c"},
      {"ÐẢNG ỦY", "ĐẢNG ỦY"},
      {"Ðoá", "Đóa"},    // mended and then moved
      {"Ɖảng", "Đảng"},  // African D
      {"ɖến", "đến"},    // d with tail
      {"það", "það"},    // Icelandic
      {"Guðrún", "Guðrún"},
      {"við", "við"},
      {"maður", "maður"},
      {"Óðinn", "Óðinn"},
      {"１８４/３１０", "184/310"},
      {"５９，３％", "59,3%"},
      {"ＨＤＮＤ", "HDND"},
  };
  ExpectAll(kCases);
}

// The provinces are not of Vietnamese spelling, yet every letter beside the eth is Vietnamese.
TEST(Normalize, MendsEthInNamesOfTheHighlands) {
  constexpr Case kCases[] = {{"Ðắk Lắk", "Đắk Lắk"}, {"Ðắk Nông", "Đắk Nông"}};
  ExpectAll(kCases);
}

TEST(Normalize, MendsSpacingMarks) {
  constexpr Case kCases[] = {
      {"ca\u00B4c", "các"},
      {"tiê\u00B4n", "tiến"},
      {"va\u02CB", "và"},
      {"la\u02CAm", "lám"},
      {"nga\u02DC", "ngã"},
      {"hoa\u00B4", "hóa"},  // mended and then moved
      {"CA\u00B4C", "CÁC"},
      {"\u00B4a", "\u00B4a"},  // nothing before it
      {"b\u00B4", "b\u00B4"},  // no vowel before it
      {"á\u00B4", "á\u00B4"},  // has a tone already
      {"l\u00B4école", "l\u00B4école"},
      {"5\u00B4", "5\u00B4"},  // minutes of arc
      {"a\u1FFD", "á"},        // NFC makes U+00B4 of a Greek oxia
  };
  ExpectAll(kCases);
}

TEST(Normalize, ComposesDecomposedLetters) {
  constexpr Case kCases[] = {
      {"Ti\u00EA\u0301n", "Tiến"},
      {"Tie\u0302\u0301n", "Tiến"},
      {"vie\u0323\u0302t", "việt"},  // NFD order
      {"vie\u0302\u0323t", "việt"},  // the order a keyboard gives
      {"vi\u1EB9\u0302t", "việt"},
      {"\u0111u\u031Bo\u031B\u0323c", "được"},
      {"đu\u031Bo\u0323\u031Bc", "được"},
      {"hoa\u0300", "hòa"},  // composed and then moved
      {"A\u0306", "Ă"},
      {"a\u0340", "à"},  // deprecated tone marks
      {"a\u0341", "á"},
      {"\u212A", "K"},         // Kelvin
      {"a\u00AD\u0301", "á"},  // the soft hyphen does not part them
      {"ｏ\u0300", "ò"},       // nor does the width
  };
  ExpectAll(kCases);
}

TEST(Normalize, MakesEverySpaceOneBlank) {
  for (const std::string_view space :
       {" ",      "\t",     "\n",     "\v",       "\f",           "\r",     "\r\n",   "\u0085",
        "\u00A0", "\u1680", "\u2000", "\u2001",   "\u2002",       "\u2003", "\u2004", "\u2005",
        "\u2006", "\u2007", "\u2008", "\u2009",   "\u200A",       "\u2028", "\u2029", "\u202F",
        "\u205F", "\u3000", "  ",     " \u00A0 ", "\u200B \u200B"}) {
    const std::string s(space);
    EXPECT_EQ(Normalize("a" + s + "b").text, "a b") << testing::PrintToString(s);
    EXPECT_EQ(Normalize(s + "a").text, "a") << testing::PrintToString(s);
    EXPECT_EQ(Normalize("a" + s).text, "a") << testing::PrintToString(s);
    EXPECT_EQ(Normalize(s).text, "") << testing::PrintToString(s);
  }
}

TEST(Normalize, DropsWhatIsInvisible) {
  for (const std::string_view mark :
       {"\u00AD"sv, "\u200B"sv, "\u200C"sv, "\u200D"sv, "\u200E"sv, "\u200F"sv, "\u202A"sv,
        "\u202E"sv, "\u2060"sv, "\u2066"sv, "\u2069"sv, "\uFEFF"sv, "\u034F"sv, "\0"sv,
        "\x01"sv,   "\x08"sv,   "\x1B"sv,   "\x7F"sv,   "\u0080"sv, "\u009F"sv}) {
    const std::string s(mark);
    EXPECT_EQ(Normalize("tổ" + s + "chức").text, "tổchức") << testing::PrintToString(s);
    EXPECT_EQ(Normalize("tổ " + s + " chức").text, "tổ chức") << testing::PrintToString(s);
    EXPECT_EQ(Normalize(s + "tổ" + s).text, "tổ") << testing::PrintToString(s);
  }
}

TEST(Normalize, KeepsWhatIsWritten) {
  for (const std::string_view text :
       {"“Đảng”", "‘a’", "\"a\"", "'a'", "«a»", "a – b", "a — b", "a-b",  "a‑b",
        "1.286…", "km²", "m³",    "CO₂", "½",   "№ 5",   "§ 3",   "50 ₫", "20 °C",
        "10 ‰",   "a×b", "→",     "☐",   "①",   "ﬁ",     "😀"}) {
    EXPECT_EQ(Normalize(text).text, text);
  }
}

struct Invalid {
  std::string_view raw;
  std::string_view clean;
  bool invalid;
};

TEST(Normalize, MarksInvalidBytes) {
  constexpr Invalid kCases[] = {
      {"tổ", "tổ", false},
      {"a\xFFz", "a\uFFFDz", true},
      {"a\xC3", "a\uFFFD", true},  // cut at the end
      {"a\xE1\xBB", "a\uFFFD", true},
      {"a\xE1\xBBz", "a\uFFFDz", true},  // a cut sequence is one fault
      {"\x80\x80", "\uFFFD\uFFFD", true},
      {"\xC0\xAF", "\uFFFD\uFFFD", true},            // overlong
      {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD", true},  // a surrogate
      {"\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD", true},
      {"a\uFFFDz", "a\uFFFDz", false},  // written so: not a fault of these bytes
  };
  for (const Invalid& row : kCases) {
    const Normalized got = Normalize(row.raw);
    EXPECT_EQ(got.text, row.clean) << testing::PrintToString(row.raw);
    EXPECT_EQ(got.invalid, row.invalid) << testing::PrintToString(row.raw);
  }
}

struct Way {
  std::string_view raw;
  std::string_view part;  // of the clean text
  std::string_view from;  // the raw bytes it came from
};

TEST(Normalize, LeadsBackToTheRawBytes) {
  constexpr Way kWays[] = {
      {"Có 184/310 tổ chức", "184/310", "184/310"},
      {"  Có\t184 ", "184", "184"},
      {"  Có\t184 ", "Có 184", "Có\t184"},
      {"hoà bình", "bình", "bình"},
      {"hoà bình", "hòa", "hoà"},
      {"hoà bình", "h", "h"},
      {"hoà bình", "òa", "oà"},
      {"hoà bình", "ò", "oà"},  // part of an edit leads to the whole
      {"tiê\u0301n bộ", "tiến", "tiê\u0301n"},
      {"tiê\u0301n bộ", "bộ", "bộ"},
      {"１８４ tổ", "184", "１８４"},
      {"tổ\u00ADchức x", "tổ", "tổ"},
      {"tổ\u00ADchức x", "chức", "chức"},
      {"tổ\u00ADchức x", "tổchức", "tổ\u00ADchức"},
      {"a \xFF b", "\uFFFD", "\xFF"},
      {"a \xFF b", "b", "b"},
      {"x Ðảng y", "Đảng", "Ðảng"},
      {"x ca\u00B4c y", "các", "ca\u00B4c"},
      {"\uFEFFĐảng", "Đảng", "Đảng"},
  };
  for (const Way& row : kWays) {
    const Normalized got = Normalize(row.raw);
    const std::size_t at = got.text.find(row.part);
    ASSERT_NE(at, std::string::npos) << got.text;
    const Span from = got.map.ToSource(
        {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + row.part.size())});
    EXPECT_EQ(row.raw.substr(from.start, from.length()), row.from) << row.part << " of " << row.raw;
  }
}

}  // namespace
}  // namespace rasoat::text
