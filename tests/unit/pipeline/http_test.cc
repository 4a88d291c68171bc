#include "pipeline/run/http.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include "pipeline/model/error.h"

namespace rasoat::run {
namespace {

std::string Deflated(const std::string& text, int window) {
  z_stream stream{};
  EXPECT_EQ(deflateInit2(&stream, 9, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY), Z_OK);
  std::string out(text.size() + 200, '\0');
  std::string in = text;
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string Message(const std::string& fields, const std::string& body) {
  return "HTTP/1.1 200 OK\r\n" + fields + "\r\n" + body;
}

TEST(Http, UndoesEncodings) {
  const std::string text = "Kiểm tra 184/310 chi bộ";
  EXPECT_EQ(ReadHttp(Message("", text), 1000).body, text);
  EXPECT_EQ(ReadHttp(Message("Content-Encoding: gzip\r\n", Deflated(text, 31)), 1000).body, text);
  EXPECT_EQ(ReadHttp(Message("Content-Encoding: deflate\r\n", Deflated(text, 15)), 1000).body,
            text);
  EXPECT_EQ(ReadHttp(Message("Content-Encoding: deflate\r\n", Deflated(text, -15)), 1000).body,
            text);
  EXPECT_EQ(ReadHttp(Message("content-encoding: gzip\r\n", text), 1000).body,
            text);  // decoded already
  const std::string chunked = "5\r\nabcde\r\n3;x=y\r\nfgh\r\n0\r\n\r\n";
  EXPECT_EQ(ReadHttp(Message("Transfer-Encoding: chunked\r\n", chunked), 1000).body, "abcdefgh");
  EXPECT_EQ(ReadHttp(Message("Transfer-Encoding: chunked\r\n", "9\r\nabc"), 1000).body, "abc");
}

TEST(Http, ReadsTheHead) {
  const HttpResponse response = ReadHttp(
      "HTTP/1.0 404 Not Found\nContent-Type: Text/HTML;\n Charset=\"windows-1258\"\n\nx", 10);
  EXPECT_EQ(response.status, 404);
  const std::string type(FieldOf(response.fields, "content-type"));
  EXPECT_EQ(MediaTypeOf(type), "text/html");
  EXPECT_EQ(CharsetOf(type), "windows-1258");
  EXPECT_EQ(FieldOf(response.fields, "x"), "");
  EXPECT_EQ(response.body, "x");
}

TEST(Http, RefusesWhatItCannotRead) {
  const auto error_of = [](const std::string& message) -> std::string {
    try {
      ReadHttp(message, 1000);
    } catch (const Error& error) {
      return std::string(ErrorName(error.code()));
    }
    return "";
  };
  EXPECT_EQ(error_of("<html>"), "malformed");
  EXPECT_EQ(error_of(""), "malformed");
  EXPECT_EQ(error_of(Message("Content-Encoding: zz\r\n", "x")), "malformed");
  EXPECT_EQ(error_of(Message("Content-Encoding: br\r\n", "\xFF\xFF")), "malformed");
  EXPECT_EQ(error_of(Message("Content-Encoding: gzip\r\n", Deflated(std::string(5000, 'a'), 31))),
            "too-large");
  EXPECT_EQ(error_of(Message("", std::string(1001, 'a'))), "too-large");
}

}  // namespace
}  // namespace rasoat::run
