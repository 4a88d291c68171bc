#include "index/xapian/writer.h"

#include <algorithm>

#include "index/store/record_json.h"
#include "index/xapian/database.h"
#include "index/xapian/schema.h"
#include "pipeline/model/hash.h"
#include "pipeline/text/keys.h"
#include "pipeline/text/tokenizer.h"

namespace rasoat::xapian {
namespace {

using nlohmann::json;

// Documents between two commits: measured best for throughput and memory (about a million
// postings), an order of magnitude below Xapian's own default.
constexpr std::size_t kBatch = 1000;

std::string Term(const Field& field, std::string_view key) {
  return std::string(field.prefix) + std::string(CutKey(key));
}

// An id is never cut: two long ones may differ at the end only.
std::string IdTerm(const std::string& id) {
  return std::string(fields::kId.prefix) + (id.size() > kLongestKey ? Sha256(id) : id);
}

// Words and numbers of `text` as terms, toned and folded at the same positions.
void AddText(std::string_view text, const Field& toned, const Field& folded,
             Xapian::Document& out) {
  Xapian::termpos position = 0;
  for (const text::Token& token : text::Tokenize(text)) {
    if (token.block_start) position += kBlockGap;
    if (token.kind == text::TokenKind::kSymbol) continue;
    ++position;
    const std::string_view word = text.substr(token.start, token.end - token.start);
    out.add_posting(Term(toned, text::TonedKey(word)), position);
    out.add_posting(Term(folded, text::FoldedKey(word)), position);
  }
}

void AddFilter(const Field& field, std::string_view value, Xapian::Document& out) {
  if (!value.empty()) out.add_boolean_term(Term(field, value));
}

std::string Text(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// A number of the record without its closing zeros: 45.0 and 45 are one figure to search for.
std::string Number(const json& value) {
  const auto decimal = value.is_number() ? Decimal::Parse(value.dump()) : std::nullopt;
  return decimal ? decimal->Reduced().ToString() : std::string();
}

void AddFigure(const json& mention, Xapian::Document& out) {
  const std::string type = Text(mention, "type");
  if (type == "count" || type == "money") {
    AddFilter(fields::kNumber, Number(mention.at("value")), out);
  } else if (type == "percent") {
    AddFilter(fields::kNumber, Number(mention.at("value")) + "%", out);
  } else if (type == "ratio") {
    AddFilter(fields::kNumber,
              Number(mention.at("numerator")) + "/" + Number(mention.at("denominator")), out);
    if (mention.contains("percent")) {
      AddFilter(fields::kNumber, Number(mention.at("percent")) + "%", out);
    }
  } else if (type == "docref") {
    AddFilter(fields::kDocRef, text::FoldedKey(Text(mention, "number")), out);
  }
}

std::string Digits(std::string date) {
  date.erase(std::remove(date.begin(), date.end(), '-'), date.end());
  return date;
}

void AddValue(const Field& field, const std::string& value, Xapian::Document& out) {
  if (!value.empty()) out.add_value(static_cast<Xapian::valueno>(field.slot), value);
}

Xapian::Document ToXapian(const store::StoredDocument& document, const json& record,
                          std::int64_t sequence) {
  Xapian::Document out;
  out.set_data(document.id + "\t" + std::to_string(document.version));
  AddText(record.at("text").get_ref<const std::string&>(), fields::kText, fields::kFoldedText, out);
  AddText(Text(record, "title"), fields::kTitle, fields::kFoldedTitle, out);
  for (const json& mention : record.at("mentions")) AddFigure(mention, out);
  std::int64_t inconsistent = 0;
  for (const json& check : record.at("checks")) {
    const std::string verdict = Text(check, "verdict");
    AddFilter(fields::kVerdict, verdict, out);
    if (verdict == "inconsistent" || verdict == "rounding") {
      AddFilter(fields::kRule, Text(check, "rule"), out);
    }
    inconsistent += verdict == "inconsistent";
  }
  out.add_boolean_term(IdTerm(document.id));
  AddFilter(fields::kMediaType, Text(record.at("source"), "media_type"), out);
  AddValue(fields::kPublished, Digits(Text(record, "published")), out);
  AddValue(fields::kSequence, Xapian::sortable_serialise(static_cast<double>(sequence)), out);
  AddValue(fields::kChecks,
           Xapian::sortable_serialise(static_cast<double>(record.at("checks").size())), out);
  AddValue(fields::kInconsistencies, Xapian::sortable_serialise(static_cast<double>(inconsistent)),
           out);
  return out;
}

}  // namespace

Writer::Writer(std::string folder, const std::string& path)
    : folder_(std::move(folder)), index_(OpenForWriting(folder_, path)) {}

std::int64_t Writer::Sequence() {
  const std::string text = index_.get_metadata(std::string(metadata::kSequence));
  return text.empty() ? 0 : std::stoll(text);
}

void Writer::Apply(store::Store& store, const store::Store::Change& change) {
  const std::string id_term = IdTerm(change.document);
  if (const auto document = store.Find(change.document)) {
    index_.replace_document(id_term, store::WithRecord(folder_, *document, [&](const json& record) {
                              return ToXapian(*document, record, change.sequence);
                            }));
  } else {
    index_.delete_document(id_term);
  }
}

std::size_t Writer::CatchUp(store::Store& store) {
  return Guarded(folder_, Use::kWriting, [&] {
    const auto changes = store.ChangesAfter(Sequence());
    for (std::size_t i = 0; i < changes.size(); ++i) {
      Apply(store, changes[i]);
      if ((i + 1) % kBatch != 0 && i + 1 != changes.size()) continue;
      index_.set_metadata(std::string(metadata::kSequence), std::to_string(changes[i].sequence));
      index_.commit();
    }
    return changes.size();
  });
}

}  // namespace rasoat::xapian
