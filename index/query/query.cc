#include "index/query/query.h"

#include <algorithm>

#include "index/xapian/schema.h"
#include "pipeline/text/keys.h"
#include "pipeline/text/normalize.h"
#include "pipeline/text/tokenizer.h"

// The text is cut with the tokenizer of the index. Signs between words that no blank parts make a
// phrase of them: 184/310, 34-KL/TW.

namespace rasoat::query {
namespace {

using text::Token;
using text::TokenKind;
using xapian::Field;

constexpr double kTitleWeight = 3;
constexpr std::size_t kMostWords = 64;

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text::Normalize(text).text) {}

  Query Run() {
    for (const Token& token : text::Tokenize(text_)) Take(token);
    Finish();
    query_.folded = !marked_;
    for (Phrase& phrase : query_.phrases) {
      for (Word& word : phrase.words) {
        const std::string key =
            query_.folded ? text::FoldedKey(word.key) : text::TonedKey(word.key);
        word.key = xapian::CutKey(key);
      }
    }
    return std::move(query_);
  }

 private:
  void Take(const Token& token) {
    const std::string_view written =
        std::string_view(text_).substr(token.start, token.end - token.start);
    if (token.kind == TokenKind::kSymbol) {
      TakeSign(written, token.space_before || token.start == 0);
      return;
    }
    if (!quoted_ && token.space_before) Finish();
    if (count_++ >= kMostWords) return;
    open_.words.push_back({std::string(written)});
    marked_ |= text::TonedKey(written) != text::FoldedKey(written);
  }

  void TakeSign(std::string_view sign, bool after_blank) {
    if (sign == "\"" || sign == "“" || sign == "”") {
      const bool excluded = open_.excluded && open_.words.empty();
      Finish();
      open_.excluded = excluded;
      quoted_ = !quoted_;
    } else if (sign == "-" && after_blank && !quoted_) {
      Finish();
      open_.excluded = true;
    } else if (after_blank && !quoted_) {
      Finish();
    }
  }

  void Finish() {
    if (!open_.words.empty()) query_.phrases.push_back(std::move(open_));
    open_ = {};
  }

  std::string text_;
  Query query_;
  Phrase open_;
  bool quoted_ = false;
  bool marked_ = false;
  std::size_t count_ = 0;
};

Xapian::Query InField(const Phrase& phrase, const Field& field) {
  std::vector<Xapian::Query> terms;
  for (const Word& word : phrase.words) {
    terms.emplace_back(std::string(field.prefix) + word.key);
  }
  if (terms.size() == 1) return terms.front();
  return {Xapian::Query::OP_PHRASE, terms.begin(), terms.end(),
          static_cast<Xapian::termcount>(terms.size())};
}

Xapian::Query ToXapian(const Phrase& phrase, bool folded) {
  namespace fields = xapian::fields;
  const Xapian::Query text = InField(phrase, folded ? fields::kFoldedText : fields::kText);
  const Xapian::Query title = InField(phrase, folded ? fields::kFoldedTitle : fields::kTitle);
  return {Xapian::Query::OP_OR, text,
          Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, title, kTitleWeight)};
}

}  // namespace

Query Parse(std::string_view text) { return Parser(text).Run(); }

Xapian::Query ToXapian(const Query& query) {
  std::vector<Xapian::Query> wanted;
  std::vector<Xapian::Query> unwanted;
  for (const Phrase& phrase : query.phrases) {
    (phrase.excluded ? unwanted : wanted).push_back(ToXapian(phrase, query.folded));
  }
  if (wanted.empty()) return Xapian::Query::MatchNothing;
  const Xapian::Query all(Xapian::Query::OP_AND, wanted.begin(), wanted.end());
  if (unwanted.empty()) return all;
  const Xapian::Query none(Xapian::Query::OP_OR, unwanted.begin(), unwanted.end());
  return {Xapian::Query::OP_AND_NOT, all, none};
}

std::string Describe(const Query& query) {
  std::string text = query.folded ? "folded" : "toned";
  for (const Phrase& phrase : query.phrases) {
    text += phrase.excluded ? " NOT " : " ";
    const bool quoted = phrase.words.size() > 1;
    if (quoted) text += '"';
    for (std::size_t i = 0; i < phrase.words.size(); ++i) {
      if (i > 0) text += ' ';
      text += phrase.words[i].key;
    }
    if (quoted) text += '"';
  }
  return text;
}

}  // namespace rasoat::query
