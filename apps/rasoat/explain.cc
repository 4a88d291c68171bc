#include <iostream>
#include <iterator>

#include "apps/rasoat/command.h"
#include "apps/rasoat/explain_reader.h"
#include "apps/rasoat/output.h"
#include "extractors/passage/passage.h"
#include "extractors/record/record.h"
#include "extractors/registry.h"
#include "pipeline/model/calendar.h"
#include "pipeline/readers/assemble.h"
#include "pipeline/readers/text/paragraphs.h"
#include "pipeline/text/tokenizer.h"

namespace rasoat::apps {
namespace {

struct Options {
  std::vector<std::string> words;  // or paths, with `reader`
  std::string published;
  bool reader = false;
};

std::string ReadStandardInput() {
  return {std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
}

Document ReadText(const Options& options) {
  std::string text;
  for (const std::string& word : options.words) text += (text.empty() ? "" : " ") + word;
  if (text.empty() || text == "-") text = ReadStandardInput();
  readers::RawDocument raw;
  raw.published = options.published;
  raw.blocks = readers::text::SplitParagraphs(text, {});
  raw.file_text = std::move(text);
  return readers::Assemble(std::move(raw), {"-", "-", "text/plain", ""});
}

std::string Quote(const Document& document, Span span) {
  return "“" + document.text.substr(span.start, span.length()) + "”";
}

// `“184/310 chi bộ (đạt 59,3%)”  ratio 184/310 …`, then the rule and the lexicon rows it used.
void PrintMention(const Document& document, const Mention& mention,
                  const std::vector<lexer::Term>& terms) {
  std::string line = "  " + Quote(document, mention.span);
  if (!std::holds_alternative<Other>(mention.value)) line += "  →  " + Describe(mention);
  line += "\n      " + std::string(mention.rule);
  for (const lexer::Term& term : terms) {
    line += "\n      " + std::string(term.entry->table_name()) +
            "/lexicon.tsv:" + std::to_string(term.entry->row()->line) + "  " +
            std::string(term.entry->term()) + " (" +
            std::string(lexicon::TagName(term.entry->tag)) + ")";
  }
  Print(line + "\n");
}

void PrintSection(const Shared& shared, const char* heading) {
  Print("\n" + shared.Say(heading) + "\n");
}

// Numbers that no rule took.
void PrintUnknown(const Shared& shared, const Document& document,
                  const std::vector<Mention>& mentions) {
  PrintSection(shared, "explain.unknown");
  bool any = false;
  auto mention = mentions.begin();  // tokens and mentions both ascend
  for (const text::Token& token : text::Tokenize(document.text)) {
    const Span span{token.start, token.end};
    while (mention != mentions.end() && mention->span.end <= span.start) ++mention;
    const bool taken = mention != mentions.end() && mention->span.Contains(span);
    if (token.kind != text::TokenKind::kNumber || taken) continue;
    Print("  " + Quote(document, span) + "\n");
    any = true;
  }
  if (!any) Print("  " + shared.Say("explain.nothing") + "\n");
}

void PrintMentions(const Shared& shared, const Document& document,
                   const std::vector<Mention>& mentions, const Trace& trace, bool others) {
  PrintSection(shared, others ? "explain.others" : "explain.mentions");
  bool any = false;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    if (std::holds_alternative<Other>(mentions[i].value) != others) continue;
    PrintMention(document, mentions[i], trace.terms[i]);
    any = true;
  }
  if (!any) Print("  " + shared.Say("explain.nothing") + "\n");
}

// Each slot with its value, the words that tell it and where they stand.
void PrintStatements(const Shared& shared, const Record& record) {
  PrintSection(shared, "explain.statements");
  for (const statements::Statement& statement : record.statements) {
    Print("  " + Quote(record.document, record.mentions[statement.mention].span) + "  →  " +
          statements::Describe(statement) + "\n");
    for (std::size_t i = 0; i < statements::kSlots; ++i) {
      const statements::Slot& slot = statement.slots[i];
      if (!slot) continue;
      std::string line = "      " + std::string(NameOf(static_cast<statements::SlotName>(i))) +
                         " = " + slot.value + "  [" + std::string(NameOf(slot.origin)) + "]";
      if (!slot.evidence.empty()) line += " " + Quote(record.document, slot.evidence);
      Print(line + "\n");
    }
  }
  if (record.statements.empty()) Print("  " + shared.Say("explain.nothing") + "\n");
}

int Run(const Shared& shared, const Options& options) {
  if (options.reader) return ExplainReader(shared, options.words);
  if (!options.published.empty() && !ParseIsoDate(options.published)) {
    shared.Complain(shared.Say("bad-date", {{"date", options.published}}));
    return kCouldNotRun;
  }
  const Document document = ReadText(options);
  Trace trace;
  const std::vector<Mention> mentions = FindMentions(document.text, document.published, &trace);
  Print(shared.Say("explain.text") + "\n  " + document.text + "\n");
  PrintMentions(shared, document, mentions, trace, false);
  PrintMentions(shared, document, mentions, trace, true);
  PrintUnknown(shared, document, mentions);
  const Record record = MakeRecord(document);
  PrintSection(shared, "explain.passage");
  const lexer::Lexed lexed(record.document.text, lexicon::SharedLexicon());
  Print("  " + passage::Describe(passage::Passage(lexed, record.mentions)) + "\n");
  PrintStatements(shared, record);
  PrintSection(shared, "explain.checks");
  for (const checks::Check& check : record.checks) {
    Print("  " + std::string(checks::VerdictName(check.verdict)) + " (" +
          std::string(checks::ClassName(check.check_class)) +
          "): " + check.MessageIn(shared.language) + " [" + std::string(check.rule) + "]\n");
  }
  if (record.checks.empty()) Print("  " + shared.Say("explain.nothing") + "\n");
  FlushOutput();
  return kOk;
}

}  // namespace

void AddExplain(CLI::App& app, Shared& shared) {
  CLI::App* command = AddCommand(app, shared, "explain");
  auto options = std::make_shared<Options>();
  command->add_option("TEXT", options->words, shared.Say("text"))->option_text("TEXT…");
  command->add_option("--published", options->published, shared.Say("published"))
      ->option_text("DATE");
  command->add_flag("--reader", options->reader, shared.Say("reader-option"));
  command->callback(
      [&shared, options] { shared.run = [&shared, options] { return Run(shared, *options); }; });
}

}  // namespace rasoat::apps
