#include "pipeline/run/http.h"

#include <brotli/decode.h>
#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <memory>

#include "pipeline/model/error.h"
#include "pipeline/text/ascii.h"

namespace rasoat::run {
namespace {

constexpr std::size_t kBlock = 1 << 16;

[[noreturn]] void ThrowTooLarge(std::size_t limit) {
  throw Error(ErrorCode::kTooLarge, "", std::to_string(limit) + " bytes");
}

std::string Unchunk(std::string_view body) {
  std::string out;
  while (!body.empty()) {
    const std::size_t line = body.find('\n');
    if (line == std::string_view::npos) break;
    std::size_t size = 0;
    const auto [end, fault] = std::from_chars(body.data(), body.data() + line, size, 16);
    if (fault != std::errc() || size == 0) break;
    body.remove_prefix(line + 1);
    out += body.substr(0, size);
    body.remove_prefix(std::min(size, body.size()));
    if (body.starts_with("\r\n")) body.remove_prefix(2);
  }
  return out;
}

// `window`: 47 knows gzip and zlib by their heads, -15 is raw deflate, which some servers mean.
std::optional<std::string> Inflate(std::string_view body, int window, std::size_t limit) {
  z_stream stream{};
  if (inflateInit2(&stream, window) != Z_OK) return std::nullopt;
  const std::unique_ptr<z_stream, decltype(&inflateEnd)> guard(&stream, &inflateEnd);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
  stream.avail_in = static_cast<uInt>(body.size());
  std::string out;
  std::string buffer(kBlock, '\0');
  int status = Z_OK;
  while (status == Z_OK) {
    stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream.avail_out = static_cast<uInt>(buffer.size());
    status = inflate(&stream, Z_NO_FLUSH);
    out.append(buffer.data(), buffer.size() - stream.avail_out);
    if (out.size() > limit) ThrowTooLarge(limit);
  }
  const bool some = status == Z_STREAM_END || (status == Z_BUF_ERROR && !out.empty());
  return some ? std::optional(std::move(out)) : std::nullopt;
}

std::optional<std::string> Unbrotli(std::string_view body, std::size_t limit) {
  const std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> state(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), &BrotliDecoderDestroyInstance);
  if (!state) return std::nullopt;
  std::size_t left = body.size();
  const auto* in = reinterpret_cast<const std::uint8_t*>(body.data());
  std::string out;
  std::string buffer(kBlock, '\0');
  for (;;) {
    std::size_t room = buffer.size();
    auto* next = reinterpret_cast<std::uint8_t*>(buffer.data());
    const auto result =
        BrotliDecoderDecompressStream(state.get(), &left, &in, &room, &next, nullptr);
    out.append(buffer.data(), buffer.size() - room);
    if (out.size() > limit) ThrowTooLarge(limit);
    if (result == BROTLI_DECODER_RESULT_ERROR) return std::nullopt;
    if (result != BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) return out;
  }
}

std::string Decode(std::string body, std::string_view encoding, std::size_t limit) {
  if (encoding.empty() || encoding == "identity") return body;
  std::optional<std::string> decoded;
  if (encoding == "gzip" || encoding == "x-gzip" || encoding == "deflate") {
    decoded = Inflate(body, 47, limit);
    if (!decoded && encoding == "deflate") decoded = Inflate(body, -15, limit);
    // Some crawlers decode and keep the field.
    if (!decoded && !body.starts_with("\x1F\x8B") && encoding != "deflate") return body;
  } else if (encoding == "br") {
    decoded = Unbrotli(body, limit);
  }
  if (!decoded) throw Error(ErrorCode::kMalformed, "", "content-encoding " + std::string(encoding));
  return std::move(*decoded);
}

}  // namespace

Fields ReadFields(std::string_view lines) {
  Fields fields;
  std::string* last = nullptr;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (text::TrimAscii(line).empty()) break;
    const bool folded = line[0] == ' ' || line[0] == '\t';
    if (folded && last != nullptr) {
      *last += ' ';
      *last += text::TrimAscii(line);
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    last = &fields[text::AsciiLower(text::TrimAscii(line.substr(0, colon)))];
    *last = text::TrimAscii(line.substr(colon + 1));
  }
  return fields;
}

std::string_view FieldOf(const Fields& fields, std::string_view name) {
  const auto field = fields.find(name);
  return field == fields.end() ? std::string_view() : std::string_view(field->second);
}

HttpResponse ReadHttp(std::string_view message, std::size_t limit) {
  const std::size_t line = message.find('\n');
  const std::size_t blank = message.find(' ');
  if (!message.starts_with("HTTP/") || line == std::string_view::npos || blank > line) {
    throw Error(ErrorCode::kMalformed, "", "HTTP");
  }
  HttpResponse response;
  std::from_chars(message.data() + blank + 1, message.data() + line, response.status);
  std::size_t head = message.find("\r\n\r\n", line > 0 ? line - 1 : 0);
  std::size_t body = head + 4;
  if (head == std::string_view::npos) {
    head = std::min(message.find("\n\n", line), message.size());
    body = std::min(head + 2, message.size());
  }
  response.fields = ReadFields(message.substr(line + 1, head > line ? head - line - 1 : 0));
  response.body = message.substr(std::min(body, message.size()));
  if (text::AsciiLower(FieldOf(response.fields, "transfer-encoding")).find("chunked") !=
      std::string::npos) {
    response.body = Unchunk(response.body);
  }
  const std::string encoding = text::AsciiLower(FieldOf(response.fields, "content-encoding"));
  response.body = Decode(std::move(response.body), encoding, limit);
  if (response.body.size() > limit) ThrowTooLarge(limit);
  return response;
}

std::string MediaTypeOf(std::string_view content_type) {
  return text::AsciiLower(text::TrimAscii(content_type.substr(0, content_type.find(';'))));
}

std::string CharsetOf(std::string_view content_type) {
  static constexpr std::string_view kKey = "charset=";
  const std::string lower = text::AsciiLower(content_type);
  const std::size_t at = lower.find(kKey);
  if (at == std::string::npos) return {};
  std::string_view name = content_type.substr(at + kKey.size());
  name = text::TrimAscii(name.substr(0, name.find(';')));
  if (name.size() > 1 && (name.front() == '"' || name.front() == '\''))
    name = name.substr(1, name.size() - 2);
  return std::string(name);
}

}  // namespace rasoat::run
