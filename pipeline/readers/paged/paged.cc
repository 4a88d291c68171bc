#include "pipeline/readers/paged/paged.h"

#include <algorithm>
#include <exception>
#include <map>
#include <mutex>
#include <thread>

#include "pipeline/readers/paged/encoding.h"
#include "pipeline/readers/paged/layout.h"
#include "pipeline/readers/paged/quality.h"
#include "pipeline/readers/paged/repair.h"
#include "pipeline/readers/text/paragraphs.h"
#include "pipeline/readers/worker/pool.h"
#include "pipeline/text/ascii.h"

namespace rasoat::readers::paged {
namespace {

using worker::Answer;
using worker::Job;
using worker::Task;

constexpr int kPagesAtOnce = 16;  // of one job: a hang costs no more than their time
constexpr const char* kNotRecognised = "not-recognised";

// What a recognised page depends on beside its picture: raised when imaging changes what it reads.
constexpr const char* kRecogniserVersion = "ocr-1";

// "Microsoft Word - bao cao.docx", "Untitled", "scan0001.pdf": what programs write that know
// nothing of the document.
bool IsFileName(const std::string& title) {
  const std::string lower = rasoat::text::AsciiLower(title);
  if (lower.starts_with("microsoft ") || lower.starts_with("untitled")) return true;
  if (title.find(' ') == std::string::npos) return true;
  for (const char* ending : {".doc", ".docx", ".pdf", ".xls", ".xlsx", ".ppt", ".pptx", ".tif"}) {
    if (lower.ends_with(ending)) return true;
  }
  return false;
}

// Of two readings of a page the better one has more Vietnamese words; those with marks count
// double.
int WorthOf(const Quality& quality) {
  return 2 * (quality.marked - quality.broken) + quality.unmarked;
}

class Reading {
 public:
  explicit Reading(const Request& request)
      : request_(request), paging_(request.paging), file_(request.bytes) {}

  RawDocument Read() {
    ReadLayers();
    for (const std::string& encoding : MendWords(fonts_, pages_)) {
      warnings_.push_back({"encoding-mended", encoding});
    }
    RecogniseDistrusted();
    std::vector<TraceLine> trace = request_.trace ? Trace() : std::vector<TraceLine>();
    RawDocument document = LayOut(fonts_, std::move(pages_), request_.limits);
    document.trace = std::move(trace);
    document.title = std::move(title_);
    document.author = std::move(author_);
    std::move(warnings_.begin(), warnings_.end(), std::back_inserter(document.warnings));
    return document;
  }

 private:
  void ReadLayers() {
    Job job{Task::kRead, request_.media_type, file_.name, 1, kPagesAtOnce, NeedsLook()};
    Answer first = Ask(job);
    if (!IsFileName(first.title)) title_ = first.title;
    author_ = first.author;
    const int count = first.page_count;
    if (count > static_cast<int>(request_.limits.pages)) {
      throw Error(ErrorCode::kTooLarge, "", std::to_string(request_.limits.pages) + " pages");
    }
    std::vector<Job> rest;
    for (int page = kPagesAtOnce + 1; page <= count; page += kPagesAtOnce) {
      job.first_page = page;
      job.last_page = std::min(page + kPagesAtOnce - 1, count);
      rest.push_back(job);
    }
    std::vector<Answer> answers(rest.size());
    AskAll(rest, [&](std::size_t i, const Job&, Answer answer) { answers[i] = std::move(answer); });
    Take(std::move(first));
    for (Answer& answer : answers) Take(std::move(answer));
  }

  // Where the text of each page comes from.
  std::vector<TraceLine> Trace() const {
    std::vector<TraceLine> trace;
    for (const Page& page : pages_) {
      const Quality quality = Measure(page);
      trace.push_back(
          {page.recognised ? "recognised" : "text-layer", "page " + std::to_string(page.number),
           std::to_string(page.words.size()) + " words, " + std::to_string(quality.marked) +
               " with marks, " + std::to_string(quality.broken) + " of them no syllable; " +
               std::to_string(page.rules.size()) + " rules"});
    }
    return trace;
  }

  bool NeedsLook() const { return paging_.tables || paging_.ocr != Ocr::kNever; }

  // The fonts of each answer get numbers of their own.
  void Take(Answer answer) {
    std::vector<std::uint16_t> numbers;
    for (const std::string& font : answer.fonts) {
      const auto [known, inserted] = font_numbers_.emplace(font, fonts_.size());
      if (inserted) fonts_.push_back(font);
      numbers.push_back(static_cast<std::uint16_t>(std::min<std::size_t>(known->second, 0xFFFF)));
    }
    for (Page& page : answer.pages) {
      for (Word& word : page.words) word.font = numbers[word.font];
      pages_.push_back(std::move(page));
    }
    std::move(answer.warnings.begin(), answer.warnings.end(), std::back_inserter(warnings_));
  }

