#include <algorithm>
#include <cmath>

#include "extractors/record/statement_json.h"
#include "extractors/tables/cells.h"
#include "pipeline/model/hash.h"
#include "pipeline/model/json_writer.h"
#include "pipeline/text/code_points.h"

// The field names are a contract: docs/record-format.md describes them, its schema is tested.

namespace rasoat {
namespace {

class RecordWriter {
 public:
  // An error has no document.
  RecordWriter() : index_({}), cells_({}) {}
  explicit RecordWriter(const Record& record)
      : document_(&record.document),
        paged_(std::any_of(document_->blocks.begin(), document_->blocks.end(),
                           [](const Block& block) { return !block.words.empty(); })),
        text_(record.document.text),
        index_(text_),
        cells_(record.tables) {}

  void Write(const Record& record) {
    const Document& document = record.document;
    json_.BeginObject();
    json_.Key("schema").String(kRecordSchema);
    json_.Key("id").String(document.id);
    WriteSource(document.source);
    WriteInfo(document);
    json_.Key("text").String(document.text);
    WriteBlocks(document);
    WriteTables(document, record.tables);
    WriteLetterhead(record.letterhead);
    json_.Key("mentions").BeginArray();
    for (const Mention& mention : record.mentions) WriteMention(mention);
    json_.EndArray();
    json_.Key("checks").BeginArray();
    for (const checks::Check& check : record.checks) WriteCheck(check);
    json_.EndArray();
    WriteStatements(record.statements, index_, json_);
    WriteWarnings(document);
    json_.EndObject();
  }

  void WriteError(const Source& source, const Error& error) {
    json_.BeginObject();
    json_.Key("schema").String(kRecordSchema);
    json_.Key("id").String(DocumentId(source.address));
    WriteSource(source);
    json_.Key("error").BeginObject();
    json_.Key("code").String(ErrorName(error.code()));
    json_.Key("message").String(error.Describe(Language::kVietnamese));
    json_.Optional("detail", error.detail());
    json_.EndObject().EndObject();
  }

  void WriteInfo(const DocumentInfo& info) {
    if (!info.article) json_.Key("article").Bool(false);
    json_.Optional("title", info.title);
    json_.Optional("lead", info.lead);
    json_.Optional("author", info.author);
    json_.Optional("origin", info.origin);
    json_.Optional("published", info.published);
    json_.Optional("published_at", info.published_at);
    json_.Optional("publisher", info.publisher);
    json_.Optional("url", info.url);
    json_.Optional("fetched", info.fetched);
    if (info.metadata.empty()) return;
    json_.Key("metadata").BeginArray();
    for (const MetadataNote& note : info.metadata) {
      json_.BeginObject();
      json_.Key("field").String(note.field);
      json_.Key("from").String(note.from);
      json_.Key("written").String(note.written);
      json_.Optional("element", note.element);
      json_.EndObject();
    }
    json_.EndArray();
  }

  void WriteLetterhead(const letterhead::Letterhead& head) {
    if (head.empty()) return;
    json_.Key("letterhead").BeginObject();
    for (const auto& [key, field] :
         {std::pair{"superior", &head.superior}, std::pair{"issuer", &head.issuer},
          std::pair{"number", &head.number}, std::pair{"place", &head.place},
          std::pair{"date", &head.date}, std::pair{"kind", &head.kind},
          std::pair{"subject", &head.subject}, std::pair{"signer_office", &head.signer_office},
          std::pair{"signer", &head.signer}}) {
      if (field->text.empty()) continue;
      json_.Key(key).BeginObject().Key("text").String(field->text);
      WriteSpan(field->span);
      WritePage(field->span, false);
      json_.EndObject();
    }
    json_.EndObject();
  }

  void WriteMention(const Mention& mention) {
    json_.BeginObject();
    json_.Key("type").String(MentionTypeName(mention.value));
    WriteSpan(mention.span);
    json_.Key("quote").String(Quote(mention.span));
    std::visit([this](const auto& value) { WriteValue(value); }, mention.value);
    json_.Key("rule").String(mention.rule);
    WriteCell(mention.span);
    WritePage(mention.span, true);
    json_.EndObject();
  }

  // Where the mention stands in a table.
  void WriteCell(Span span) {
    const tables::CellPlace place = cells_.Find(span);
    if (place.table == nullptr) return;
    json_.Key("cell").BeginObject();
    json_.Key("table").Integer(place.table->index);
    json_.Key("row").Integer(place.row).Key("col").Integer(place.column);
    json_.Key("row_path").BeginArray();
    for (const std::string& label : place.table->RowPath(place.row)) json_.String(label);
    json_.EndArray();
    json_.Key("col_path").BeginArray();
    for (const std::string& head :
         place.table->columns[static_cast<std::size_t>(place.column)].path) {
      json_.String(head);
    }
    json_.EndArray().EndObject();
  }

