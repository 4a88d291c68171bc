#include "index/dataset/package.h"

#include <algorithm>
#include <filesystem>

#include "extractors/checks/registry.h"
#include "extractors/indicators/indicators.h"
#include "extractors/record/record.h"
#include "index/dataset/file.h"
#include "pipeline/model/hash.h"
#include "pipeline/model/json_writer.h"
#include "pipeline/model/message.h"

namespace rasoat::dataset {
namespace {

namespace fs = std::filesystem;

constexpr Message kMessages[] = {
#include "dataset_package_messages.inc"
};

// https://datapackage.org/profiles/2.0
constexpr std::string_view kPackageProfile =
    "https://datapackage.org/profiles/2.0/datapackage.json";
constexpr std::string_view kSchemaProfile = "https://datapackage.org/profiles/2.0/tableschema.json";
constexpr std::string_view kDialectProfile =
    "https://datapackage.org/profiles/2.0/tabledialect.json";

std::string Say(std::string_view id, Language language) {
  return FormatMessage(kMessages, id, language);
}

void WriteFile(const std::string& path, std::string_view text) {
  OutFile file(path);
  file.Write(text);
  file.Close();
}

std::string_view DescriptionOf(const Column& column, Language language) {
  return language == Language::kVietnamese ? column.vietnamese : column.english;
}

void WriteField(const Column& column, JsonWriter& json) {
  json.BeginObject().Key("name").String(column.name).Key("type").String(NameOf(column.type));
  json.Key("title").String(column.vietnamese).Key("description").String(column.english);
  if (column.required || !column.codes.empty()) {
    json.Key("constraints").BeginObject();
    if (column.required) json.Key("required").Bool(true);
    if (!column.codes.empty()) {
      json.Key("enum").BeginArray();
      for (const indicators::Code& code : indicators::Codes()) {
        if (code.list == column.codes) json.String(code.code);
      }
      json.EndArray();
    }
    json.EndObject();
  }
  json.EndObject();
}

void WriteForeignKeys(const Table& table, const std::vector<const Table*>& tables,
                      JsonWriter& json) {
  json.Key("foreignKeys").BeginArray();
  for (const Column& column : table.columns) {
    const std::size_t dot = column.references.find('.');
    if (dot == std::string_view::npos) continue;
    const std::string_view target = column.references.substr(0, dot);
    const bool there = std::any_of(tables.begin(), tables.end(),
                                   [&](const Table* other) { return other->name == target; });
    if (!there) continue;
    json.BeginObject().Key("fields").BeginArray().String(column.name).EndArray();
    json.Key("reference").BeginObject();
    // The table itself is named by an empty string.
    json.Key("resource").String(target == table.name ? std::string_view() : target);
    json.Key("fields").BeginArray().String(column.references.substr(dot + 1)).EndArray();
    json.EndObject().EndObject();
  }
  json.EndArray();
}

void WriteSchema(const Table& table, const std::vector<const Table*>& tables, JsonWriter& json) {
  json.Key("schema").BeginObject().Key("$schema").String(kSchemaProfile);
  json.Key("fields").BeginArray();
  for (const Column& column : table.columns) WriteField(column, json);
  json.EndArray().Key("primaryKey").BeginArray();
  for (const Column& column : table.columns) {
    if (column.key) json.String(column.name);
  }
  json.EndArray();
  WriteForeignKeys(table, tables, json);
  json.Key("missingValues").BeginArray().String("").EndArray().EndObject();
}

// Names of resources are of one package, so a second format of a table says which it is.
std::string ResourceName(const FileEntry& file, const std::vector<FileEntry>& files) {
  if (file.table.empty()) return file.format;
  const auto same = std::count_if(files.begin(), files.end(), [&](const FileEntry& other) {
    return other.table == file.table;
  });
  const bool first = std::find_if(files.begin(), files.end(), [&](const FileEntry& other) {
                       return other.table == file.table;
                     })->path == file.path;
  return same == 1 || first ? file.table : file.table + "-" + file.format;
}

void WriteResource(const std::string& folder, const FileEntry& file,
                   const std::vector<FileEntry>& files, const std::vector<const Table*>& tables,
                   JsonWriter& json) {
  const std::string path = folder + "/" + file.path;
  json.BeginObject().Key("name").String(ResourceName(file, files)).Key("path").String(file.path);
  json.Key("format").String(file.format).Key("mediatype").String(file.media_type);
  if (!file.table.empty()) {
    json.Key("type").String("table").Key("encoding").String("utf-8");
    if (file.format == "csv") {
      json.Key("dialect").BeginObject().Key("$schema").String(kDialectProfile);
      json.Key("lineTerminator").String("\n").EndObject();
    }
    WriteSchema(*FindTable(file.table), tables, json);
  }
  json.Key("bytes").Integer(static_cast<std::int64_t>(fs::file_size(path)));
  json.Key("hash").String("sha256:" + Sha256OfFile(path));
  json.EndObject();
}

std::string Descriptor(const std::string& folder, const std::vector<FileEntry>& files,
                       const std::vector<const Table*>& tables) {
  JsonWriter json;
  json.BeginObject().Key("$schema").String(kPackageProfile).Key("name").String("rasoat-dataset");
  json.Key("title").String(Say("title", Language::kVietnamese));
  json.Key("description").String(Say("description", Language::kEnglish));
  json.Key("version").String(RASOAT_VERSION);
  json.Key("sources").BeginArray().BeginObject();
  json.Key("title").String(Say("sources", Language::kEnglish)).Key("path").String("manifest.json");
  json.EndObject().EndArray();
  json.Key("licenses").BeginArray().BeginObject().Key("name").String("other-closed");
  json.Key("title").String(Say("licence", Language::kEnglish)).EndObject().EndArray();
  json.Key("contributors").BeginArray().BeginObject();
  json.Key("title").String("rasoat " RASOAT_VERSION).Key("roles").BeginArray();
  json.String("creator").EndArray().EndObject().EndArray();
  json.Key("resources").BeginArray();
  for (const FileEntry& file : files) WriteResource(folder, file, files, tables, json);
  json.EndArray().EndObject();
  return json.Take() + "\n";
}

// What a cell of a Markdown table may hold.
std::string Cell(std::string_view text) {
  std::string cell;
  for (const char c : text) {
    if (c == '|') cell.push_back('\\');
    cell.push_back(c);
  }
  return cell;
}

void AddCodes(Language language, std::string& book) {
  const bool vietnamese = language == Language::kVietnamese;
  book += "\n## " + Say("codes", language) + "\n\n| | | |\n|---|---|---|\n";
  for (const indicators::Code& code : indicators::Codes()) {
    if (code.list == "name") continue;
    book += "| " + Cell(code.list) + " | `" + std::string(code.code) + "` | " +
            Cell(vietnamese ? code.vietnamese : code.english) + " |\n";
  }
  book += "\n## " + Say("indicators", language) + "\n\n| | | | |\n|---|---|---|---|\n";
  for (const indicators::Indicator& one : indicators::AllIndicators()) {
    book += "| `" + one.code + "` | " + Cell(vietnamese ? one.vietnamese : one.english) + " | " +
            std::string(one.valid_from) + " | " + std::string(one.valid_to) + " |\n";
  }
}

std::string CodeBook(const std::vector<const Table*>& tables, Language language) {
  std::string book = "# " + Say("book", language) + "\n\n" + Say("book-lead", language) + "\n";
  for (const Table* table : tables) {
    book += "\n## " + std::string(table->name) + "\n\n" +
            Say("table." + std::string(table->name), language) + "\n\n";
    book += Say("columns", language) + "\n|---|---|---|---|\n";
    for (const Column& column : table->columns) {
      std::string constraint = column.key        ? Say("key", language)
                               : column.required ? Say("required", language)
                                                 : "";
      if (!column.codes.empty()) constraint = "`" + std::string(column.codes) + "`";
      if (!column.references.empty()) constraint += " → `" + std::string(column.references) + "`";
      book += "| `" + std::string(column.name) + "` | " + std::string(NameOf(column.type)) + " | " +
              constraint + " | " + Cell(DescriptionOf(column, language)) + " |\n";
    }
  }
  AddCodes(language, book);
  return book;
}

std::string ManifestText(const Manifest& manifest) {
  JsonWriter json;
  json.BeginObject().Key("program").String("rasoat " RASOAT_VERSION);
  json.Key("record_schema").String(kRecordSchema).Key("query").String(manifest.query);
  json.Key("database_change").Integer(manifest.sequence);
  json.Key("formats").BeginArray();
  for (const std::string& format : manifest.formats) json.String(format);
  json.EndArray().Key("rules").BeginArray();
  for (const checks::CheckRule& rule : checks::Rules()) json.String(rule.id);
  json.String("cross-document");
  json.EndArray().Key("rows").BeginObject();
  for (const auto& [table, rows] : manifest.rows) json.Key(table).Integer(rows);
  json.EndObject().Key("inputs").BeginArray();
  for (const auto& [document, sha256] : manifest.inputs) {
    json.BeginObject().Key("document").String(document).Key("sha256").String(sha256).EndObject();
  }
  json.EndArray().EndObject();
  return json.Take() + "\n";
}

}  // namespace

void WritePackage(const std::string& folder, const std::vector<FileEntry>& files,
                  const std::vector<const Table*>& tables, const Manifest& manifest) {
  WriteFile(folder + "/datapackage.json", Descriptor(folder, files, tables));
  WriteFile(folder + "/codebook.vi.md", CodeBook(tables, Language::kVietnamese));
  WriteFile(folder + "/codebook.en.md", CodeBook(tables, Language::kEnglish));
  WriteFile(folder + "/manifest.json", ManifestText(manifest));
}

}  // namespace rasoat::dataset
