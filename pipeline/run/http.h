#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace rasoat::run {

// Header fields by lower-case name; of a repeated one the last.
using Fields = std::map<std::string, std::string, std::less<>>;

// Reads "Name: value" lines up to an empty one, or to the end.
Fields ReadFields(std::string_view lines);

// The value of a field; empty without one.
std::string_view FieldOf(const Fields& fields, std::string_view name);

struct HttpResponse {
  int status = 0;
  Fields fields;
  std::string body;  // as the server meant it: neither chunked nor compressed
};

// Takes an HTTP/1 response apart (RFC 9112), undoing its transfer and content encodings (gzip,
// deflate, br). A body that ends too early is given as far as it goes. Throws Error kMalformed for
// what is no response or in an unknown encoding, kTooLarge beyond `limit` bytes of body.
HttpResponse ReadHttp(std::string_view message, std::size_t limit);

// "text/html" of "text/html; charset=utf-8", in lower case; and the charset.
std::string MediaTypeOf(std::string_view content_type);
std::string CharsetOf(std::string_view content_type);

}  // namespace rasoat::run