  void WriteCheck(const checks::Check& check) {
    json_.BeginObject();
    json_.Key("rule").String(check.rule);
    json_.Key("verdict").String(checks::VerdictName(check.verdict));
    json_.Key("class").String(checks::ClassName(check.check_class));
    json_.Key("severity").String(checks::SeverityName(check.severity));
    json_.Optional("reason", check.reason);
    WriteFields(check);
    WriteOperands(check);
    json_.Optional("written", check.stated);
    json_.Optional("computed", check.computed);
    if (check.suggested) json_.Key("suggested").Raw(check.suggested->ToString());
    WriteSuggestions(check);
    WriteSpan(check.evidence);
    json_.Key("evidence").String(Quote(check.evidence));
    json_.Key("focus").BeginObject();
    WriteSpan(check.focus);
    WritePage(check.focus, false);
    json_.EndObject();
    json_.Key("message").BeginObject();
    json_.Key("vi").String(check.vietnamese).Key("en").String(check.english);
    json_.EndObject();
    if (!check.detail_vietnamese.empty()) {
      json_.Key("detail").BeginObject().Key("vi").String(check.detail_vietnamese);
      json_.Key("en").String(check.detail_english).EndObject();
    }
    json_.Key("fingerprint").String(check.fingerprint);
    json_.EndObject();
  }

  std::string Take() { return json_.Take(); }

 private:
  std::string_view Quote(Span span) const { return text_.substr(span.start, span.length()); }

  void WriteSpan(Span bytes) {
    const Span span = index_.ToCodePoints(bytes);
    json_.Key("start").Integer(span.start).Key("end").Integer(span.end);
  }

  // Where a paged source shows the span: the first of its pages, if it runs over several.
  void WritePage(Span span, bool say_unsure) {
    if (!paged_) return;
    const Place place = FindPlace(*document_, span);
    if (place.page.page == 0) return;
    const Box& box = place.page.box;
    json_.Key("page").Integer(place.page.page);
    json_.Key("box").BeginArray();
    for (const float side : {box.left, box.top, box.right, box.bottom}) {
      const std::int64_t tenths = std::lround(side * 10);
      json_.Raw(Decimal(tenths, 1).ToString());
    }
    json_.EndArray();
    if (say_unsure && place.unsure) json_.Key("unsure").Bool(true);
  }

  void WriteSource(const Source& source) {
    json_.Key("source").BeginObject();
    json_.Key("path").String(source.path);
    json_.Key("address").String(source.address);
    json_.Optional("media_type", source.media_type);
    json_.Optional("sha256", source.sha256);
    json_.EndObject();
  }

  void WriteBlocks(const Document& document) {
    json_.Key("blocks").BeginArray();
    for (const Block& block : document.blocks) {
      json_.BeginObject().Key("kind").String(BlockKindName(block.kind));
      if (block.level > 0) json_.Key("level").Integer(block.level);
      WriteSpan(block.span);
      const Place place = FindPlace(document, block.span);
      if (place.line > 0) json_.Key("line").Integer(place.line);
      json_.Optional("element", block.element);
      WritePage(block.span, false);
      json_.EndObject();
    }
    json_.EndArray();
  }

  void WriteTables(const Document& document, const std::vector<tables::Table>& read) {
    json_.Key("tables").BeginArray();
    auto structure = read.begin();  // of the tables with figures, in the same order
    for (std::size_t i = 0; i < document.tables.size(); ++i) {
      const Table& table = document.tables[i];
      while (structure != read.end() && static_cast<std::size_t>(structure->index) < i) ++structure;
      const bool known = structure != read.end() && static_cast<std::size_t>(structure->index) == i;
      json_.BeginObject();
      json_.Key("rows").Integer(table.rows).Key("cols").Integer(table.columns);
      json_.Key("header_rows").Integer(known ? structure->HeadRows() : table.header_rows);
      if (known) json_.Optional("unit", structure->unit);
      json_.Key("cells").BeginArray();
      for (const Cell& cell : table.cells) {
        const Span span = document.blocks[cell.block].span;
        json_.BeginObject().Key("row").Integer(cell.row).Key("col").Integer(cell.column);
        if (cell.row_span > 1) json_.Key("rowspan").Integer(cell.row_span);
        if (cell.column_span > 1) json_.Key("colspan").Integer(cell.column_span);
        json_.Key("text").String(Quote(span));
        WriteSpan(span);
        json_.Optional("formula", cell.formula);
        json_.EndObject();
      }
      json_.EndArray().EndObject();
    }
    json_.EndArray();
  }

  void WriteWarnings(const Document& document) {
    json_.Key("warnings").BeginArray();
    for (const Warning& warning : document.warnings) {
      json_.BeginObject().Key("code").String(warning.code);
      json_.Optional("detail", warning.detail).EndObject();
    }
    json_.EndArray();
  }

