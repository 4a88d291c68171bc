#include <cerrno>
#include <fstream>
#include <iostream>
#include <sstream>

#include "pipeline/run/container.h"

namespace rasoat::run {
namespace {

constexpr const char* kStandardInput = "-";
constexpr const char* kRecordType = "application/jsonl";

// The lines of one file of JSON Lines. Memory is bounded by the longest line allowed.
class Records : public Container {
 public:
  Records(Holder holder, std::uint64_t limit)
      : address_(std::move(holder.address)), path_(std::move(holder.path)), limit_(limit) {
    if (holder.bytes) {
      memory_ = std::make_unique<std::istringstream>(std::move(*holder.bytes));
    } else if (path_ != kStandardInput) {
      file_.open(path_, std::ios::binary);
    }
  }

  std::optional<Input> Next() override {
    try {
      return NextLine();
    } catch (const std::exception&) {  // the stream's own, on a fault of the device
      if (reported_) return std::nullopt;
      reported_ = true;
      return FailedInput(address_, path_, {ErrorCode::kUnreadable, path_, SystemMessage(EIO)});
    }
  }

 private:
  std::optional<Input> NextLine() {
    std::string line;
    while (!reported_ && ReadLine(line)) {
      ++number_;
      const std::string mark = "#" + std::to_string(number_);
      if (too_long_) {
        return FailedInput(address_ + mark, path_ + mark,
                           {ErrorCode::kTooLarge, path_ + mark, std::to_string(limit_) + " bytes"});
      }
      if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
      Input record = FileInput(address_ + mark, path_ + mark);
      record.bytes = std::move(line);
      record.media_type = kRecordType;
      return record;
    }
    if (number_ == 0 && !reported_) {
      reported_ = true;
      return FailedInput(address_, path_, {ErrorCode::kEmpty, path_});
    }
    return std::nullopt;
  }

  std::istream& stream() {
    if (memory_) return *memory_;
    return path_ == kStandardInput ? std::cin : file_;
  }

  // A line beyond the limit is passed over, not kept. False at the end.
  bool ReadLine(std::string& line) {
    line.clear();
    too_long_ = false;
    std::streambuf& buffer = *stream().rdbuf();
    bool any = false;
    for (int c = buffer.sbumpc(); c != std::char_traits<char>::eof(); c = buffer.sbumpc()) {
      any = true;
      if (c == '\n') return true;
      if (line.size() >= limit_) {
        too_long_ = true;
      } else {
        line.push_back(static_cast<char>(c));
      }
    }
    return any;
  }

  std::string address_;
  std::string path_;
  std::uint64_t limit_;
  std::ifstream file_;
  std::unique_ptr<std::istringstream> memory_;  // of an entry of an archive
  std::size_t number_ = 0;
  bool too_long_ = false;
  bool reported_ = false;
};

}  // namespace

std::unique_ptr<Container> OpenRecords(Holder holder, const readers::Limits& limits) {
  return std::make_unique<Records>(std::move(holder), limits.record_bytes);
}

}  // namespace rasoat::run
