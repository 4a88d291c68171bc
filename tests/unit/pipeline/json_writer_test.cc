#include "pipeline/model/json_writer.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <unicode/unistr.h>

#include <nlohmann/json.hpp>

namespace rasoat {
namespace {

using nlohmann::json;
using namespace std::string_view_literals;

TEST(JsonWriter, WritesCommasAndBrackets) {
  JsonWriter writer;
  writer.BeginObject();
  writer.Key("a").Integer(-1);
  writer.Key("b").BeginArray().Bool(true).Null().String("x").BeginArray().EndArray().EndArray();
  writer.Key("c").BeginObject().EndObject();
  writer.Key("d").BeginArray().BeginObject().Key("e").Raw("45.0").EndObject();
  writer.BeginObject().Key("f").Bool(false).EndObject().EndArray();
  writer.Optional("g", "").Optional("h", "y");
  writer.EndObject();
  EXPECT_EQ(writer.Take(),
            R"({"a":-1,"b":[true,null,"x",[]],"c":{},"d":[{"e":45.0},{"f":false}],"h":"y"})");
}

TEST(JsonWriter, KeepsExactNumbers) {
  JsonWriter writer;
  writer.BeginArray().Raw("999999999999999999").Raw("45.00").Integer(INT64_MIN).EndArray();
  EXPECT_EQ(writer.text(), "[999999999999999999,45.00,-9223372036854775808]");
}

TEST(JsonWriter, Escapes) {
  struct Row {
    std::string_view value;
    std::string_view written;
  };
  constexpr Row kRows[] = {
      {"tổ", R"("tổ")"},
      {"\"\\/", R"("\"\\/")"},
      {"\n\t", R"("\n\t")"},
      {"\r\b\f", R"("\u000d\u0008\u000c")"},
      {"\0"sv, R"("\u0000")"},
      {"\x1F\x7F", "\"\\u001f\x7F\""},
      {"a\xFFz", "\"a\uFFFDz\""},
      {"\xE1\xBB", "\"\uFFFD\""},
      {"\xED\xA0\x80", "\"\uFFFD\uFFFD\uFFFD\""},
      {"", R"("")"},
      {"😀", R"("😀")"},
      {"<&>'", R"("<&>'")"},
  };
  for (const Row& row : kRows) {
    JsonWriter writer;
    EXPECT_EQ(writer.String(row.value).text(), row.written);
  }
}

// The same value is written by JsonWriter and built for nlohmann, then read back.
json Write(JsonWriter& writer, int depth) {
  switch (*rc::gen::inRange(0, depth > 3 ? 4 : 6)) {
    case 0: {
      const auto value = *rc::gen::arbitrary<std::int64_t>();
      writer.Integer(value);
      return value;
    }
    case 1: writer.Null(); return nullptr;
    case 2: {
      const auto value = *rc::gen::arbitrary<bool>();
      writer.Bool(value);
      return value;
    }
    case 3: {
      const auto value = *rc::gen::container<std::string>(rc::gen::inRange<char>(0, 127));
      writer.String(value);
      return value;
    }
    case 4: {
      json value = json::array();
      writer.BeginArray();
      for (int i = *rc::gen::inRange(0, 4); i > 0; --i) value.push_back(Write(writer, depth + 1));
      writer.EndArray();
      return value;
    }
    default: {
      json value = json::object();
      writer.BeginObject();
      for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
        const std::string key = "k\"" + std::to_string(i);
        writer.Key(key);
        value[key] = Write(writer, depth + 1);
      }
      writer.EndObject();
      return value;
    }
  }
}

TEST(JsonWriter, ParsesBack) {
  EXPECT_TRUE(rc::check([] {
    JsonWriter writer;
    const json value = Write(writer, 0);
    RC_ASSERT(json::parse(writer.text()) == value);
  }));
}

TEST(JsonWriter, AnyBytesAreValidJson) {
  EXPECT_TRUE(rc::check([] {
    const auto bytes = *rc::gen::container<std::string>(
        rc::gen::map(rc::gen::inRange(0, 256), [](int byte) { return static_cast<char>(byte); }));
    JsonWriter writer;
    writer.BeginObject().Key(bytes).String(bytes).EndObject();
    const json value = json::parse(writer.text(), nullptr, false);
    RC_ASSERT(value.is_object());
    RC_ASSERT(value.size() == 1u);
    // The oracle: ICU's own conversion puts U+FFFD for broken bytes.
    std::string expected;
    icu::UnicodeString::fromUTF8(bytes).toUTF8String(expected);
    RC_ASSERT(value.begin().key() == expected);
    RC_ASSERT(value.begin().value().get<std::string>() == expected);
  }));
}

}  // namespace
}  // namespace rasoat