  void WriteFields(const checks::Check& check) {
    const checks::FieldNames fields = checks::FieldsOf(check.relation);
    for (std::size_t i = 0; i < check.operands.size(); ++i) {
      if (i <= fields.list_from) json_.Key(fields.names[std::min(i, fields.names.size() - 1)]);
      if (i == fields.list_from) json_.BeginArray();
      json_.Raw(check.operands[i].value.ToString());
    }
    if (check.operands.size() > fields.list_from) json_.EndArray();
    json_.Optional("quote", check.quote);
  }

  void WriteSuggestions(const checks::Check& check) {
    if (check.suggestions.empty()) return;
    json_.Key("suggestions").BeginArray();
    for (const checks::Suggestion& suggestion : check.suggestions) {
      json_.BeginObject().Key("written").String(Quote(check.operands[suggestion.operand].written));
      json_.Key("value").Raw(suggestion.value.ToString());
      json_.Key("slip").String(suggestion.slip);
      json_.Key("satisfies").BeginArray();
      for (const std::uint32_t other : suggestion.satisfies) json_.Integer(other);
      json_.EndArray().Key("message").BeginObject();
      json_.Key("vi").String(suggestion.vietnamese).Key("en").String(suggestion.english);
      json_.EndObject().EndObject();
    }
    json_.EndArray();
  }

  void WriteOperands(const checks::Check& check) {
    json_.Key("operands").BeginArray();
    std::uint32_t last = ~std::uint32_t{0};
    for (const checks::Operand& operand : check.operands) {
      if (operand.written.length() > 0 && operand.mention != last) json_.Integer(operand.mention);
      last = operand.mention;
    }
    json_.EndArray();
  }

  void WriteFigure(std::string_view key, const Figure& figure) {
    json_.Key(key).Raw(figure.value.ToString());
  }

  void WriteWritten(std::string_view key, const Figure& figure) {
    json_.Key(key).String(Quote(figure.written));
  }

  void WriteBound(const Bound& bound) {
    if (bound.comparator == Comparator::kNone) return;
    json_.Key("comparator").String(ComparatorName(bound.comparator));
    json_.Key("comparator_word").String(Quote(bound.word));
  }

  void WriteValue(const Count& count) {
    WriteFigure("value", count.figure);
    WriteWritten("written", count.figure);
    json_.Key("unit").String(count.unit);
    WriteBound(count.bound);
    json_.Optional("category", count.category);
  }

  void WriteValue(const Ratio& ratio) {
    WriteFigure("numerator", ratio.numerator);
    WriteFigure("denominator", ratio.denominator);
    json_.Key("unit").String(ratio.unit);
    if (ratio.percent) WriteFigure("percent", *ratio.percent);
    WriteBound(ratio.bound);
    json_.Key("written").BeginArray();
    json_.String(Quote(ratio.numerator.written)).String(Quote(ratio.denominator.written));
    if (ratio.percent) json_.String(Quote(ratio.percent->written));
    json_.EndArray();
  }

  void WriteValue(const Percent& percent) {
    WriteFigure("value", percent.figure);
    WriteWritten("written", percent.figure);
    json_.Optional("unit", percent.unit);
    WriteBound(percent.bound);
  }

  void WriteValue(const Change& change) {
    json_.Key("direction")
        .String(change.direction == Direction::kIncrease ? "increase" : "decrease");
    WriteFigure(change.is_percent ? "percent" : "amount", change.figure);
    WriteWritten("written", change.figure);
    json_.Optional("unit", change.unit);
    WriteBound(change.bound);
    json_.Optional("base", change.base);
  }

  void WriteValue(const DateMention& date) {
    json_.Key("value");
    if (date.valid) {
      json_.String(date.edtf);
    } else {
      json_.Null().Key("valid").Bool(false);
    }
  }

  void WriteValue(const Money& money) {
    WriteFigure("value", money.figure);
    WriteWritten("written", money.figure);
    WriteBound(money.bound);
  }

  void WriteValue(const DocRef& reference) {
    json_.Key("number").String(reference.number);
    json_.Optional("kind", reference.kind);
    json_.Optional("issuer", reference.issuer);
    json_.Optional("cites", reference.cites);
  }

  void WriteValue(const Org& org) { json_.Key("name").String(org.name); }

  void WriteValue(const AdminUnit& place) {
    json_.Key("name").String(place.name);
    json_.Optional("level", place.level);
    json_.Optional("code_before", place.code_before);
    json_.Optional("code_after", place.code_after);
    if (place.ambiguous) json_.Key("ambiguous").Bool(true);
  }

  void WriteValue(const Other&) {}

  const Document* document_ = nullptr;
  bool paged_ = false;
  std::string_view text_;
  text::CodePointIndex index_;
  tables::CellIndex cells_;
  JsonWriter json_;
};

}  // namespace

std::string ToJson(const Record& record) {
  RecordWriter writer(record);
  writer.Write(record);
  return writer.Take();
}

std::string ToJson(const Source& source, const Error& error) {
  RecordWriter writer;
  writer.WriteError(source, error);
  return writer.Take();
}

}  // namespace rasoat
