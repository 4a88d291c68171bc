#include "pipeline/readers/paged/signature.h"

#include <algorithm>

#include "pipeline/text/keys.h"
#include "pipeline/text/normalize.h"

namespace rasoat::readers::paged {
namespace {

struct SignatureWord {
  std::string_view column;
  std::string_view word;
  int line;
};

constexpr SignatureWord kWords[] = {
#include "signature_words.inc"
};

bool BeginsWith(std::string_view text, std::string_view kind) {
  std::string head;
  text::AppendLower(text::Normalize(text).text, head);
  return std::any_of(std::begin(kWords), std::end(kWords), [&](const SignatureWord& row) {
    return row.column == kind && head.starts_with(row.word);
  });
}

bool BeginsWith(const Column& column, std::string_view kind) {
  return BeginsWith(column.lines.front().text, kind);
}

}  // namespace

bool OpensSignature(std::string_view text) { return BeginsWith(text, "signature"); }

std::vector<BlockKind> FindSignatures(const std::vector<Column>& columns) {
  std::vector<BlockKind> roles(columns.size(), BlockKind::kParagraph);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const bool beside = columns[i].row > 0;
    if (beside && columns[i].place == 0 && BeginsWith(columns[i], "recipients")) {
      roles[i] = BlockKind::kRecipients;
      for (std::size_t j = i + 1; j < columns.size(); ++j) {
        if (columns[j].row == columns[i].row && columns[j].place == 1) {
          roles[j] = BlockKind::kSignature;
        }
      }
    } else if (beside && columns[i].place == 1 && BeginsWith(columns[i], "signature")) {
      roles[i] = BlockKind::kSignature;
    }
  }
  return roles;
}

}  // namespace rasoat::readers::paged
