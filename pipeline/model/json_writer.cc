#include "pipeline/model/json_writer.h"

#include <unicode/utf8.h>

#include <cstdio>

namespace rasoat {

void JsonWriter::Separate() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (!first_.back()) text_.push_back(',');
  first_.back() = false;
}

JsonWriter& JsonWriter::Open(char bracket) {
  Separate();
  text_.push_back(bracket);
  first_.push_back(true);
  return *this;
}

JsonWriter& JsonWriter::Close(char bracket) {
  first_.pop_back();
  text_.push_back(bracket);
  return *this;
}

JsonWriter& JsonWriter::Key(std::string_view name) {
  String(name);
  text_.push_back(':');
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::String(std::string_view value) {
  Separate();
  text_.push_back('"');
  Escape(value);
  text_.push_back('"');
  return *this;
}

JsonWriter& JsonWriter::Integer(std::int64_t value) { return Raw(std::to_string(value)); }

JsonWriter& JsonWriter::Bool(bool value) { return Raw(value ? "true" : "false"); }

JsonWriter& JsonWriter::Null() { return Raw("null"); }

JsonWriter& JsonWriter::Raw(std::string_view literal) {
  Separate();
  text_ += literal;
  return *this;
}

JsonWriter& JsonWriter::Optional(std::string_view key, std::string_view value) {
  if (!value.empty()) Key(key).String(value);
  return *this;
}

void JsonWriter::Escape(std::string_view value) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(value.data());
  std::size_t start = 0;  // of what is not written yet and needs no escape
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t here = at;
    UChar32 c = 0;
    U8_NEXT(bytes, at, value.size(), c);
    if (c >= ' ' && c != '"' && c != '\\') continue;
    text_ += value.substr(start, here - start);
    start = at;
    if (c < 0) {
      text_ += "\uFFFD";
    } else if (c == '"' || c == '\\') {
      text_.push_back('\\');
      text_.push_back(static_cast<char>(c));
    } else if (c == '\n') {
      text_ += "\\n";
    } else if (c == '\t') {
      text_ += "\\t";
    } else {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
      text_ += escape;
    }
  }
  text_ += value.substr(start);
}

}  // namespace rasoat
