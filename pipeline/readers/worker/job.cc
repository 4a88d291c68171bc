#include "pipeline/readers/worker/job.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <nlohmann/json.hpp>

namespace rasoat::readers::worker {
namespace {

using nlohmann::json;
using paged::Page;
using paged::Word;

constexpr int kVersion = 2;
constexpr float kFarthest = 20000;  // points; PDF allows pages of 14,400

// A word on the wire: both ends are one build on one machine. Its text stands in the page's texts.
struct PackedWord {
  float box[4];
  float size;
  std::uint32_t text_length;
  std::uint16_t font;
  std::uint8_t sure;
  std::uint8_t turn_and_space;
};
static_assert(sizeof(PackedWord) == 28);

// Strings may hold any bytes; CBOR's text strings may not.
json Bytes(std::string_view text) {
  return json::binary(std::vector<std::uint8_t>(text.begin(), text.end()));
}

std::string FromBytes(const json& value) {
  const auto& binary = value.get_binary();
  return {binary.begin(), binary.end()};
}

[[noreturn]] void Refuse(const char* why) { throw Error(ErrorCode::kMalformed, "", why); }

template <typename Item>
json Pack(const std::vector<Item>& items) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(items.data());
  return json::binary(std::vector<std::uint8_t>(bytes, bytes + items.size() * sizeof(Item)));
}

template <typename Item>
std::vector<Item> Unpack(const json& value) {
  const auto& binary = value.get_binary();
  if (binary.size() % sizeof(Item) != 0) Refuse("broken worker message");
  std::vector<Item> items(binary.size() / sizeof(Item));
  if (!items.empty()) std::memcpy(items.data(), binary.data(), binary.size());
  return items;
}

json WordsToJson(const std::vector<Word>& words) {
  std::vector<PackedWord> packed;
  packed.reserve(words.size());
  std::vector<std::uint8_t> texts;
  for (const Word& word : words) {
    const Box& box = word.box;
    packed.push_back({{box.left, box.top, box.right, box.bottom},
                      word.size,
                      static_cast<std::uint32_t>(word.text.size()),
                      word.font,
                      word.sure,
                      static_cast<std::uint8_t>(word.turn * 2 + (word.space_after ? 1 : 0))});
    texts.insert(texts.end(), word.text.begin(), word.text.end());
  }
  return {Pack(packed), json::binary(std::move(texts))};
}

// Coordinates come from foreign files: whatever they are, they end on a page.
float Sane(float value) {
  return std::isfinite(value) ? std::clamp(value, -kFarthest, kFarthest) : 0;
}

Box SaneBox(const float (&box)[4]) {
  Box sane{Sane(box[0]), Sane(box[1]), Sane(box[2]), Sane(box[3])};
  if (sane.right < sane.left) std::swap(sane.left, sane.right);
  if (sane.bottom < sane.top) std::swap(sane.top, sane.bottom);
  return sane;
}

std::vector<Word> WordsFromJson(const json& value) {
  const auto packed = Unpack<PackedWord>(value.at(0));
  const auto& texts = value.at(1).get_binary();
  std::vector<Word> words;
  words.reserve(packed.size());
  std::size_t at = 0;
  for (const PackedWord& word : packed) {
    if (word.text_length > texts.size() - at) Refuse("broken worker message");
    const auto* text = reinterpret_cast<const char*>(texts.data()) + at;
    at += word.text_length;
    words.push_back({std::string(text, word.text_length), SaneBox(word.box),
                     std::clamp(Sane(word.size), 0.0F, 1000.0F), word.font, word.sure,
                     static_cast<std::uint8_t>((word.turn_and_space >> 1) & 3),
                     (word.turn_and_space & 1) != 0});
  }
  return words;
}

json ToJson(const Page& page) {
  return {page.number,      page.width,    page.height, WordsToJson(page.words),
          Pack(page.rules), page.rendered, page.ink,    page.hash,
          page.recognised,  page.turn,     page.tilt};
}

Page PageFromJson(const json& value) {
  Page page;
  page.number = value.at(0);
  page.width = Sane(value.at(1));
  page.height = Sane(value.at(2));
  page.words = WordsFromJson(value.at(3));
  for (const Box& rule : Unpack<Box>(value.at(4))) {
    page.rules.push_back(SaneBox({rule.left, rule.top, rule.right, rule.bottom}));
  }
  page.rendered = value.at(5);
  page.ink = value.at(6);
  page.hash = value.at(7);
  page.recognised = value.at(8);
  page.turn = value.at(9).get<int>() & 3;
  page.tilt = Sane(value.at(10));
  return page;
}

template <typename Result>
Result Decode(std::string_view bytes, Result (*read)(const json&)) {
  try {
    const json value = json::from_cbor(bytes);
    if (value.at(0).get<int>() != kVersion) Refuse("worker message of another version");
    return read(value);
  } catch (const json::exception&) {
    Refuse("broken worker message");
  }
}

std::string ToCbor(const json& value) {
  std::string bytes;
  json::to_cbor(value, bytes);
  return bytes;
}

}  // namespace

std::string Encode(const Job& job) {
  return ToCbor({kVersion, static_cast<int>(job.task), job.media_type, Bytes(job.file),
                 job.first_page, job.last_page, job.render, job.dpi});
}

Job DecodeJob(std::string_view bytes) {
  return Decode<Job>(bytes, [](const json& value) {
    return Job{value.at(1).get<int>() == 0 ? Task::kRead : Task::kRecognise,
               value.at(2),
               FromBytes(value.at(3)),
               value.at(4),
               value.at(5),
               value.at(6),
               value.at(7)};
  });
}

std::string Encode(const Answer& answer) {
  json error = json::array();
  if (answer.error) {
    error = {static_cast<int>(answer.error->code()), Bytes(answer.error->detail())};
  }
  json fonts = json::array();
  for (const std::string& font : answer.fonts) fonts.push_back(Bytes(font));
  json pages = json::array();
  for (const Page& page : answer.pages) pages.push_back(ToJson(page));
  json warnings = json::array();
  for (const RawWarning& warning : answer.warnings) {
    warnings.push_back({Bytes(warning.code), Bytes(warning.detail)});
  }
  return ToCbor({kVersion, error, answer.page_count, Bytes(answer.title), Bytes(answer.author),
                 fonts, pages, warnings});
}

Answer DecodeAnswer(std::string_view bytes) {
  return Decode<Answer>(bytes, [](const json& value) {
    Answer answer;
    const json& error = value.at(1);
    if (!error.empty()) {
      const int code = error.at(0);
      if (code < 0 || code > static_cast<int>(ErrorCode::kInternal)) Refuse("unknown error");
      answer.error = Error(static_cast<ErrorCode>(code), "", FromBytes(error.at(1)));
    }
    answer.page_count = value.at(2);
    answer.title = FromBytes(value.at(3));
    answer.author = FromBytes(value.at(4));
    for (const json& font : value.at(5)) answer.fonts.push_back(FromBytes(font));
    for (const json& page : value.at(6)) answer.pages.push_back(PageFromJson(page));
    for (const json& warning : value.at(7)) {
      answer.warnings.push_back({FromBytes(warning.at(0)), FromBytes(warning.at(1))});
    }
    for (Page& page : answer.pages) {
      for (Word& word : page.words) {
        if (word.font >= answer.fonts.size()) Refuse("word without a font");
      }
    }
    return answer;
  });
}

}  // namespace rasoat::readers::worker
