#include "pipeline/readers/wire.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cstdlib>
#include <limits>

namespace rasoat::readers {
namespace {

std::string AnyBytes() {
  return *rc::gen::scale(
      0.2, rc::gen::container<std::string>(rc::gen::map(
               rc::gen::inRange(0, 256), [](int byte) { return static_cast<char>(byte); })));
}

// Small and extreme values alike.
template <typename Number>
Number AnyNumber() {
  using Limits = std::numeric_limits<Number>;
  return *rc::gen::oneOf(rc::gen::arbitrary<Number>(),
                         rc::gen::element<Number>(Limits::min(), Limits::max(), 0, 23, 24));
}

int AnyCount() { return *rc::gen::inRange(0, 4); }

RawBlock AnyBlock() {
  RawBlock block;
  block.kind = static_cast<BlockKind>(*rc::gen::inRange(0, 6));
  block.level = *rc::gen::inRange(0, 7);
  block.text = AnyBytes();
  block.element = AnyBytes();
  for (int i = AnyCount(); i > 0; --i) {
    block.runs.push_back({AnyNumber<std::uint32_t>(), AnyNumber<std::uint32_t>()});
  }
  return block;
}

// Cells only of blocks that are there, with the sizes that a reader gives.
RawTable AnyTable(std::size_t blocks) {
  RawTable table;
  table.header_rows = *rc::gen::inRange(0, 3);
  for (int i = blocks == 0 ? 0 : AnyCount(); i > 0; --i) {
    table.cells.push_back({*rc::gen::inRange(0, 1000), *rc::gen::inRange(0, 1000),
                           *rc::gen::inRange(1, 1001), *rc::gen::inRange(1, 1001),
                           static_cast<std::uint32_t>(*rc::gen::inRange<std::size_t>(0, blocks))});
  }
  return table;
}

RawDocument AnyDocument() {
  RawDocument document;
  for (std::string* field : {&document.id, &document.title, &document.lead, &document.author,
                             &document.origin, &document.published, &document.published_at,
                             &document.publisher, &document.url, &document.fetched}) {
    *field = AnyBytes();
  }
  for (int i = AnyCount(); i > 0; --i) document.blocks.push_back(AnyBlock());
  for (int i = AnyCount(); i > 0; --i) document.tables.push_back(AnyTable(document.blocks.size()));
  document.article = *rc::gen::arbitrary<bool>();
  for (int i = AnyCount(); i > 0; --i) {
    document.metadata.push_back({AnyBytes(), AnyBytes(), AnyBytes(), AnyBytes()});
    document.trace.push_back({AnyBytes(), AnyBytes(), AnyBytes()});
  }
  document.file_text = AnyBytes();
  for (int i = AnyCount(); i > 0; --i) document.warnings.push_back({AnyBytes(), AnyBytes()});
  return document;
}

Response AnyResponse() {
  Response response;
  for (int i = AnyCount(); i > 0; --i) response.documents.push_back(AnyDocument());
  if (*rc::gen::arbitrary<bool>()) {
    const int last = static_cast<int>(ErrorCode::kInternal);
    response.error =
        Error(static_cast<ErrorCode>(*rc::gen::inRange(0, last + 1)), AnyBytes(), AnyBytes());
  }
  return response;
}

Request AnyRequest() {
  Limits limits{AnyNumber<std::uint64_t>(), AnyNumber<std::uint64_t>(), AnyNumber<std::uint64_t>(),
                AnyNumber<std::uint32_t>(), AnyNumber<std::uint32_t>()};
  return {AnyBytes(), AnyBytes(), AnyBytes(), limits};
}

// What decoding throws: "" for nothing, the name for an Error, "other" for anything else.
template <typename Message>
std::string Thrown(Message (*decode)(std::string_view), std::string_view bytes) {
  try {
    decode(bytes);
  } catch (const Error& error) {
    return std::string(ErrorName(error.code()));
  } catch (...) {
    return "other";
  }
  return "";
}

TEST(Wire, RequestsComeBackAsTheyWent) {
  EXPECT_TRUE(rc::check([] {
    const Request sent = AnyRequest();
    const Request got = DecodeRequest(Encode(sent));
    RC_ASSERT(got.address == sent.address);
    RC_ASSERT(got.media_type == sent.media_type);
    RC_ASSERT(got.bytes == sent.bytes);
    RC_ASSERT(got.limits == sent.limits);
  }));
}

TEST(Wire, ResponsesComeBackAsTheyWent) {
  EXPECT_TRUE(rc::check([] {
    const Response sent = AnyResponse();
    const Response got = DecodeResponse(Encode(sent));
    RC_ASSERT(got.documents == sent.documents);
    RC_ASSERT(got.error.has_value() == sent.error.has_value());
    if (!sent.error) return;
    RC_ASSERT(got.error->code() == sent.error->code());
    RC_ASSERT(got.error->subject() == sent.error->subject());
    RC_ASSERT(got.error->detail() == sent.error->detail());
  }));
}

TEST(Wire, EveryCutMessageIsMalformed) {
  EXPECT_TRUE(rc::check([] {
    const std::string response = Encode(AnyResponse());
    for (std::size_t size = 0; size < response.size(); ++size) {
      RC_ASSERT(Thrown(DecodeResponse, response.substr(0, size)) == "malformed");
    }
    const std::string request = Encode(AnyRequest());
    for (std::size_t size = 0; size < request.size(); ++size) {
      RC_ASSERT(Thrown(DecodeRequest, request.substr(0, size)) == "malformed");
    }
  }));
}

TEST(Wire, DamagedMessagesThrowNothingElse) {
  EXPECT_TRUE(rc::check([] {
    for (int round = 0; round < 20; ++round) {
      std::string bytes = Encode(AnyResponse());
      bytes[*rc::gen::inRange<std::size_t>(0, bytes.size())] ^=
          static_cast<char>(*rc::gen::inRange(1, 256));
      RC_ASSERT(Thrown(DecodeResponse, bytes) != "other");
      RC_ASSERT(Thrown(DecodeRequest, AnyBytes()) == "malformed");
    }
  }));
}

TEST(Wire, RefusesWhatEncodeDidNotWrite) {
  const std::string request = Encode(Request{"a", "b", "c", {}});
  const std::string response = Encode(Response{});
  EXPECT_EQ(Thrown(DecodeResponse, request), "malformed");
  EXPECT_EQ(Thrown(DecodeRequest, response), "malformed");
  EXPECT_EQ(Thrown(DecodeRequest, request + "x"), "malformed");
  // Another version: the first number of the message.
  std::string other = request;
  ASSERT_EQ(other[1], 2);
  other[1] = 3;
  EXPECT_EQ(Thrown(DecodeRequest, other), "malformed");
  // CBOR that is no array, and lengths that no message has.
  for (const char* bytes : {"\xF6", "\x01", "\xA0", "\x80", "\x81\x01", "\x9B\x7F\xFF\xFF\xFF\xFF",
                            "\x83\x01\x5B\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF"}) {
    EXPECT_EQ(Thrown(DecodeRequest, bytes), "malformed") << testing::PrintToString(bytes);
    EXPECT_EQ(Thrown(DecodeResponse, bytes), "malformed") << testing::PrintToString(bytes);
  }
}

// A cell of a block that is not there would be written behind the array of blocks.
TEST(Wire, RefusesCellsWithoutABlock) {
  Response response;
  response.documents.emplace_back();
  response.documents[0].tables.push_back({0, {{0, 0, 1, 1, 7}}});
  EXPECT_EQ(Thrown(DecodeResponse, Encode(response)), "malformed");
}

TEST(Wire, RefusesKindsOfBlocksThatDoNotExist) {
  Response response;
  response.documents.emplace_back();
  response.documents[0].blocks.push_back({static_cast<BlockKind>(77), 0, "a", "", {}});
  EXPECT_EQ(Thrown(DecodeResponse, Encode(response)), "malformed");
}

// Arrays in arrays: a broken worker must not take this process with it. In a child process, since
// the failure is a stack that runs over.
TEST(WireDeathTest, SurvivesDeepNesting) {
  const auto decode = [] {
    const std::string bytes(4'000'000, '\x81');
    std::exit(Thrown(DecodeResponse, bytes) == "malformed" ? 0 : 1);
  };
  EXPECT_EXIT(decode(), testing::ExitedWithCode(0), "");
}

}  // namespace
}  // namespace rasoat::readers