  void RecogniseDistrusted() {
    std::vector<Job> jobs;
    std::map<std::string, int> reasons;
    for (const Page& page : pages_) {
      std::string why = paging_.ocr == Ocr::kAlways ? "asked" : WhyDistrusted(page);
      if (why.empty()) continue;
      ++reasons[why];
      jobs.push_back({Task::kRecognise, request_.media_type, file_.name, page.number, page.number,
                      false, paging_.ocr_dpi});
    }
    if (jobs.empty()) return;
    std::string told;
    for (const auto& [why, count] : reasons) {
      told += (told.empty() ? "" : ", ") + why + " " + std::to_string(count) + "/" +
              std::to_string(pages_.size());
    }
    if (paging_.ocr == Ocr::kNever) {
      warnings_.push_back({kNotRecognised, told});
      return;
    }
    TakeFromCache(jobs);
    if (!jobs.empty() && paging_.defer_ocr) throw Deferred();
    AskAll(jobs, [this](std::size_t, const Job& job, Answer answer) {
      const Page& page = PageOf(job);
      if (paging_.cache != nullptr && !page.hash.empty()) {
        paging_.cache->Keep(KeyOf(page), Encode(answer));
      }
      Replace(job, std::move(answer));
    });
    warnings_.push_back({"recognised", told});
  }

  Page& PageOf(const Job& job) { return pages_[static_cast<std::size_t>(job.first_page - 1)]; }

  std::string KeyOf(const Page& page) const {
    return page.hash + "/" + std::to_string(paging_.ocr_dpi) + "/" + kRecogniserVersion;
  }

  // Takes what was recognised before; the jobs that are left are to be done.
  void TakeFromCache(std::vector<Job>& jobs) {
    if (paging_.cache == nullptr) return;
    std::erase_if(jobs, [this](const Job& job) {
      const Page& page = PageOf(job);
      if (page.hash.empty()) return false;
      const auto kept = paging_.cache->Find(KeyOf(page));
      if (!kept) return false;
      try {
        Replace(job, worker::DecodeAnswer(*kept));
        return true;
      } catch (const Error&) {
        return false;  // of another version
      }
    });
  }

  // A layer that is better than what was recognised stays: a text typed without marks.
  void Replace(const Job& job, Answer answer) {
    if (answer.pages.size() != 1) return;
    Page& old = PageOf(job);
    Page& found = answer.pages.front();
    if (found.words.empty()) return;
    if (!old.words.empty() && paging_.ocr != Ocr::kAlways) {
      const Quality before = Measure(old);
      const Quality after = Measure(found);
      if (WorthOf(after) <= WorthOf(before)) return;
    }
    const std::uint16_t font = FontOfRecognised();
    for (Word& word : found.words) {
      word.font = font;
      word.text = RepairWord(word.text);
    }
    found.number = old.number;
    found.hash = old.hash;
    old = std::move(found);
  }

  std::uint16_t FontOfRecognised() {
    const auto [known, inserted] = font_numbers_.emplace("", fonts_.size());
    if (inserted) fonts_.emplace_back();
    return static_cast<std::uint16_t>(known->second);
  }

  Answer Ask(const Job& job) {
    Answer answer = paging_.workers->Run(job, file_);
    if (answer.error) throw Error(*answer.error);
    return answer;
  }

  // Does jobs as many at a time as there are workers. `done` is called one at a time, as answers
  // come in. The first error ends them all.
  template <typename Done>
  void AskAll(const std::vector<Job>& jobs, Done done) {
    std::exception_ptr error;
    std::mutex mutex;
    std::size_t next = 0;
    const auto work = [&] {
      std::unique_lock lock(mutex);
      while (next < jobs.size() && !error) {
        const std::size_t mine = next++;
        lock.unlock();
        Answer answer = paging_.workers->Run(jobs[mine], file_);
        lock.lock();
        try {
          if (answer.error) throw Error(*answer.error);
          done(mine, jobs[mine], std::move(answer));
        } catch (...) {
          error = std::current_exception();
        }
      }
    };
    const std::size_t threads =
        std::min(jobs.size(), static_cast<std::size_t>(paging_.workers->size()));
    std::vector<std::thread> others;
    for (std::size_t i = 1; i < threads; ++i) others.emplace_back(work);
    work();
    for (std::thread& other : others) other.join();
    if (error) std::rethrow_exception(error);
  }

  const Request& request_;
  const Paging& paging_;
  const worker::SharedFile file_;
  std::vector<std::string> fonts_;
  std::map<std::string, std::size_t> font_numbers_;
  std::vector<Page> pages_;
  std::vector<RawWarning> warnings_;
  std::string title_;
  std::string author_;
};

}  // namespace

std::vector<RawDocument> Read(const Request& request) {
  if (request.paging.workers == nullptr) {
    throw Error(ErrorCode::kUnsupported, "", request.media_type);
  }
  if (request.bytes.size() > request.limits.paged_bytes) {
    throw Error(ErrorCode::kTooLarge, "", std::to_string(request.limits.paged_bytes) + " bytes");
  }
  std::vector<RawDocument> documents;
  documents.push_back(Reading(request).Read());
  RawDocument& document = documents.back();
  if (document.blocks.empty()) {
    const bool pictures =
        std::any_of(document.warnings.begin(), document.warnings.end(),
                    [](const RawWarning& warning) { return warning.code == kNotRecognised; });
    throw Error(pictures ? ErrorCode::kNeedsOcr : ErrorCode::kEmpty, "");
  }
  if (document.title.empty()) {
    document.title = text::GuessTitle(document.blocks);
    document.title_guessed = true;
  }
  return documents;
}

}  // namespace rasoat::readers::paged
