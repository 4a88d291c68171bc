#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rasoat {

// Writes JSON (RFC 8259) front to back. It exists because records hold exact decimals ("45.0",
// 18 digits), which a library that keeps numbers as double cannot write. Keys and values must be
// called in order; commas are its own business. Bytes that are no UTF-8 become U+FFFD.
//   JsonWriter json; json.BeginObject(); json.Key("id"); json.String("a"); json.EndObject();
class JsonWriter {
 public:
  JsonWriter& BeginObject() { return Open('{'); }
  JsonWriter& EndObject() { return Close('}'); }
  JsonWriter& BeginArray() { return Open('['); }
  JsonWriter& EndArray() { return Close(']'); }
  JsonWriter& Key(std::string_view name);
  JsonWriter& String(std::string_view value);
  JsonWriter& Integer(std::int64_t value);
  JsonWriter& Bool(bool value);
  JsonWriter& Null();
  // A JSON value as it is: an exact decimal literal, or the output of another writer.
  JsonWriter& Raw(std::string_view literal);

  // Key and string, left out when the value is empty.
  JsonWriter& Optional(std::string_view key, std::string_view value);

  const std::string& text() const { return text_; }
  std::string Take() { return std::move(text_); }

 private:
  JsonWriter& Open(char bracket);
  JsonWriter& Close(char bracket);
  void Separate();
  void Escape(std::string_view value);

  std::string text_;
  std::vector<bool> first_{true};  // per open level: nothing written yet
  bool after_key_ = false;
};

}  // namespace rasoat
