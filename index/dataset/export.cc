#include "index/dataset/export.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <set>

#include "index/dataset/comparison_rows.h"
#include "index/dataset/package.h"
#include "index/dataset/record_rows.h"
#include "index/facts.h"
#include "index/search/search.h"
#include "index/store/record_json.h"
#include "pipeline/model/error.h"

namespace rasoat::dataset {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPartial = ".partial-";

// Hands each row to every format, and counts.
class Formats : public RowTaker {
 public:
  Formats(const Request& request, const FormatOptions& options) {
    const std::set<std::string> names(request.formats.begin(), request.formats.end());
    for (const std::string& name : names) formats_.push_back(MakeFormat(name, options));
    for (const Table* table : options.tables) rows_[std::string(table->name)] = 0;
  }

  void Take(const Row& row) override {
    const auto count = rows_.find(std::string(row.table().name));
    if (count == rows_.end()) return;
    ++count->second;
    for (const auto& format : formats_) format->Take(row);
  }

  std::vector<FileEntry> Finish() {
    std::vector<FileEntry> files;
    for (const auto& format : formats_) {
      const std::vector<FileEntry> made = format->Finish();
      files.insert(files.end(), made.begin(), made.end());
    }
    return files;
  }

  const std::map<std::string, std::int64_t>& rows() const { return rows_; }

 private:
  std::vector<std::unique_ptr<Format>> formats_;
  std::map<std::string, std::int64_t> rows_;
};

// A folder beside the target, which is gone again unless it was put in its place.
class Workshop {
 public:
  Workshop(const Request& request) : target_(request.target), force_(request.force) {
    while (target_.size() > 1 && target_.ends_with('/')) target_.pop_back();
    std::error_code failure;
    CheckTarget();
    const fs::path parent = fs::path(target_).parent_path();
    if (!parent.empty()) fs::create_directories(parent, failure);
    RemoveLeftovers(parent);
    folder_ = target_ + std::string(kPartial) + std::to_string(getpid());
    if (mkdir(folder_.c_str(), 0700) != 0) {
      throw Error(ErrorCode::kDatasetWrite, target_, SystemMessage(errno));
    }
  }

  ~Workshop() {
    std::error_code failure;
    fs::remove_all(folder_, failure);
  }

  const std::string& folder() const { return folder_; }

  // One step: a reader sees the old dataset or the new one.
  void PutInPlace() {
    std::error_code failure;
    CheckTarget();
    const bool there = fs::exists(fs::symlink_status(target_, failure));
    const unsigned flags = there ? RENAME_EXCHANGE : RENAME_NOREPLACE;
    if (renameat2(AT_FDCWD, folder_.c_str(), AT_FDCWD, target_.c_str(), flags) != 0) {
      throw Error(ErrorCode::kDatasetWrite, target_, SystemMessage(errno));
    }
  }

 private:
  // With --force an earlier dataset is replaced, or an empty folder: nothing else is ever removed.
  void CheckTarget() const {
    std::error_code failure;
    if (!fs::exists(fs::symlink_status(target_, failure))) return;
    if (!force_) throw Error(ErrorCode::kTargetExists, target_);
    const bool folder = fs::is_directory(fs::symlink_status(target_, failure));
    const bool dataset = fs::exists(fs::path(target_) / "datapackage.json", failure) &&
                         fs::exists(fs::path(target_) / "manifest.json", failure);
    if (!folder || (!dataset && !fs::is_empty(target_, failure))) {
      throw Error(ErrorCode::kTargetNotOurs, target_);
    }
  }

  // Of exports that were killed.
  void RemoveLeftovers(const fs::path& parent) const {
    std::error_code failure;
    const std::string prefix = fs::path(target_).filename().string() + std::string(kPartial);
    for (const fs::directory_entry& entry :
         fs::directory_iterator(parent.empty() ? fs::path(".") : parent, failure)) {
      const std::string name = entry.path().filename().string();
      if (!name.starts_with(prefix)) continue;
      int process = 0;
      std::from_chars(name.data() + prefix.size(), name.data() + name.size(), process);
      const bool gone = process > 0 && kill(process, 0) != 0 && errno == ESRCH;
      if (gone) fs::remove_all(entry.path(), failure);
    }
  }

  std::string target_;
  bool force_;
  std::string folder_;
};

std::vector<const Table*> TablesOf(const Request& request) {
  std::vector<const Table*> tables;
  for (const Table& table : Tables()) {
    const bool wanted =
        request.tables.empty() ||
        std::find(request.tables.begin(), request.tables.end(), table.name) != request.tables.end();
    if (wanted) tables.push_back(&table);
  }
  return tables;
}

std::set<std::string> Select(store::Store& store, const std::string& query) {
  const std::vector<std::string> ids =
      query.empty() ? store.Documents() : search::Matching(store.folder(), query);
  return {ids.begin(), ids.end()};
}

// Every row of the selection.
void TakeAll(store::Store& store, const std::set<std::string>& selected, bool everything,
             RowTaker& taker, Manifest* manifest) {
  std::map<std::string, std::int64_t> sizes;  // of groups, by their leads
  for (const std::string& id : selected) {
    const auto document = store.Find(id);
    if (!document) continue;
    CopyPlace copy;
    copy.lead = store.copies().LeadOf(id);
    if (!copy.lead.empty()) {
      const auto [known, fresh] = sizes.emplace(copy.lead, 0);
      if (fresh) known->second = store.copies().SizeOf(copy.lead);
      copy.size = known->second;
    }
    store::WithRecord(store.folder(), *document, [&](const nlohmann::json& record) {
      TakeRecord(*document, record, copy, taker);
      if (manifest != nullptr) {
        manifest->inputs[id] = index::Text(record.at("source"), "sha256");
      }
    });
  }
  const Selection selection = everything ? nullptr : &selected;
  TakeComparisons(store, selection, taker);
  TakeCopies(store, selection, taker);
}

}  // namespace

void TakeRows(const std::string& folder, const std::string& query, RowTaker& taker) {
  store::Store store(folder, store::Mode::kRead);
  store.BeginReading();
  TakeAll(store, Select(store, query), query.empty(), taker, nullptr);
}

Summary Export(const Request& request) {
  store::Store store(request.folder, store::Mode::kRead);
  store.BeginReading();
  const std::set<std::string> selected = Select(store, request.query);
  Workshop workshop(request);
  const std::vector<const Table*> tables = TablesOf(request);
  Formats formats(request,
                  FormatOptions{.folder = workshop.folder(), .tables = tables, .bom = request.bom});
  Manifest manifest{request.query, store.LastChange(), request.formats, {}, {}};
  TakeAll(store, selected, request.query.empty(), formats, &manifest);
  const std::vector<FileEntry> files = formats.Finish();
  manifest.rows = formats.rows();
  WritePackage(workshop.folder(), files, tables, manifest);
  workshop.PutInPlace();
  return {static_cast<std::int64_t>(selected.size()), formats.rows()};
}

}  // namespace rasoat::dataset
