#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <fstream>
#include <regex>

#include "extractors/checks/registry.h"
#include "index/query/notes.h"
#include "index/query/parse.h"
#include "index/query/synonyms.h"
#include "index/query/vocabulary.h"

namespace rasoat::query {
namespace {

struct Example {
  std::string query;
  std::string tree;
};

// The rows of the page whose first two cells are code.
std::vector<Example> DocumentedExamples() {
  std::ifstream in(std::string(RASOAT_SOURCE_DIR) + "/docs/query-language.md");
  const std::regex row(R"(^\| `([^`]+)` \| `([^`]+)` \|.*)");
  std::vector<Example> examples;
  std::smatch cells;
  for (std::string line; std::getline(in, line);) {
    if (std::regex_match(line, cells, row)) examples.push_back({cells[1], cells[2]});
  }
  return examples;
}

std::string TreeOf(const std::string& query) { return Describe(Parse(query).root); }

TEST(Query, IsUnderstoodAsItsPageSays) {
  const auto examples = DocumentedExamples();
  EXPECT_GT(examples.size(), 55U);
  for (const Example& example : examples) EXPECT_EQ(TreeOf(example.query), example.tree);
}

struct Row {
  const char* query;
  const char* tree;
};

constexpr Row kRows[] = {
    {"KỶ LUẬT", "(and kỷ luật)"},
    {"“thi hành kỷ luật”", "\"thi hành kỷ luật\""},
    {"1.286 đảng viên", "(and 1.286#1286 đảng viên)"},
    {"a - b", "(and ~a ~b)"},
    {"\"không đóng", "\"không đóng\""},
    {"", "()"},
    {"  ?! ", "()"},
    {"VÀ HOẶC KHÔNG", "()"},
    {"kiểm VÀ VÀ tra HOẶC", "(and kiểm tra)"},
    {"((((kiểm", "kiểm"},
    {"kiểm)) tra", "(and kiểm tra)"},
    {"-", "()"},
    {"-kiểm", "(not kiểm)"},
    {"KHÔNG KHÔNG kiểm tra", "(and (not kiểm) tra)"},
    {"đ", "đ"},
    {"d", "~d"},
    // An abbreviation in capitals is no shouting.
    {"UBKT HOẶC BTV", "(or ~ubkt ~btv)"},
    {"kiểm tra(giám sát)", "(and kiểm tra (and giám sát))"},
    // Field names in every form; what is no field is words.
    {"TIEU-DE:luật", "title:luật"},
    {"năm: 2021 kiểm", "(and date:20210101..20211231 kiểm)"},
    {"lạ:abc", "\"lạ abc\""},
    {"http://a.vn/b", "~\"http a vn b\""},
    {"số: 12", "docref:12"},
    {"kỷ luật: khiển trách", "(and kỷ luật khiển trách)"},
    {"(năm:) kiểm", "kiểm"},
    {"-cáo đảng viên>100", "(and (not cáo) (figure \"đảng viên\" >100))"},
    {"tăng 5..10%", "(figure \"+%\" 5..10)"},
    {"cơ-quan:\"huyện ủy\" ky luat", "(and organisation:~\"huyen uy\" ~ky ~luat)"},
    {"tỉnh:\"Bà Rịa - Vũng Tàu\"", "province:\"Bà Rịa - Vũng Tàu\""},
    {"\"khiển trách\">5 đồng chí", "(and (figure \"khiển trách\" >5) đồng chí)"},
    {"năm:", "()"},
    {"năm:abc kiểm", "(and year:abc kiểm)"},
    {"(năm:2020 HOẶC năm:2021) kiểm",
     "(and (or date:20200101..20201231 date:20210101..20211231) kiểm)"},
    {"-năm:2020 kiểm", "(and (not date:20200101..20201231) kiểm)"},
    {"ngày:2021..2020", "date:2021..2020"},
    // What a comparison is about: the longest unit before it, else one word.
    {"kỷ luật đảng viên>5", "(and kỷ luật (figure \"đảng viên\" >5))"},
    {"đảng viên 900..1000", "(figure \"đảng viên\" 900..1000)"},
    {"kỷ luật năm 2015..2020", "(and kỷ luật date:20150101..20201231)"},
    {"xyz>5", "(figure \"xyz\" >5)"},
    {"kiểm > tra", "(and kiểm tra)"},
    {"\"đảng viên\"≥1.000.000", "(figure \"đảng viên\" >=1000000)"},
    {"-\"đảng viên\">100 kiểm", "(and (not (figure \"đảng viên\" >100)) kiểm)"},
    {"\"tổ chức đảng\" 200..50", "(figure \"tổ chức đảng\" 200..50)"},
    {"tiền 5", "(and tiền 5#5)"},
    {"tiền = 1.500.000 đồng", "(figure \"$\" =1500000)"},
    {"%<0,5", "(figure \"%\" <0.5)"},
    {"kiểm:sai -quy-tắc:bảng", "(and verdict:không-khớp (not rule:bảng))"},
};

TEST(Query, IsUnderstoodAsTheTreeSays) {
  for (const Row& row : kRows) {
    const std::string tree = TreeOf(row.query);
    // A field whose value says nothing keeps its name, whatever stands behind it.
    EXPECT_TRUE(tree == row.tree || tree == std::string(row.tree) + ":")
        << row.query << " " << tree;
  }
}

TEST(Query, SaysWhatItUnderstoodOtherwise) {
  const auto notes = [](const char* query) {
    std::string ids;
    for (const Note& note : Parse(query).notes) ids += note.id + " ";
    return ids;
  };
  EXPECT_EQ(notes("kỷ luật"), "");
  EXPECT_EQ(notes("\"kỷ luật"), "unbalanced-quote ");
  EXPECT_EQ(notes("tiêu-dề2:kiểm"), "unknown-field ");
  EXPECT_EQ(Parse("tieude2:kiểm").notes[0].other, "tiêu-đề");
  EXPECT_EQ(notes("kiểm:abc"), "unknown-value ");
  EXPECT_EQ(notes("năm:abc"), "bad-date ");
  EXPECT_EQ(notes("ngày:2021..2020"), "bad-date ");
  EXPECT_EQ(notes("tỉnh:\"Không Có\""), "unknown-province ");
  EXPECT_EQ(notes("\"đảng viên\" 9..3"), "impossible-range ");
  EXPECT_EQ(notes("ki* tra"), "short-wildcard ");
  EXPECT_EQ(notes("năm:"), "empty-field ");
  EXPECT_EQ(notes((std::string(100, '(') + "a").c_str()), "too-deep ");
}

TEST(Query, EveryNoteHasASentence) {
  for (const char* id :
       {"unknown-field", "unknown-value", "unknown-province", "bad-date", "empty-field",
        "impossible-range", "unbalanced-quote", "too-many-words", "too-deep", "short-wildcard",
        "many-words", "many-units", "relaxed-unmarked", "relaxed-marks", "relaxed-phrase",
        "relaxed-dropped"}) {
    for (const Language language : {Language::kVietnamese, Language::kEnglish}) {
      const std::string said = Describe({id, "một", "hai"}, language);
      EXPECT_NE(said, id);
      EXPECT_EQ(said.find('{'), std::string::npos) << said;
    }
  }
}

TEST(Query, TakesAnyBytes) {
  EXPECT_TRUE(rc::check([](const std::string& bytes) {
    Query query = Parse(bytes);
    AddSynonyms(query.root);
    VisitAllWords(query.root, [](const Node& node) { RC_ASSERT(!node.words.empty()); });
    Describe(query.root);
  }));
}

TEST(Query, TakesAnyPiecesInAnyOrder) {
  const std::vector<std::string> pieces = {"kiểm",
                                           "tra",
                                           "\"",
                                           "(",
                                           ")",
                                           "-",
                                           "VÀ",
                                           "HOẶC",
                                           "KHÔNG",
                                           ":",
                                           "năm:",
                                           "@câu(",
                                           ">",
                                           "100",
                                           "%",
                                           "..",
                                           "=",
                                           "*",
                                           "~3",
                                           " ",
                                           "ubkt",
                                           "tỉnh:",
                                           "\"đảng viên\"",
                                           "≥",
                                           "2,5 tỷ",
                                           "kiểm:sai"};
  EXPECT_TRUE(rc::check([&] {
    std::string text;
    for (const int i : *rc::gen::container<std::vector<int>>(
             rc::gen::inRange(0, static_cast<int>(pieces.size())))) {
      text += pieces[static_cast<std::size_t>(i)];
      if (*rc::gen::arbitrary<bool>()) text += ' ';
    }
    Query query = Parse(text);
    // What is written again is understood as the same.
    const std::string written = Write(query.root);
    AddSynonyms(query.root);
    Parse(written);
  }));
}

TEST(Query, OfManyWordsIsCut) {
  std::string text;
  for (int i = 0; i < 10000; ++i) text += "chi bộ ";
  const Query query = Parse(text);
  EXPECT_LE(query.root.children.size(), 64U);
  EXPECT_EQ(query.notes[0].id, "too-many-words");
}

TEST(Query, OfManyNumbersAndFieldsEnds) {
  std::string numbers;
  std::string fields;
  std::string inside = "tiêu-đề:\"";
  for (int i = 0; i < 30000; ++i) {
    numbers += "%>1 ";
    fields += "lạ:x ";
    inside += "ubkt ";
  }
  for (const std::string& text : {numbers, fields, inside}) {
    Query query = Parse(text);
    AddSynonyms(query.root);
    EXPECT_LE(query.root.children.size(), 70U);
    EXPECT_LE(query.notes.size(), 10U);
  }
}

TEST(Query, ProvincesAreKnownByEveryName) {
  for (const char* name : {"Bà Rịa - Vũng Tàu", "Thừa Thiên Huế", "TP Hồ Chí Minh", "ha noi"}) {
    EXPECT_TRUE(Parse(std::string("tỉnh:\"") + name + "\"").notes.empty()) << name;
  }
}

TEST(Query, OfDeepBracketsEnds) {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += "(KHÔNG ";
  Parse(text + "kiểm");
}

constexpr Row kSynonyms[] = {
    {"UBKT huyện", "(and (or ubkt \"ủy ban kiểm tra\") huyện)"},
    {"ubkt", "(or ~ubkt ~\"uy ban kiem tra\")"},
    {"ủy ban kiểm tra huyện", "(and (or (and ủy ban kiểm tra) ubkt) huyện)"},
    {"uy ban kiem tra", "(or (and ~uy ~ban ~kiem ~tra) ~ubkt)"},
    {"\"chủ nhiệm UBKT\"", "(or \"chủ nhiệm ubkt\" \"chủ nhiệm ủy ban kiểm tra\")"},
    {"chi bộ trực thuộc", "(or (and chi bộ trực thuộc) cbtt (and cb trực thuộc))"},
    {"KTGS", "(or ~ktgs ~\"kiem tra giam sat\")"},
    {"BTV", "(or ~btv ~\"ban thuong vu\")"},
    {"BCH", "(or ~bch ~\"ban chap hanh\")"},
    {"HĐND", "(or hđnd \"hội đồng nhân dân\")"},
    {"cơ-quan:\"UBKT tỉnh ủy\"",
     "(or organisation:~\"ubkt tinh uy\" organisation:~\"uy ban kiem tra tinh uy\")"},
    // A word that is a syllable is no abbreviation unless it is written as one.
    {"đa dạng", "(and đa dạng)"},
    {"kiểm tra", "(and kiểm tra)"},
};

TEST(Synonyms, AreThoseOfTheLexicons) {
  for (const Row& row : kSynonyms) {
    Node root = Parse(row.query).root;
    AddSynonyms(root);
    EXPECT_EQ(Describe(root), row.tree) << row.query;
  }
}

TEST(Vocabulary, HasANameForEveryRuleAndVerdict) {
  for (const checks::CheckRule& rule : checks::Rules()) {
    EXPECT_NE(NameOf("rule", rule.id), rule.id) << "no Vietnamese name of " << rule.id;
    EXPECT_EQ(FindName("rule", rule.id), rule.id);
  }
  EXPECT_EQ(FindName("verdict", "khong-khop"), "inconsistent");
  EXPECT_EQ(FindName("verdict", "sai"), "inconsistent");
  EXPECT_EQ(FindName("rule", "tỷ lệ"), "ratio-percent");
  EXPECT_EQ(FindName("field", "gì"), "");
  EXPECT_EQ(NearestName("field", "tieu-da"), "tiêu-đề");
}

}  // namespace
}  // namespace rasoat::query
