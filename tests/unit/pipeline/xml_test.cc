#include "pipeline/readers/markup/xml.h"

#include <gtest/gtest.h>

#include "pipeline/model/error.h"

namespace rasoat::readers::markup {
namespace {

constexpr Namespace kNamespaces[] = {{"urn:one", "w"}, {"urn:strict", "w"}, {"urn:two", "r"}};

Tree Parse(std::string_view xml) { return ParseXml(xml, kNamespaces); }

std::string ErrorOf(std::string_view xml) {
  try {
    Parse(xml);
  } catch (const Error& error) {
    return std::string(ErrorName(error.code()));
  }
  return "";
}

TEST(Xml, NamesGoByNamespaceNotByPrefix) {
  for (const char* xml : {"<w:a xmlns:w='urn:one' w:b='1'/>", "<x:a xmlns:x='urn:strict' x:b='1'/>",
                          "<a xmlns='urn:one' xmlns:y='urn:one' y:b='1'/>"}) {
    const Tree tree = Parse(xml);
    EXPECT_EQ(tree[0].name, "w:a") << xml;
    EXPECT_EQ(tree.Attribute(0, "w:b"), "1") << xml;
  }
  EXPECT_EQ(Parse("<a c='1'/>").Attribute(0, "c"), "1");
}

TEST(Xml, FindsItsWay) {
  const Tree tree = Parse("<a><b>1</b><c>2<d/>3</c><b>4</b></a>");
  const NodeId first = tree.Child(0, "b");
  const NodeId second = tree.Child(0, "b", first);
  EXPECT_EQ(tree.TextOf(first), "1");
  EXPECT_EQ(tree.TextOf(second), "4");
  EXPECT_EQ(tree[second].index, 2u);
  EXPECT_EQ(tree.Child(0, "b", second), kNoNode);
  EXPECT_EQ(tree.TextOf(tree.Child(0, "c")), "23");
  EXPECT_EQ(tree.TextOf(0), "1234");
  EXPECT_TRUE(tree.IsWithin(second, 0));
  EXPECT_FALSE(tree.IsWithin(second, first));
}

TEST(Xml, RefusesWhatIsUnsafeOrBroken) {
  struct Row {
    const char* what;
    std::string xml;
    const char* error;
  };
  std::string deep;
  for (int i = 0; i < 300; ++i) deep += "<a>";
  const Row kRows[] = {
      {"a bomb of entities", "<!DOCTYPE a [<!ENTITY b 'x'><!ENTITY c '&b;&b;&b;&b;'>]><a>&c;</a>",
       "unsafe"},
      {"an external entity", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
       "unsafe"},
      {"an external subset", "<!DOCTYPE a SYSTEM 'http://vd.example/a.dtd'><a/>", "unsafe"},
      {"no end", "<a><b></b>", "malformed"},
      {"nothing", "", "malformed"},
      {"no markup", "abc", "malformed"},
      {"an unknown entity", "<a>&b;</a>", "malformed"},
      {"too deep", deep, "too-large"},
  };
  for (const Row& row : kRows) EXPECT_EQ(ErrorOf(row.xml), row.error) << row.what;
}

}  // namespace
}  // namespace rasoat::readers::markup
