#include "pipeline/readers/wire.h"

#include <array>
#include <nlohmann/json.hpp>

namespace rasoat::readers {
namespace {

using nlohmann::json;

constexpr int kVersion = 2;

// Strings may hold any bytes; CBOR's text strings may not.
json Bytes(std::string_view text) {
  return json::binary(std::vector<std::uint8_t>(text.begin(), text.end()));
}

std::string FromBytes(const json& value) {
  const auto& binary = value.get_binary();
  return {binary.begin(), binary.end()};
}

json ToJson(const RawBlock& block) {
  json runs = json::array();
  for (const SourceRun& run : block.runs) runs.push_back({run.raw_offset, run.source_offset});
  return {static_cast<int>(block.kind), block.level, Bytes(block.text), Bytes(block.element), runs};
}

RawBlock BlockFromJson(const json& value) {
  RawBlock block;
  const int kind = value.at(0);
  if (kind < 0 || kind > static_cast<int>(BlockKind::kFooter)) {
    throw Error(ErrorCode::kMalformed, "", "unknown kind of block");
  }
  block.kind = static_cast<BlockKind>(kind);
  block.level = value.at(1);
  block.text = FromBytes(value.at(2));
  block.element = FromBytes(value.at(3));
  for (const json& run : value.at(4)) block.runs.push_back({run.at(0), run.at(1)});
  return block;
}

json ToJson(const RawTable& table) {
  json cells = json::array();
  for (const RawCell& cell : table.cells) {
    cells.push_back(
        {cell.row, cell.column, cell.row_span, cell.column_span, cell.block, Bytes(cell.formula)});
  }
  return {table.header_rows, cells};
}

RawTable TableFromJson(const json& value) {
  RawTable table;
  table.header_rows = value.at(0);
  for (const json& cell : value.at(1)) {
    table.cells.push_back(
        {cell.at(0), cell.at(1), cell.at(2), cell.at(3), cell.at(4), FromBytes(cell.at(5))});
  }
  return table;
}

// The fields of a document's info that are strings, in the order of the message.
template <typename Info>
auto StringsOf(Info& info) {
  return std::array{&info.id,     &info.title,     &info.lead,         &info.author,
                    &info.origin, &info.published, &info.published_at, &info.publisher,
                    &info.url,    &info.fetched};
}

json InfoToJson(const DocumentInfo& info) {
  json strings = json::array();
  for (const std::string* text : StringsOf(info)) strings.push_back(Bytes(*text));
  json notes = json::array();
  for (const MetadataNote& note : info.metadata) {
    notes.push_back(
        {Bytes(note.field), Bytes(note.from), Bytes(note.written), Bytes(note.element)});
  }
  return {strings, info.article, notes};
}

void InfoFromJson(const json& value, DocumentInfo& info) {
  std::size_t index = 0;
  for (std::string* text : StringsOf(info)) *text = FromBytes(value.at(0).at(index++));
  info.article = value.at(1);
  for (const json& note : value.at(2)) {
    info.metadata.push_back({FromBytes(note.at(0)), FromBytes(note.at(1)), FromBytes(note.at(2)),
                             FromBytes(note.at(3))});
  }
}

json ToJson(const RawDocument& document) {
  json blocks = json::array();
  for (const RawBlock& block : document.blocks) blocks.push_back(ToJson(block));
  json tables = json::array();
  for (const RawTable& table : document.tables) tables.push_back(ToJson(table));
  json warnings = json::array();
  for (const RawWarning& warning : document.warnings) {
    warnings.push_back({Bytes(warning.code), Bytes(warning.detail)});
  }
  json trace = json::array();
  for (const TraceLine& line : document.trace) {
    trace.push_back({Bytes(line.rule), Bytes(line.element), Bytes(line.note)});
  }
  return {InfoToJson(document), blocks, tables, Bytes(document.file_text), warnings, trace};
}

RawDocument DocumentFromJson(const json& value) {
  RawDocument document;
  InfoFromJson(value.at(0), document);
  for (const json& block : value.at(1)) document.blocks.push_back(BlockFromJson(block));
  for (const json& table : value.at(2)) document.tables.push_back(TableFromJson(table));
  for (const RawTable& table : document.tables) {
    for (const RawCell& cell : table.cells) {
      if (cell.block < document.blocks.size()) continue;
      throw Error(ErrorCode::kMalformed, "", "cell without a block");
    }
  }
  document.file_text = FromBytes(value.at(3));
  for (const json& warning : value.at(4)) {
    document.warnings.push_back({FromBytes(warning.at(0)), FromBytes(warning.at(1))});
  }
  for (const json& line : value.at(5)) {
    document.trace.push_back({FromBytes(line.at(0)), FromBytes(line.at(1)), FromBytes(line.at(2))});
  }
  return document;
}

// Our messages are this deep at the most; the library's own parser has no limit but the stack.
constexpr int kDeepest = 16;

class DepthGuard : public nlohmann::json_sax<json> {
 public:
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return ++depth_ <= kDeepest; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return --depth_ >= 0; }
  bool start_array(std::size_t) override { return ++depth_ <= kDeepest; }
  bool end_array() override { return --depth_ >= 0; }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
    return false;
  }

