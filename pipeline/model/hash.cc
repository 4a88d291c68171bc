#include "pipeline/model/hash.h"

#include <openssl/evp.h>

#include <cerrno>
#include <fstream>
#include <memory>
#include <span>
#include <vector>

#include "pipeline/model/error.h"

namespace rasoat {
namespace {

constexpr std::size_t kPiece = 1U << 16;  // bytes read at a time

std::string Hex(std::span<const unsigned char> bytes) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string hex;
  for (const unsigned char byte : bytes) {
    hex.push_back(kDigits[byte >> 4]);
    hex.push_back(kDigits[byte & 0xF]);
  }
  return hex;
}

}  // namespace

std::string Sha256(std::string_view bytes) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int length = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest, &length, EVP_sha256(), nullptr) != 1) {
    throw Error(ErrorCode::kInternal, "", "SHA-256");
  }
  return Hex({digest, length});
}

std::string Sha256OfFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Error(ErrorCode::kUnreadable, path, SystemMessage(errno));
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                        &EVP_MD_CTX_free);
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int length = 0;
  bool well = context != nullptr && EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) == 1;
  std::vector<char> piece(kPiece);
  while (well && in) {
    in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    well =
        EVP_DigestUpdate(context.get(), piece.data(), static_cast<std::size_t>(in.gcount())) == 1;
  }
  if (in.bad()) throw Error(ErrorCode::kUnreadable, path, SystemMessage(errno));
  if (!well || EVP_DigestFinal_ex(context.get(), digest, &length) != 1) {
    throw Error(ErrorCode::kInternal, path, "SHA-256");
  }
  return Hex({digest, length});
}

std::string DocumentId(std::string_view address) { return Sha256(address).substr(0, 32); }

}  // namespace rasoat
