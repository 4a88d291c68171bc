#include <map>

#include "index/dataset/file.h"
#include "index/dataset/formats.h"
#include "pipeline/model/json_writer.h"

// CSV and JSON Lines: one file a table.

namespace rasoat::dataset {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// One file for each table, under its name.
class Files {
 public:
  Files(const FormatOptions& options, std::string_view format, std::string_view media_type) {
    for (const Table* table : options.tables) {
      const std::string name = std::string(table->name) + "." + std::string(format);
      files_.emplace(table->name, std::make_unique<OutFile>(options.folder + "/" + name));
      entries_.push_back(
          {name, std::string(table->name), std::string(format), std::string(media_type)});
    }
  }

  // Null for a table that is not asked for.
  OutFile* Of(const Table& table) {
    const auto found = files_.find(table.name);
    return found == files_.end() ? nullptr : found->second.get();
  }

  std::vector<FileEntry> Finish() {
    for (const auto& [name, file] : files_) file->Close();
    return entries_;
  }

 private:
  std::map<std::string_view, std::unique_ptr<OutFile>> files_;
  std::vector<FileEntry> entries_;
};

class Csv : public Format {
 public:
  explicit Csv(const FormatOptions& options) : files_(options, "csv", "text/csv") {
    for (const Table* table : options.tables) {
      std::string head(options.bom ? kByteOrderMark : "");
      for (const Column& column : table->columns) {
        if (&column != &table->columns.front()) head.push_back(',');
        head += column.name;
      }
      files_.Of(*table)->Write(head + "\n");
    }
  }

  void Take(const Row& row) override {
    OutFile* file = files_.Of(row.table());
    if (file == nullptr) return;
    std::string line;
    for (const auto& value : row.values()) {
      if (&value != &row.values().front()) line.push_back(',');
      if (value) AppendField(*value, line);
    }
    file->Write(line + "\n");
  }

  std::vector<FileEntry> Finish() override { return files_.Finish(); }

 private:
  static void AppendField(const std::string& value, std::string& line) {
    if (!value.empty() && value.find_first_of(",\"\r\n") == std::string::npos) {
      line += value;
      return;
    }
    line.push_back('"');
    for (const char c : value) {
      if (c == '"') line.push_back('"');
      line.push_back(c);
    }
    line.push_back('"');
  }

  Files files_;
};

class Jsonl : public Format {
 public:
  explicit Jsonl(const FormatOptions& options) : files_(options, "jsonl", "application/x-ndjson") {}

  void Take(const Row& row) override {
    OutFile* file = files_.Of(row.table());
    if (file == nullptr) return;
    JsonWriter json;
    json.BeginObject();
    for (std::size_t i = 0; i < row.values().size(); ++i) {
      const auto& value = row.values()[i];
      const Column& column = row.table().columns[i];
      if (!value) continue;
      json.Key(column.name);
      const bool text = column.type == Type::kString || column.type == Type::kDate;
      text ? json.String(*value) : json.Raw(*value);
    }
    json.EndObject();
    file->Write(json.text() + "\n");
  }

  std::vector<FileEntry> Finish() override { return files_.Finish(); }

 private:
  Files files_;
};

}  // namespace

std::unique_ptr<Format> MakeCsv(const FormatOptions& options) {
  return std::make_unique<Csv>(options);
}

std::unique_ptr<Format> MakeJsonl(const FormatOptions& options) {
  return std::make_unique<Jsonl>(options);
}

std::vector<std::string_view> FormatNames() { return {"csv", "jsonl", "sqlite", "xlsx"}; }

std::unique_ptr<Format> MakeFormat(std::string_view name, const FormatOptions& options) {
  if (name == "csv") return MakeCsv(options);
  if (name == "jsonl") return MakeJsonl(options);
  if (name == "sqlite") return MakeSqlite(options);
  return name == "xlsx" ? MakeXlsx(options) : nullptr;
}

}  // namespace rasoat::dataset
