#include <xlsxwriter.h>

#include <charconv>
#include <ctime>
#include <map>

#include "index/dataset/formats.h"
#include "pipeline/model/calendar.h"
#include "pipeline/model/decimal.h"
#include "pipeline/model/error.h"
#include "pipeline/text/code_points.h"

namespace rasoat::dataset {
namespace {

constexpr const char* kName = "dataset.xlsx";
constexpr std::size_t kLongestText = 32'767;       // characters of a cell
constexpr std::size_t kExactDigits = 15;           // that a spreadsheet keeps of a number
constexpr std::int64_t kLargestExact = 1LL << 53;  // of a binary number

constexpr std::time_t kCreated = 946'684'800;  // 1 January 2000

// One table, over as many sheets as it fills.
struct Sheets {
  lxw_worksheet* sheet = nullptr;
  lxw_row_t next = 0;  // row
  int count = 0;       // sheets
};

class Xlsx : public Format {
 public:
  explicit Xlsx(const FormatOptions& options)
      : path_(options.folder + "/" + kName), most_rows_(options.most_rows) {
    lxw_workbook_options settings{};
    settings.constant_memory = LXW_TRUE;
    folder_ = options.folder;
    settings.tmpdir = folder_.data();
    settings.use_zip64 = LXW_TRUE;
    book_ = workbook_new_opt(path_.c_str(), &settings);
    if (book_ == nullptr) throw Error(ErrorCode::kDatasetWrite, path_, "workbook");
    // The time of writing would make every export another file.
    lxw_doc_properties properties{};
    properties.created = kCreated;
    workbook_set_properties(book_, &properties);
    bold_ = workbook_add_format(book_);
    format_set_bold(bold_);
    date_ = workbook_add_format(book_);
    format_set_num_format(date_, "yyyy-mm-dd");
    for (const Table* table : options.tables) OpenSheet(*table);
  }

  ~Xlsx() override {
    if (book_ != nullptr) lxw_workbook_free(book_);
  }

  void Take(const Row& row) override {
    const auto found = sheets_.find(row.table().name);
    if (found == sheets_.end()) return;
    Sheets& sheets = found->second;
    if (sheets.next == most_rows_) OpenSheet(row.table());
    for (std::size_t i = 0; i < row.values().size(); ++i) {
      if (!row.values()[i]) continue;
      WriteCell(sheets, static_cast<lxw_col_t>(i), row.table().columns[i].type, *row.values()[i]);
    }
    ++sheets.next;
  }

  std::vector<FileEntry> Finish() override {
    const lxw_error failure = workbook_close(book_);
    book_ = nullptr;
    if (failure != LXW_NO_ERROR) {
      throw Error(ErrorCode::kDatasetWrite, path_, lxw_strerror(failure));
    }
    return {
        {kName, "", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}};
  }

 private:
  void OpenSheet(const Table& table) {
    Sheets& sheets = sheets_[table.name];
    ++sheets.count;
    std::string name(table.name);
    if (sheets.count > 1) name += " (" + std::to_string(sheets.count) + ")";
    sheets.sheet = workbook_add_worksheet(book_, name.c_str());
    if (sheets.sheet == nullptr) throw Error(ErrorCode::kDatasetWrite, path_, "sheet " + name);
    worksheet_freeze_panes(sheets.sheet, 1, 0);
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      Check(worksheet_write_string(sheets.sheet, 0, static_cast<lxw_col_t>(i),
                                   std::string(table.columns[i].name).c_str(), bold_));
    }
    sheets.next = 1;
  }

  void WriteCell(const Sheets& sheets, lxw_col_t column, Type type, const std::string& value) {
    switch (type) {
      case Type::kBoolean:
        Check(worksheet_write_boolean(sheets.sheet, sheets.next, column, value == "true", nullptr));
        return;
      case Type::kDate: {
        const auto date = ParseIsoDate(value);
        if (!date || date->year < 1900) break;  // before that spreadsheets know no dates
        lxw_datetime day{};
        day.year = date->year;
        day.month = date->month;
        day.day = date->day;
        Check(worksheet_write_datetime(sheets.sheet, sheets.next, column, &day, date_));
        return;
      }
      case Type::kInteger:
      case Type::kNumber:
        if (!Fits(value)) break;
        Check(worksheet_write_number(sheets.sheet, sheets.next, column, Binary(value), nullptr));
        return;
      case Type::kString: break;
    }
    WriteText(sheets, column, value);
  }

  void WriteText(const Sheets& sheets, lxw_col_t column, const std::string& value) {
    std::string text = value;
    if (text::CountCodePoints(text) > kLongestText / 2) {
      text = std::string(text::CutAtCodePoint(text, kLongestText / 2)) + "…";
    }
    Check(worksheet_write_string(sheets.sheet, sheets.next, column, text.c_str(), nullptr));
  }

  static bool Fits(const std::string& literal) {
    const auto decimal = Decimal::Parse(literal);
    if (!decimal) return false;
    if (decimal->IsInteger()) {
      const std::int64_t units = decimal->Reduced().units();
      return units <= kLargestExact && units >= -kLargestExact;
    }
    std::size_t digits = 0;
    for (const char c : literal) digits += c >= '0' && c <= '9';
    return digits <= kExactDigits;
  }

  static double Binary(const std::string& literal) {
    double value = 0;
    std::from_chars(literal.data(), literal.data() + literal.size(), value);
    return value;
  }

  void Check(lxw_error failure) const {
    if (failure == LXW_NO_ERROR) return;
    throw Error(ErrorCode::kDatasetWrite, path_, lxw_strerror(failure));
  }

  std::string path_;
  std::string folder_;  // for temporary files
  lxw_row_t most_rows_;
  lxw_workbook* book_ = nullptr;
  lxw_format* bold_ = nullptr;
  lxw_format* date_ = nullptr;
  std::map<std::string_view, Sheets> sheets_;
};

}  // namespace

std::unique_ptr<Format> MakeXlsx(const FormatOptions& options) {
  return std::make_unique<Xlsx>(options);
}

}  // namespace rasoat::dataset
