#include <algorithm>
#include <charconv>
#include <map>

#include "pipeline/run/byte_stream.h"
#include "pipeline/run/http.h"

// WARC (ISO 28500, versions 1.0 and 1.1): records of header lines, an empty line and as many bytes
// as Content-Length says, two line ends behind. Libarchive undoes the compression; its own reader
// of WARC gives away the addresses, so records are cut here.

namespace rasoat::run {
namespace {

constexpr std::size_t kLongestHead = 64 << 10;
constexpr std::size_t kLargestHttpHead = 64 << 10;

// What is fetched beside documents.
bool MayBeDocument(std::string_view media_type) {
  for (const char* other : {"image/", "audio/", "video/", "font/"}) {
    if (media_type.starts_with(other)) return false;
  }
  static constexpr std::string_view kOther[] = {"text/css",
                                                "text/javascript",
                                                "application/javascript",
                                                "application/json",
                                                "application/x-javascript",
                                                "application/font-woff",
                                                "application/rss+xml",
                                                "application/atom+xml",
                                                "application/manifest+json",
                                                "application/wasm",
                                                "text/xml",
                                                "application/xml"};
  return std::find(std::begin(kOther), std::end(kOther), media_type) == std::end(kOther);
}

class Warc : public Container {
 public:
  Warc(Holder holder, const readers::Limits& limits)
      : holder_(std::move(holder)), limits_(limits) {}

  std::optional<Input> Next() override {
    if (done_) return std::nullopt;
    try {
      if (!stream_) stream_ = std::make_unique<ByteStream>(holder_);
      return NextResponse();
    } catch (const Error& error) {
      done_ = true;
      return FailedInput(holder_.address, holder_.path, error.WithSubject(holder_.path));
    }
  }

  std::vector<Note> Notes() const override {
    std::vector<Note> notes;
    for (const auto& [code, count] : skipped_) notes.push_back({holder_.path, code, count});
    return notes;
  }

 private:
  struct Record {
    Fields fields;
    std::uint64_t length = 0;
  };

  std::optional<Input> NextResponse() {
    while (const auto record = ReadHead()) {
      const std::string_view type = FieldOf(record->fields, "warc-type");
      if (type == "response" || type == "resource") {
        if (auto input = ReadPage(*record)) return input;
        continue;
      }
      if (type == "revisit") ++skipped_["warc-revisits"];
      if (!stream_->Pass(record->length)) ThrowCut();
    }
    done_ = true;
    return std::nullopt;
  }

  [[noreturn]] static void ThrowCut() {
    throw Error(ErrorCode::kMalformed, "", "WARC ends inside a record");
  }

  std::optional<Record> ReadHead() {
    std::string_view window = stream_->Peek(4);
    while (window.starts_with("\r\n") || window.starts_with("\n")) {
      stream_->Skip(window[0] == '\r' ? 2 : 1);
      window = stream_->Peek(4);
    }
    if (window.empty()) {
      if (stream_->failure()) throw Error(*stream_->failure());
      return std::nullopt;
    }
    window = stream_->Peek(kLongestHead);
    std::size_t end = window.find("\r\n\r\n");
    std::size_t marks = 4;
    if (end == std::string_view::npos) {
      end = window.find("\n\n");
      marks = 2;
    }
    if (!window.starts_with("WARC/") || end == std::string_view::npos) {
      throw Error(ErrorCode::kMalformed, "", "no WARC record");
    }
    const std::size_t line = window.find('\n');
    Record record{ReadFields(window.substr(line + 1, end - std::min(line, end))), 0};
    const std::string_view length = FieldOf(record.fields, "content-length");
    const auto [stop, fault] =
        std::from_chars(length.data(), length.data() + length.size(), record.length);
    if (fault != std::errc()) throw Error(ErrorCode::kMalformed, "", "WARC without Content-Length");
    stream_->Skip(end + marks);
    return record;
  }

  // Nothing for what is skipped with a count.
  std::optional<Input> ReadPage(const Record& record) {
    std::string uri(FieldOf(record.fields, "warc-target-uri"));
    if (uri.size() > 1 && uri.front() == '<' && uri.back() == '>')
      uri = uri.substr(1, uri.size() - 2);
    const std::string path = holder_.path + "!/" + uri;
    const std::size_t limit = limits_.text_bytes;
    if (record.length > limit + kLargestHttpHead) {
      if (!stream_->Pass(record.length)) ThrowCut();
      return FailedInput(uri, path, {ErrorCode::kTooLarge, path, std::to_string(limit) + " bytes"});
    }
    const auto length = static_cast<std::size_t>(record.length);
    const std::string_view message = stream_->Peek(length);
    const bool cut = message.size() < length;
    Input input = FileInput(uri, path);
    bool skipped = true;
    try {
      skipped = !Take(record.fields, message, input);
    } catch (const Error& error) {
      input.error = error.WithSubject(path);
      skipped = false;
    }
    stream_->Skip(message.size());
    if (cut) {
      done_ = true;
      return FailedInput(uri, path, {ErrorCode::kMalformed, path, "WARC ends inside a record"});
    }
    if (skipped) return std::nullopt;
    input.url = uri;
    input.fetched = FieldOf(record.fields, "warc-date");
    return input;
  }

  // The body of an HTTP response, or of a resource, which is one without its head. Whether it is
  // taken.
  bool Take(const Fields& record, std::string_view message, Input& input) {
    const std::string_view content = FieldOf(record, "content-type");
    const bool http = MediaTypeOf(content) == "application/http" ||
                      (content.empty() && message.starts_with("HTTP/"));
    if (http) return TakeResponse(message, input);
    if (FieldOf(record, "warc-type") != "resource" || !MayBeDocument(MediaTypeOf(content))) {
      ++skipped_["warc-no-document"];
      return false;
    }
    if (message.empty()) throw Error(ErrorCode::kEmpty, "");
    input.charset = CharsetOf(content);
    input.bytes = message;
    return true;
  }

  bool TakeResponse(std::string_view message, Input& input) {
    HttpResponse response = ReadHttp(message, limits_.text_bytes);
    const std::string_view type = FieldOf(response.fields, "content-type");
    if (response.status != 200) {
      ++skipped_["warc-other-status"];
      return false;
    }
    if (!MayBeDocument(MediaTypeOf(type))) {
      ++skipped_["warc-no-document"];
      return false;
    }
    input.charset = CharsetOf(type);
    if (response.body.empty()) throw Error(ErrorCode::kEmpty, "");
    input.bytes = std::move(response.body);
    return true;
  }

  Holder holder_;
  readers::Limits limits_;
  std::unique_ptr<ByteStream> stream_;
  std::map<std::string, std::size_t> skipped_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<Container> OpenWarc(Holder holder, const readers::Limits& limits) {
  return std::make_unique<Warc>(std::move(holder), limits);
}

}  // namespace rasoat::run