 private:
  int depth_ = 0;
};

std::string ToCbor(const json& value) {
  std::string bytes;
  json::to_cbor(value, bytes);
  return bytes;
}

// Runs `read` on the decoded message; whatever is wrong with it becomes one Error.
template <typename Result>
Result Decode(std::string_view bytes, Result (*read)(const json&)) {
  try {
    DepthGuard guard;
    if (!json::sax_parse(bytes, &guard, json::input_format_t::cbor)) {
      throw Error(ErrorCode::kMalformed, "", "broken reader message");
    }
    const json value = json::from_cbor(bytes);
    if (value.at(0).get<int>() != kVersion) {
      throw Error(ErrorCode::kMalformed, "", "reader message of another version");
    }
    return read(value);
  } catch (const json::exception&) {
    throw Error(ErrorCode::kMalformed, "", "broken reader message");
  }
}

}  // namespace

std::string Encode(const Request& request) {
  const Limits& limits = request.limits;
  return ToCbor(
      {kVersion, Bytes(request.address), Bytes(request.media_type), Bytes(request.bytes),
       json{limits.text_bytes, limits.html_bytes, limits.record_bytes, limits.depth, limits.blocks},
       Bytes(request.charset), request.trace});
}

std::string Encode(const Response& response) {
  json documents = json::array();
  for (const RawDocument& document : response.documents) documents.push_back(ToJson(document));
  json error = json::array();
  if (response.error) {
    error = {static_cast<int>(response.error->code()), Bytes(response.error->subject()),
             Bytes(response.error->detail())};
  }
  return ToCbor({kVersion, documents, error});
}

Request DecodeRequest(std::string_view bytes) {
  return Decode<Request>(bytes, [](const json& value) {
    const json& limits = value.at(4);
    return Request{FromBytes(value.at(1)),
                   FromBytes(value.at(2)),
                   FromBytes(value.at(3)),
                   Limits{limits.at(0), limits.at(1), limits.at(2), limits.at(3), limits.at(4)},
                   FromBytes(value.at(5)),
                   value.at(6)};
  });
}

Response DecodeResponse(std::string_view bytes) {
  return Decode<Response>(bytes, [](const json& value) {
    Response response;
    for (const json& document : value.at(1)) {
      response.documents.push_back(DocumentFromJson(document));
    }
    const json& error = value.at(2);
    if (!error.empty()) {
      response.error = Error(static_cast<ErrorCode>(error.at(0).get<int>()), FromBytes(error.at(1)),
                             FromBytes(error.at(2)));
    }
    return response;
  });
}

}  // namespace rasoat::readers
