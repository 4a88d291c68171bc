#include "pipeline/readers/markdown/markdown.h"

#include <libxml/HTMLparser.h>
#include <md4c.h>

#include <charconv>

#include "pipeline/readers/charset.h"
#include "pipeline/readers/text/front_matter.h"
#include "pipeline/readers/text/paragraphs.h"
#include "pipeline/text/letters.h"

namespace rasoat::readers::markdown {
namespace {

// Collects md4c's events. md4c hands out text by pointers into the file, which are the runs.
class Collector {
 public:
  Collector(std::string_view file, const Limits& limits) : file_(file), limits_(limits) {}

  int Enter(MD_BLOCKTYPE type, void* detail) {
    switch (type) {
      case MD_BLOCK_H:
        Open(BlockKind::kHeading, static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level));
        break;
      case MD_BLOCK_LI:
        Close();
        ++items_;
        Open(BlockKind::kListItem, 0);
        break;
      case MD_BLOCK_P:
      case MD_BLOCK_CODE: Open(items_ > 0 ? BlockKind::kListItem : BlockKind::kParagraph, 0); break;
      case MD_BLOCK_TABLE:
        tables_.emplace_back();
        row_ = -1;
        break;
      case MD_BLOCK_THEAD: tables_.back().header_rows = 1; break;
      case MD_BLOCK_TR:
        ++row_;
        column_ = 0;
        break;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD: Open(BlockKind::kTableCell, 0); break;
      case MD_BLOCK_DOC:
      case MD_BLOCK_QUOTE:
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
      case MD_BLOCK_HR:
      case MD_BLOCK_HTML:
      case MD_BLOCK_TBODY: break;
    }
    return too_many_;
  }

  int Leave(MD_BLOCKTYPE type) {
    if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) {
      tables_.back().cells.push_back(
          {row_, column_++, 1, 1, static_cast<std::uint32_t>(blocks_.size())});
      Push();
    } else if (type != MD_BLOCK_TR && type != MD_BLOCK_TABLE) {
      Close();
    }
    if (type == MD_BLOCK_LI) --items_;
    return too_many_;
  }

  void Span(MD_SPANTYPE type, int step) {
    if (type == MD_SPAN_IMG) pictures_ += step;
  }

  void Text(MD_TEXTTYPE type, std::string_view text) {
    if (pictures_ > 0) return;
    switch (type) {
      case MD_TEXT_BR:
      case MD_TEXT_SOFTBR: block_.text.push_back(' '); break;
      case MD_TEXT_NULLCHAR: block_.text += "\uFFFD"; break;
      case MD_TEXT_ENTITY: AppendEntity(text); break;
      case MD_TEXT_HTML: block_.text.push_back(' '); break;
      case MD_TEXT_NORMAL:
      case MD_TEXT_CODE:
      case MD_TEXT_LATEXMATH: Append(text); break;
    }
  }

  std::vector<RawBlock> TakeBlocks() { return std::move(blocks_); }
  std::vector<RawTable> TakeTables() { return std::move(tables_); }
  bool too_many() const { return too_many_ != 0; }

 private:
  void Open(BlockKind kind, int level) {
    Close();
    block_.kind = kind;
    block_.level = level;
  }

  void Close() {
    if (block_.text.find_first_not_of(" \n") != std::string::npos) Push();
    block_ = {};
  }

  void Push() {
    if (blocks_.size() >= limits_.blocks) too_many_ = 1;
    blocks_.push_back(std::move(block_));
    block_ = {};
  }

  void Append(std::string_view text) {
    const char* begin = file_.data();
    if (text.data() >= begin && text.data() < begin + file_.size()) {
      block_.runs.push_back({static_cast<std::uint32_t>(block_.text.size()),
                             static_cast<std::uint32_t>(text.data() - begin)});
    }
    block_.text += text;
  }

  void AppendEntity(std::string_view entity) {
    const std::string name(entity.substr(1, entity.size() - 2));
    if (name.starts_with("#")) {
      const bool hex = name.size() > 1 && (name[1] | 0x20) == 'x';
      unsigned code = 0;
      std::from_chars(name.data() + (hex ? 2 : 1), name.data() + name.size(), code, hex ? 16 : 10);
      const bool valid = code > 0 && code < 0x110000 && (code < 0xD800 || code > 0xDFFF);
      rasoat::text::AppendUtf8(valid ? static_cast<char32_t>(code) : 0xFFFD, block_.text);
    } else if (const htmlEntityDesc* known =
                   htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()))) {
      rasoat::text::AppendUtf8(known->value, block_.text);
    } else {
      block_.text += entity;
    }
  }

  std::string_view file_;
  const Limits& limits_;
  RawBlock block_;
  std::vector<RawBlock> blocks_;
  std::vector<RawTable> tables_;
  int items_ = 0;     // open list items
  int pictures_ = 0;  // open pictures
  int row_ = -1;
  int column_ = 0;
  int too_many_ = 0;  // md4c stops on a non-zero answer
};

Collector& Self(void* user) { return *static_cast<Collector*>(user); }

int OnText(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* user) {
  Self(user).Text(type, {text, size});
  return 0;
}

int OnSpan(MD_SPANTYPE type, void* user, int step) {
  Self(user).Span(type, step);
  return 0;
}

MD_PARSER MakeParser() {
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* user) {
    return Self(user).Enter(type, detail);
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* user) { return Self(user).Leave(type); };
  parser.enter_span = [](MD_SPANTYPE type, void*, void* user) { return OnSpan(type, user, 1); };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* user) { return OnSpan(type, user, -1); };
  parser.text = OnText;
  return parser;
}

}  // namespace

std::vector<RawDocument> Read(const Request& request) {
  if (request.bytes.size() > request.limits.text_bytes) {
    throw Error(ErrorCode::kTooLarge, "", std::to_string(request.limits.text_bytes) + " bytes");
  }
  Decoded decoded = DecodeText(request.bytes);
  Collector collector(decoded.text, request.limits);
  const MD_PARSER parser = MakeParser();
  RawDocument document;
  document.warnings = std::move(decoded.warnings);
  std::string_view body = decoded.text;
  body.remove_prefix(text::TakeFrontMatter(body, document));
  if (body.starts_with("\xEF\xBB\xBF")) body.remove_prefix(3);
  const int status = md_parse(body.data(), static_cast<MD_SIZE>(body.size()), &parser, &collector);
  if (collector.too_many()) {
    throw Error(ErrorCode::kTooLarge, "", std::to_string(request.limits.blocks) + " blocks");
  }
  if (status != 0) throw Error(ErrorCode::kInternal, "", "md4c");
  document.blocks = collector.TakeBlocks();
  document.tables = collector.TakeTables();
  if (document.blocks.empty()) throw Error(ErrorCode::kEmpty, "");
  if (document.title.empty()) {
    document.title = text::GuessTitle(document.blocks);
    document.title_guessed = true;
  }
  document.file_text = std::move(decoded.text);
  std::vector<RawDocument> documents;
  documents.push_back(std::move(document));
  return documents;
}

}  // namespace rasoat::readers::markdown
